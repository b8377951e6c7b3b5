/** New files of `new`: made from answers, checked, written. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Collection } from '../domain/schema.ts';
import { template, type Answers } from '../domain/template.ts';
import { checkWhole, type NewFiles } from '../reader/overlay.ts';
import { namesIn } from '../reader/names.ts';
import type { Data } from './new-flags.ts';

/** What can be made, and where it is put. */
export const KINDS = { article: 'articles', claim: 'claims', actor: 'actors' } as const satisfies Record<
  string,
  Collection
>;
export type Kind = keyof typeof KINDS;

/** The text of a new file. */
export const textOf = (collection: Collection, answers: Data): string =>
  template(collection, answers as Answers<typeof collection>);

export const pathOf = (collection: Collection, id: string): string => `${collection}/${id}.md`;

/** Ids that are taken, by files or by new ones that are still to be written. */
export const takenIds = (folder: string, collection: Collection, files: NewFiles): ReadonlySet<string> =>
  new Set([
    ...namesIn(folder, collection).map(({ id }) => id.toLowerCase()),
    ...Object.keys(files)
      .filter((file) => file.startsWith(`${collection}/`))
      .map((file) => file.replace(/^.*\/|\.md$/g, '')),
  ]);

/** The file that an id has already, or null. */
export const existing = (folder: string, collection: Collection, id: string): string | null =>
  ['.md', '.mdx'].map((ending) => `${collection}/${id}${ending}`).find((file) => existsSync(join(folder, file))) ??
  null;

/** What follows from a new file by its nature, and is mended in another one afterwards. */
const AFTERWARDS: ReadonlySet<string> = new Set(['claim/disagreement']);

/** What the files would break: what they may not be written with, in them or elsewhere, and what is mended afterwards. */
export function judge(folder: string, files: NewFiles) {
  const { problems, texts } = checkWhole(folder, files);
  const { blocking = [], afterwards = [] } = Object.groupBy(problems, ({ rule, file }) =>
    AFTERWARDS.has(rule) && !Object.hasOwn(files, file) ? 'afterwards' : 'blocking',
  );
  return { blocking, afterwards, texts };
}

/** Files as they would be written: several are told apart, one is as it is. */
export function filesText(folder: string, files: NewFiles): string {
  const all = Object.entries(files);
  return all.map(([file, text]) => `${all.length === 1 ? '' : `# ${folder}/${file}\n`}${text}`).join('\n');
}

/** Writes files that do not exist yet: all of them, or, where one does exist, none. */
export function writeNew(folder: string, files: NewFiles): void {
  const written: string[] = [];
  try {
    for (const [file, text] of Object.entries(files)) {
      const path = join(folder, file);
      writeFileSync(path, text, { flag: 'wx' });
      written.push(path);
    }
  } catch (error) {
    for (const path of written) rmSync(path);
    throw error;
  }
}
