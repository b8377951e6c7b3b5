/** Citations as RIS: one tag a line, never folded, since readers join folded lines with a space. */
import type { CslItem } from './citation.ts';

const TYPES = { webpage: 'ELEC', dataset: 'DATA' } as const;

/** One record with the empty line behind it. */
export function ris(item: CslItem): string {
  const [date] = item.issued?.['date-parts'] ?? [];
  const lines: [tag: string, value: string | undefined][] = [
    ['TY', TYPES[item.type]],
    ['ID', item.id],
    ...item.author.map(({ literal }): [string, string] => ['AU', literal]),
    ['TI', item.title],
    ['T2', item['container-title']],
    ['M3', item.genre],
    ['PY', date?.[0] === undefined ? undefined : String(date[0])],
    ['DA', date?.map((part) => String(part).padStart(2, '0')).join('/')],
    ['ET', item.version],
    ['N1', item.note],
    ['LA', item.language],
    ['UR', item.URL],
  ];
  const written = lines.flatMap(([tag, value]) => (value === undefined ? [] : `${tag}  - ${value}\r\n`));
  return `${written.join('')}ER  - \r\n\r\n`;
}
