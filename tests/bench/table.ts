/** Results in words and tables, as Markdown that a terminal shows as well. */
import type { Figures, Result, Results, Unit } from './results.ts';

const NOTHING = '–';

/** All that there is to say of some measurements: their figures, their bounds, what was not measured and what is in a time. */
export function report(results: Results): string {
  const all = Object.values(results);
  return [
    table(
      ['What', 'Articles', 'Seconds', 'Processor s', 'Peak MB', 'Files', 'Written MB'],
      all.flatMap(({ title, figures }) => [
        [`**${title}**`, '', '', '', '', '', ''],
        ...figures.map((one) => [one.failed === null ? one.name : `${one.name} (failed)`, ...cells(one)]),
      ]),
    ),
    table(
      ['Bound', 'Measured', 'At most', 'Beyond', ''],
      all.flatMap((result) => result.bounds.map((bound) => boundRow(result, bound))),
    ),
    [...all.flatMap((result) => [...notes(result)]), ...measuredOn(all)].map((note) => `- ${note}`).join('\n'),
  ].join('\n\n');
}

/**
 * A table as Prettier lays it out; all columns but the first and an unnamed last one hold numbers.
 *
 * table(['What', 'Files'], [['Hugo', '12']])
 * // '| What | Files |\n| ---- | ----: |\n| Hugo |    12 |'
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const right = head.map((name, column) => column > 0 && name !== '');
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, at) => (right[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, at) => (right[at] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

const cells = ({ articles, wallSeconds, cpuSeconds, peakMegabytes, files, bytes }: Figures): string[] => [
  articles === 0 ? NOTHING : whole(articles),
  figure(wallSeconds, 'seconds'),
  figure(cpuSeconds, 'seconds'),
  figure(peakMegabytes, 'megabytes'),
  files === null ? NOTHING : whole(files),
  bytes === null ? NOTHING : (bytes / 1e6).toFixed(1),
];

function boundRow(result: Result, { what, unit, most, beyond, value }: Result['bounds'][number]): string[] {
  return [
    `${result.title}: ${what}`,
    inUnits(value, unit),
    inUnits(most, unit),
    inUnits(beyond, unit),
    value === null
      ? 'not measured'
      : result.articles !== result.usual
        ? `is for ${whole(result.usual)} articles`
        : value <= most
          ? 'holds'
          : '**does not hold**',
  ];
}

function* notes({ title, includes, missing, figures }: Result): Generator<string> {
  yield `_${title}:_ ${includes}`;
  for (const { name, why } of missing) yield `_${title}:_ ${name} could not be installed: ${oneLine(why)}`;
  for (const { name, failed } of figures) if (failed !== null) yield `_${title}:_ ${name} failed: ${oneLine(failed)}`;
}

/** Once for all that the same software was measured with, on the same machine and as often. */
function measuredOn(all: readonly Result[]): string[] {
  const groups = Map.groupBy(all, ({ rounds, machine, versions }) => `${rounds} ${machine} ${versions['Claimline']}`);
  return [...groups.values()].map((results) => {
    const [{ rounds, machine }] = results as [Result];
    const versions = Object.entries(Object.assign({}, ...results.map((result) => result.versions)));
    const named = versions.map(([name, version]) => `${name} ${version}`).join(', ');
    return `Medians of ${rounds} ${rounds === 1 ? 'run' : 'runs'} in turn, on ${machine}: ${named}.`;
  });
}

/** A value with its unit, as a bound is written: `0.9 ×`, `5 s`, `2,000 MB`. */
export function inUnits(value: number | null, unit: Unit): string {
  if (value === null) return NOTHING;
  switch (unit) {
    case 'ratio':
      return `${significant(value)} ×`;
    case 'seconds':
      return `${significant(value)} s`;
    case 'megabytes':
      return `${whole(value)} MB`;
    case 'exponent':
      return value.toFixed(2);
    default:
      return unit satisfies never;
  }
}

const figure = (value: number | null, unit: 'seconds' | 'megabytes'): string =>
  value === null ? NOTHING : unit === 'seconds' ? value.toFixed(2) : whole(value);

/** Two digits that count, and all whole ones: 0.045, 0.9, 12, 340. */
const significant = (value: number): string => (value >= 10 ? whole(value) : String(Number(value.toPrecision(2))));

const whole = (value: number): string => Math.round(value).toLocaleString('en');

const oneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' · ');
