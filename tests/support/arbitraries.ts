/**
 * Random small trackers: few actors, claims and articles with every kind, stance and relation, so that they often meet.
 * Every one is a tracker that `checkRecords` accepts, but for what `problemsOf` leaves out.
 */
import fc from 'fast-check';
import type { Article, Records } from '../../src/domain/records.ts';
import { checkRecords } from '../../src/domain/rules.ts';
import { CLAIM_KINDS, STANCES, type ClaimKind, type Stance, type StatementRecord } from '../../src/domain/schema.ts';
import { actor, article, claim, tracker } from './records.ts';

/** Actors that can be the root of a group of their own. */
export const ROOTS = ['ruritania', 'syldavia', 'league'] as const;
const BODIES = ['ministry', 'staff'] as const;
const PEOPLE = ['envoy', 'speaker'] as const;
const UNNAMED = ['officials', 'advisers'] as const;
export const PUBLISHERS = ['gazette', 'wire'] as const;
const ACTORS = [...ROOTS, ...BODIES, ...PEOPLE, ...UNNAMED, ...PUBLISHERS, 'columnist'] as const;
export const CLAIMS = ['bridge', 'convoy', 'dam', 'envoys'] as const;
const ARTICLES = ['first', 'fourth', 'second', 'third'] as const;

/** Days that the articles, statements and roles of the trackers turn on. */
export const DAYS = ['2024-01-05', '2024-02-01', '2024-03-10', '2024-04-01', '2024-05-02'] as const;
export const day = fc.constantFrom(...DAYS);
const mostly = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: usual, weight: 4 }, { arbitrary: other, weight: 1 });
const published = mostly(day, fc.constantFrom('2024-02-01/..', '2024-03', '2024-03-10~', '2024-04-01/2024-04-20'));
const date = mostly(published, fc.constantFrom('../2024-02-10', '[2024-01-05,2024-03-10]', '2023'));
const figure = fc.constantFrom('10', '~ 10', '> 10', '>= 10', '11', '< 10', '8..10', '100');
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some);
const rarely = <T>(some: fc.Arbitrary<T>) => mostly<T | null>(fc.constant(null), some);

/** A person holds one role after the other, so that never two are in force at once. */
const roles = fc
  .record({
    before: maybe(fc.constantFrom(...ROOTS, ...BODIES)),
    after: maybe(fc.constantFrom(...ROOTS, 'gazette')),
    from: day,
  })
  .map(({ before, after, from }) => [
    ...(before === null ? [] : [{ title: 'Before', group: before, to: '2024-02-29' }]),
    ...(after === null ? [] : [{ title: 'After', group: after, from: from > '2024-03-01' ? from : '2024-03-01' }]),
  ]);
const person = (id: string) =>
  fc
    .record({ group: maybe(fc.constantFrom(...ROOTS, ...BODIES)), roles })
    .map((fields) => actor(id, { kind: 'person', ...fields }));
const grouped = (id: string, kind: 'government-body' | 'unnamed-group' | 'wire-agency') =>
  maybe(fc.constantFrom(...ROOTS)).map((group) => actor(id, { kind, group }));
const actors = fc.tuple(
  fc.constant(actor('ruritania')),
  fc.constant(actor('syldavia')),
  fc.constantFrom('alliance' as const, 'organisation' as const).map((kind) => actor('league', { kind })),
  ...BODIES.map((id) => grouped(id, 'government-body')),
  ...PEOPLE.map(person),
  ...UNNAMED.map((id) => grouped(id, 'unnamed-group')),
  fc.constant(actor('gazette', { kind: 'news-publisher' })),
  grouped('wire', 'wire-agency'),
  fc.constant(actor('columnist', { kind: 'person', group: 'gazette' })),
);

const kinds = Object.keys(CLAIM_KINDS) as ClaimKind[];
// Facts twice: most rules are theirs.
const kind = fc.constantFrom<ClaimKind>(...kinds, 'occurrence', 'quantity', 'date');
const claims = fc.tuple(
  ...CLAIMS.map((id, index) =>
    fc
      .record({
        kind,
        when: rarely(date),
        holder: fc.constantFrom(...ACTORS),
        changes: fc.boolean(),
        tension: fc.subarray(
          CLAIMS.filter((other) => other !== id),
          { maxLength: 1 },
        ),
        // To later claims only, so that they never run in a circle.
        implies: fc.subarray(CLAIMS.slice(index + 1)),
      })
      .map(({ kind: of, holder, changes, tension, ...fields }) =>
        claim(id, {
          ...fields,
          kind: of,
          holder: of === 'position' ? holder : null,
          quantity: of === 'quantity' ? { counts: 'everything', unit: 'pieces', changes } : null,
          tension: tension.map((other) => ({ claim: other, reason: 'They do not sit well together.' })),
        }),
      ),
  ),
);

const stances = Object.keys(STANCES) as Stance[];
// Saying so three times: most statements do.
const stance = fc.constantFrom<Stance>(...stances, 'asserts', 'asserts');
const said = fc.record({
  claim: fc.constantFrom(...CLAIMS, CLAIMS[0], CLAIMS[0]),
  by: maybe(fc.constantFrom(...ACTORS)),
  stance,
  scope: fc.constantFrom(null, 'full' as const, 'narrower' as const),
  stated: maybe(date),
  figure: maybe(figure),
  date,
  valueAt: rarely(date),
  quote: rarely(fc.constant('as it were')),
  origin: rarely(fc.constantFrom(...ACTORS, 'unknown')),
  relayedBy: rarely(fc.constantFrom(...PUBLISHERS)),
});
type Said = typeof said extends fc.Arbitrary<infer T> ? T : never;

const status = fc.constantFrom('corrected' as const, 'retracted' as const, 'retracted' as const);
const carried = fc.record({
  published,
  publisher: maybe(fc.constantFrom(...PUBLISHERS)),
  status: rarely(fc.record({ state: status, date: fc.oneof(day, fc.constantFrom('2024-03-11', '2024-06')) })),
  copyOf: rarely(fc.constantFrom(...ARTICLES)),
  statements: fc.array(said, { maxLength: 5 }),
});
type Carried = typeof carried extends fc.Arbitrary<infer T> ? T : never;

/** A random tracker. */
export const trackers: fc.Arbitrary<Records> = fc
  .record({
    actors,
    claims,
    articles: fc.array(carried, { minLength: 1, maxLength: ARTICLES.length }),
  })
  .map(({ articles, ...records }) => {
    const kindOf = new Map(records.claims.map((record) => [record.id, record.kind]));
    const written = articles.map((one, index) => writeArticle(one, index, kindOf));
    return withoutCircles(tracker({ ...records, articles: written.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }));
  });

const NAMES = ['first', 'second', 'third', 'fourth'];

function writeArticle(
  { statements, copyOf, ...source }: Carried,
  index: number,
  kindOf: Map<string, ClaimKind>,
): Article {
  const written = statements.map((one, number) => writeStatement(one, `s${number + 1}`, source.publisher, kindOf));
  const original = copyOf !== null && NAMES.indexOf(copyOf) < index ? copyOf : null;
  return article(NAMES[index] ?? '', source.published, written, { ...source, copyOf: original });
}

function writeStatement(
  { figure: number, date: when, ...fields }: Said,
  id: string,
  publisher: string | null,
  kindOf: ReadonlyMap<string, ClaimKind>,
) {
  const by = fields.by === publisher ? null : fields.by;
  const value = number === null ? null : kindOf.get(fields.claim) === 'date' ? when : number;
  return {
    ...fields,
    id,
    by,
    scope: fields.stance === 'doubts' || fields.stance === 'no-evidence' ? fields.scope : null,
    value,
    valueAt: value === null ? null : fields.valueAt,
    origin: by !== null && fields.origin === by ? null : fields.origin,
    relayedBy: by !== null && fields.relayedBy === by ? null : fields.relayedBy,
  };
}

/**
 * Problems of records, but for disagreements that nobody has explained, and for words that are reported before they are
 * said: statuses must hold for these too.
 */
export const problemsOf = (records: Records) =>
  checkRecords(records).filter(({ rule }) => rule !== 'claim/disagreement' && rule !== 'statement/date');

/** Takes away one origin after the other until none runs in a circle. */
function withoutCircles(records: Records): Records {
  const [problem, ...others] = problemsOf(records);
  if (problem === undefined) return records;
  const [list, index, field] = problem.path;
  if (
    problem.rule !== 'relation/cycle' ||
    list !== 'statements' ||
    field !== 'origin' ||
    others.length > CLAIMS.length
  ) {
    throw new Error(`a tracker that is refused: ${JSON.stringify(problem)}`);
  }
  const articles = records.articles.map((record) => {
    if (record.file !== problem.file) return record;
    const statements = record.statements.map((one, at): StatementRecord =>
      at === index ? { ...one, origin: null } : one,
    );
    return { ...record, statements };
  });
  return withoutCircles({ ...records, articles });
}
