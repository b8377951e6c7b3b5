import { expect, test } from 'vitest';
import { find, findable } from '../../src/cli/new-search.ts';

const NAMES: Record<string, string> = { 'ivo-tarn': 'Ivo Tarn', traffic: 'Traffic in the harbour' };
const record = (id: string, title: string, texts: string[] = []) =>
  findable({ id, title, kind: null, aliases: [], texts: [title, ...texts] }, (name) => NAMES[name] ?? '');
const RECORDS = [
  record('vehicles-per-day', 'Over 10,000 vehicles crossed on a day', ['traffic', 'ivo-tarn']),
  record('bridge-closed', 'The bridge is closed', ['Traffic had stopped before.']),
  record('traffic-counted', 'Countries count their traffic'),
];

test.each([
  ['', ['vehicles-per-day', 'bridge-closed', 'traffic-counted']],
  ['10000', ['vehicles-per-day']],
  ['over 10,000 vehicle', ['vehicles-per-day']],
  ['crossing vehicles', ['vehicles-per-day']],
  ['closes the bridges', ['bridge-closed']],
  ['stop', ['bridge-closed']],
  ['country', ['traffic-counted']],
  ['Tarn', ['vehicles-per-day']],
  // Names before texts.
  ['traffic', ['traffic-counted', 'vehicles-per-day', 'bridge-closed']],
  ['tarn, bridge', []],
])('%s finds %j', (typed, ids) => {
  expect(find(RECORDS, typed).map(({ id }) => id)).toEqual(ids);
});
