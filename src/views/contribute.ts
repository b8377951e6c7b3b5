/** What a reader can do to mend the record or to add to it, as far as the tracker says where. */
import { text } from '../text.ts';
import type { Link } from './parts.ts';
import type { Site } from './site.ts';

const words = text.contribute;

/** For the page of a record: edit its file, report a mistake in it. */
export const recordActions = ({ links }: Site, name: string, href: string, file: string): Link[] =>
  known([
    [words.edit, links.edit(file)],
    [words.report, links.reportMistake(words.mistakeIn(name), href)],
  ]);

/** Where articles are asked for: write one, or suggest one for others to write. */
export const articleActions = ({ links }: Site): Link[] =>
  known([
    [words.add, links.addArticle],
    [words.suggest, links.suggestArticle],
  ]);

const known = (actions: [name: string, href: string | null][]): Link[] =>
  actions.flatMap(([name, href]) => (href === null ? [] : [{ name, href }]));
