/**
 * SQL that comes with the database: views in it, and the worked queries of the page of downloads.
 *
 * Databases travel: what stands here runs on SQLite from 3.25 (2018) on, since older programs refuse a whole file for one
 * view that they cannot read.
 */
import type { text } from '../text.ts';
import type { Question } from '../views/data.ts';

export interface SqlView {
  name: string;
  meaning: string;
  /** What each column holds. */
  columns: Readonly<Record<string, string>>;
  sql: string;
}

/** Names on one side of the claim at hand, each once and in their order. */
const names = (side: string): string => `(
    SELECT group_concat(name, '; ')
    FROM (
      SELECT DISTINCT coalesce(origins.name, speakers.name, publishers.name, articles.title) AS name
      FROM statements
      JOIN articles ON articles.id = statements.article
      LEFT JOIN actors AS origins ON origins.id = statements.origin_group
      LEFT JOIN actors AS speakers ON speakers.id = statements.speaker
      LEFT JOIN actors AS publishers ON publishers.id = articles.publisher
      WHERE statements.claim = claims.id AND statements.side = '${side}' AND statements.counts_until IS NULL
      ORDER BY name
    )
  )`;

export const VIEWS: readonly SqlView[] = [
  {
    name: 'statements_in_full',
    meaning: 'Every statement with names and titles.',
    columns: {
      id: 'The statement.',
      claim: 'The claim that it is about.',
      claim_title: 'Title of the claim.',
      speaker: 'The actor who says it; empty is the article’s own voice.',
      speaker_name: 'Name of the speaker.',
      stance: 'What the speaker does with the claim.',
      scope: 'Of doubts and `no-evidence`: whether they question the claim itself.',
      side: 'The side that it takes by the rules.',
      origin: 'On whose information the speaker speaks.',
      origin_name: 'Name of that actor.',
      unnamed: '1 where the information is of people whom the source does not name, else 0.',
      untraced: '1 where nobody says whose information it is, else 0.',
      relayed_by: 'The actor who carried the words between speaker and article.',
      relayed_by_name: 'Name of that actor.',
      value: 'The figure or date as said.',
      hedge: 'The words that weaken it, as printed.',
      stated: 'When it was said.',
      stated_from: 'First day that `stated` admits.',
      stated_to: 'Last day that `stated` admits.',
      said_by_day: 'Last day on which it can have been said: that of `stated`, else that of the article.',
      quote: 'Words between quotation marks in the source.',
      note: 'What a reader must know to read it rightly, in the tracker’s words.',
      article: 'The article that carries it.',
      article_title: 'The tracker’s headline for it.',
      publisher_name: 'Who published the source.',
      counts_until: 'From this day on it counts no more.',
      url: 'Address of the statement.',
    },
    sql: `SELECT
  statements.id,
  statements.claim,
  claims.title,
  statements.speaker,
  speakers.name,
  statements.stance,
  statements.scope,
  statements.side,
  statements.origin,
  origins.name,
  coalesce(statements.origin <> 'unknown' AND origins.kind = 'unnamed-group', speakers.kind = 'unnamed-group', 0),
  coalesce(statements.origin = 'unknown', 0),
  statements.relayed_by,
  relays.name,
  statements.value,
  statements.hedge,
  statements.stated,
  statements.stated_from,
  statements.stated_to,
  CASE WHEN statements.stated IS NULL THEN articles.published_to ELSE statements.stated_to END,
  statements.quote,
  statements.note,
  statements.article,
  articles.title,
  publishers.name,
  statements.counts_until,
  statements.url
FROM statements
JOIN claims ON claims.id = statements.claim
JOIN articles ON articles.id = statements.article
LEFT JOIN actors AS speakers ON speakers.id = statements.speaker
LEFT JOIN actors AS origins ON origins.id = statements.origin
LEFT JOIN actors AS relays ON relays.id = statements.relayed_by
LEFT JOIN actors AS publishers ON publishers.id = articles.publisher`,
  },
  {
    name: 'claims_with_several_sides',
    meaning:
      'Claims on which statements take more than one side, and who stands where: whose word it is, where nobody’s is known the speaker, of an article’s own voice the publisher.',
    columns: {
      claim: 'The claim.',
      title: 'Its title.',
      status: 'Its status by the rules.',
      for_on_word_of: 'On whose word it is so.',
      against_on_word_of: 'On whose word it is not.',
      questioned_on_word_of: 'On whose word it is in question.',
      url: 'Address of the claim.',
    },
    sql: `SELECT
  claims.id,
  claims.title,
  claims.status,
  ${names('for')},
  ${names('against')},
  ${names('question')},
  claims.url
FROM claims
WHERE (
  SELECT count(DISTINCT side) FROM statements WHERE statements.claim = claims.id AND statements.counts_until IS NULL
) > 1`,
  },
  {
    name: 'first_said',
    meaning:
      'The statements that may be the earliest in the tracker that a claim is so: none for it is surely earlier. Where days are uncertain or not given, there are several.',
    columns: {
      claim: 'The claim.',
      claim_title: 'Its title.',
      speaker_name: 'Who said it; empty is the article’s own voice.',
      stated: 'When it was said; empty where nobody says.',
      stated_from: 'First day that `stated` admits.',
      article_title: 'The article that carries it.',
      publisher_name: 'Who published the source.',
      url: 'Address of the statement.',
    },
    sql: `SELECT
  claim,
  claim_title,
  speaker_name,
  stated,
  stated_from,
  article_title,
  publisher_name,
  url
FROM statements_in_full AS said
WHERE side = 'for' AND counts_until IS NULL AND NOT EXISTS (
  SELECT 1
  FROM statements_in_full AS other
  WHERE other.claim = said.claim
    AND other.side = 'for'
    AND other.counts_until IS NULL
    AND other.said_by_day < said.stated_from
)`,
  },
  {
    name: 'unnamed_sources_by_article',
    meaning:
      'How many statements of each article rest on people whom the source does not name, or on nobody who could be traced.',
    columns: {
      article: 'The article.',
      article_title: 'The tracker’s headline for it.',
      publisher_name: 'Who published the source.',
      statements: 'How many statements it carries.',
      unnamed: 'How many of them rest on unnamed people.',
      untraced: 'How many of them rest on information of which nobody says whose it is.',
    },
    sql: `SELECT article, article_title, publisher_name, count(*), sum(unnamed), sum(untraced)
FROM statements_in_full
GROUP BY article`,
  },
  {
    name: 'figures',
    meaning: 'Figures and dates as said, with who said them.',
    columns: {
      claim: 'The claim.',
      claim_title: 'Its title.',
      quantity: 'What is counted.',
      speaker_name: 'Who said it; empty is the article’s own voice.',
      origin: 'On whose information the speaker speaks.',
      publisher_name: 'Who published the source.',
      stance: 'What the speaker does with the claim.',
      value: 'The figure or date as said.',
      value_form: 'How a figure was said: `over` and `under` leave their limit out.',
      value_min: 'Smallest number that it admits.',
      value_max: 'Largest number that it admits.',
      value_unit: 'Unit of the figure.',
      value_from: 'First day that a date admits.',
      value_to: 'Last day that a date admits.',
      hedge: 'The words that weaken it, as printed.',
      stated: 'When it was said.',
      stated_from: 'First day that `stated` admits.',
      value_at: 'The day that it is true of, where it is not the day of saying.',
      counts_until: 'From this day on it counts no more.',
      url: 'Address of the statement.',
    },
    sql: `SELECT
  statements.claim,
  claims.title,
  claims.quantity,
  actors.name,
  statements.origin,
  publishers.name,
  statements.stance,
  statements.value,
  statements.value_form,
  statements.value_min,
  statements.value_max,
  statements.value_unit,
  statements.value_from,
  statements.value_to,
  statements.hedge,
  statements.stated,
  statements.stated_from,
  statements.value_at,
  statements.counts_until,
  statements.url
FROM statements
JOIN claims ON claims.id = statements.claim
JOIN articles ON articles.id = statements.article
LEFT JOIN actors ON actors.id = statements.speaker
LEFT JOIN actors AS publishers ON publishers.id = articles.publisher
WHERE statements.value IS NOT NULL`,
  },
];

/** The worked queries, by their questions. */
export const QUERIES = {
  sides: `SELECT title, for_on_word_of, against_on_word_of, questioned_on_word_of
FROM claims_with_several_sides
ORDER BY title
LIMIT 10`,
  first: `SELECT claim_title, stated, speaker_name, publisher_name
FROM first_said
WHERE speaker_name IS NOT NULL AND stated IS NOT NULL
ORDER BY stated_from, claim, url
LIMIT 10`,
  figures: `SELECT claim_title, speaker_name, publisher_name, value, value_unit, hedge, stated
FROM figures
WHERE counts_until IS NULL
ORDER BY claim, stated_from, url
LIMIT 10`,
} as const satisfies Record<Question, string>;

/** A search of the full-text index for a word of letters. */
const searching = (word: string): string =>
  `SELECT kind, id, title FROM search WHERE search MATCH '${word}' ORDER BY rank`;

/** How the files are used elsewhere; `addressOf` is what a program is given for a file, `word` one that is in them. */
export const uses = (
  addressOf: (name: string) => string,
  word: string,
): Record<keyof typeof text.data.uses, string> => ({
  sqlite: `sqlite3 tracker.sqlite "${searching(word)}"`,
  duckdb: `SELECT claim, count(*) AS statements
FROM '${addressOf('statements.parquet')}'
GROUP BY claim ORDER BY statements DESC`,
  pandas: `import pandas
claims = pandas.read_csv('${addressOf('claims.csv')}').replace(r"^'", '', regex=True)`,
});
