/** A content folder with secrets beside it, and everything in it that could lead there. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readContent } from '../../src/reader/read.ts';
import { FORMATS } from '../../src/reader/report.ts';
import { STORY } from './story.ts';

export interface Canary {
  /** The content; the secrets lie in the folder around it. */
  content: string;
  /** Stands in every file that nothing may read, and nowhere else. */
  secret: string;
  /** Paths to the secrets, as people would write them in the content. */
  paths: string[];
  remove: () => void;
}

/** A claim as anybody could write it, with the secret in its title and in its text. */
const claimOf = (secret: string) => `---\ntitle: ${secret}\nkind: occurrence\n---\n\n${secret}\n`;

export function makeCanary(): Canary {
  const root = mkdtempSync(join(tmpdir(), 'canary-'));
  const content = join(root, 'content');
  const secret = 'secret-of-the-canary-5f1c';
  cpSync(STORY, content, { recursive: true });
  mkdirSync(join(root, 'outside'));
  const files = ['secret.txt', 'secret.md', 'secret.png', 'secret.js', '.env', 'outside/secret.md'];
  for (const file of files) writeFileSync(join(root, file), claimOf(secret));
  const absolute = files.map((file) => join(root, file));
  return {
    content,
    secret,
    paths: [
      ...files.flatMap((file) => [`../${file}`, `../../${file}`, `../images/../../${file}`]),
      ...files.map((file) => `../images/%2e%2e/%2e%2e/${file}`),
      ...absolute,
      ...absolute.map((file) => pathToFileURL(file).href),
      ...absolute.map((file) => `../../../../../../../../..${file}`),
    ],
    remove: () => rmSync(root, { recursive: true }),
  };
}

/** A path that leads to a well-known file, leading to a secret instead. */
export const aimed = (path: string, { content }: Canary): string =>
  path.replace(/etc.passwd|etc.shadow|etc.hosts|boot\.ini/i, () => join(content, '../secret.txt').slice(1));

/** Fields that name something, with a path where the name would stand. */
const FIELDS: Readonly<Record<string, (path: string) => string>> = {
  claim: (path) => `statements: [{ claim: ${path}, stance: asserts }]`,
  by: (path) => `statements: [{ claim: bridge-closed, by: ${path}, stance: asserts }]`,
  origin: (path) => `statements: [{ claim: bridge-closed, stance: asserts, origin: ${path} }]`,
  'id of a statement': (path) => `statements: [{ id: ${path}, claim: bridge-closed, stance: asserts }]`,
  layout: (path) => `layout: ${path}`,
  slug: (path) => `slug: ${path}`,
  image: (path) => `image: ${path}`,
};
const SOURCE_FIELDS = ['publisher', 'url', 'copyOf'];
const BODIES: readonly ((path: string) => string)[] = [
  (path) => `![a](${path} "b")`,
  (path) => `![a](<${path}> "b")`,
  (path) => `![a][b]\n\n[b]: ${path} "c"`,
  (path) => `[a](${path})`,
  (path) => `[a](claim:${path})`,
  (path) => `::claim{id="${path}"}`,
  (path) => `::statement{id="${path}"}`,
  (path) => `<Claim id="${path}"/>`,
  (path) => `<img src="${path}">`,
  (path) => `import a from '${path}'`,
  (path) => `{require('${path}')}`,
];
/** How many ways of naming a file each path is tried in. */
export const WAYS = Object.keys(FIELDS).length + SOURCE_FIELDS.length + BODIES.length;

const articleWith = (field: string, source: string, body: string): string =>
  [
    '---',
    'title: A report',
    'summary: A report.',
    `source: { published: 2019-03-05${source} }`,
    field,
    '---',
    '',
    body,
    '',
  ].join('\n');

/** Articles that name a path in every field and in every way that a text has, by the name of their file. */
function articlesWith(path: string): Map<string, string> {
  const written = JSON.stringify(path);
  const texts = [
    ...Object.values(FIELDS).map((field) => articleWith(field(written), '', 'Text.')),
    ...SOURCE_FIELDS.map((field) => articleWith('', `, ${field}: ${written}`, 'Text.')),
    ...BODIES.map((body) => articleWith('', '', body(path))),
  ];
  return new Map(texts.map((text, i) => [`canary-${i}.${i % 2 === 0 ? 'md' : 'mdx'}`, text]));
}

/** Everything that a check says or hands over, as text. */
export function checked(content: string): string {
  const read = readContent(content);
  return [...Object.values(FORMATS).map((print) => print(read, content)), JSON.stringify(read.records)].join('\n');
}

/** What a check says of articles that name paths; the content is as before afterwards. */
export function checkedWith({ content }: Canary, paths: readonly string[]): string {
  const written = new Set<string>();
  paths.forEach((path, i) => {
    for (const [name, text] of articlesWith(path)) {
      const file = join(content, 'articles', name.replace('canary', `canary-${i}`));
      writeFileSync(file, text);
      written.add(file);
    }
  });
  try {
    return checked(content);
  } finally {
    for (const file of written) rmSync(file);
  }
}

/** Links that lead out of the content, by what they pretend to be: each puts itself there. */
export const LINKS: Readonly<Record<string, (content: string) => void>> = {
  'an article': (content) => symlinkSync('../../secret.md', join(content, 'articles/linked.md')),
  'a claim, by its whole path': (content) =>
    symlinkSync(join(content, '../outside/secret.md'), join(content, 'claims/linked.md')),
  'a picture': (content) => symlinkSync('../../secret.png', join(content, 'images/linked.png')),
  'the settings': (content) => {
    rmSync(join(content, 'tracker.yaml'));
    symlinkSync('../secret.md', join(content, 'tracker.yaml'));
  },
  'the places': (content) => {
    rmSync(join(content, 'places.yaml'));
    symlinkSync('../secret.md', join(content, 'places.yaml'));
  },
  'a whole collection': (content) => {
    rmSync(join(content, 'claims'), { recursive: true });
    symlinkSync('../outside', join(content, 'claims'));
  },
  'the pictures': (content) => {
    rmSync(join(content, 'images'), { recursive: true });
    symlinkSync('../outside', join(content, 'images'));
  },
  'a folder in a collection': (content) => symlinkSync('../../outside', join(content, 'actors/linked')),
};
