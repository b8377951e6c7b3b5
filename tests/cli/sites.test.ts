import { afterEach, expect, test, vi } from 'vitest';
import { freePorts } from '../sites.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test.each([
  [undefined, [4401, 4402]],
  ['5001,5002', [5001, 5002]],
])('with CLAIMLINE_PORTS=%s the stories are served at %j', async (text, expected) => {
  vi.stubEnv('CLAIMLINE_PORTS', text);
  vi.resetModules();
  const { sites, siteUrl } = await import('../sites.ts');
  expect([sites.content.port, sites.fixture.port]).toEqual(expected);
  expect(siteUrl(sites.fixture)).toBe(`http://localhost:${expected[1]}/tracker/`);
});

test('free ports differ', async () => {
  const ports = await freePorts(3);
  expect(new Set(ports).size).toBe(3);
  expect(ports.every((port) => port > 1023)).toBe(true);
});
