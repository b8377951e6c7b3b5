/** Checked records: what the reader hands over and everything else is computed from. */
import type { ActorRecord, ArticleRecord, ClaimRecord, PermalinkRecord, PlaceRecord, TrackerRecord } from './schema.ts';

/** What every Markdown file has besides its front matter. */
export interface Authored {
  /** The file's name without its ending. */
  id: string;
  /** Path below the content folder, with `/`. */
  file: string;
  /** Markdown below the front matter. */
  body: string;
  /** When the tracker recorded it: committer date of the first commit that holds the file, ISO 8601 in UTC; null when not known. */
  recorded: string | null;
  /** When it was changed last: of the last commit that touched the file; null when not known. */
  revised: string | null;
}

export type Article = ArticleRecord & Authored;
export type Claim = ClaimRecord & Authored;
export type Actor = ActorRecord & Authored;

/** The order of the lists means nothing. */
export interface Records {
  tracker: TrackerRecord;
  places: PlaceRecord[];
  /** What became of addresses that were given up. */
  permalinks: PermalinkRecord[];
  articles: Article[];
  claims: Claim[];
  actors: Actor[];
  /** Whether no day of recording is known because the git history was not fetched whole. */
  shallow: boolean;
}
