/**
 * Trackers of any size for measurements: the same number gives the same files, byte for byte, and `check` accepts them.
 *
 * `size` articles of about 400 words with 4 to 10 statements each, `size / 2` claims and `size / 20` actors. A few
 * actors and claims carry most of what is said, as in real stories; there are figures, uncertain dates and tensions.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

const WORDS =
  'harbour council vessel report engineer committee morning figure agreement region transport supply engine border ' +
  'minister spokesman statement evening question market bridge convoy member answer signal weather crew document ' +
  'station railway winter summer village neighbour company schedule meeting promise repair account number letter';
const KINDS = ['occurrence', 'quantity', 'date', 'position', 'motive', 'prediction', 'assessment'] as const;
const STANCES = ['asserts', 'asserts', 'asserts', 'asserts', 'confirms', 'implies', 'declines', 'doubts'] as const;
const FIGURES = ['~ 10000', '> 10000', '10000', '>= 9500', '9000..11000', '< 12000'] as const;
const TOPICS = ['ships', 'talks', 'money', 'weather', 'people'] as const;
const FIRST_DAY = Date.UTC(2030, 0, 1);
const DAY = 86_400_000;

/** What is drawn by chance: the same seed gives the same row of numbers. */
class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A number from 0 to below `end`. mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * end;
  }

  whole = (end: number): number => Math.floor(this.below(end));
  /** Small numbers more often than large ones: of 5,000, the first comes once in seventy times. */
  skewed = (end: number): number => Math.floor(end * this.below(1) ** 2);
  oneOf = <T>(items: readonly [T, ...T[]] | readonly T[]): T => items[this.whole(items.length)] as T;
  happens = (share: number): boolean => this.below(1) < share;
}

/** The files of a tracker, by path below its folder, one after the other. */
function* corpus(size: number): Generator<[file: string, text: string]> {
  const chance = new Chance(size);
  const words = WORDS.split(' ');
  const claims = Math.max(2, Math.floor(size / 2));
  const actors = Math.max(10, Math.floor(size / 20));
  const publishers = Math.max(2, Math.floor(actors / 10));
  const sentence = (length: number): string => {
    const text = Array.from({ length }, () => chance.oneOf(words)).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const day = (number: number): string => new Date(FIRST_DAY + number * DAY).toISOString().slice(0, 10);
  const file = (fields: object, body: string): string => `---\n${stringify(fields, { lineWidth: 0 })}---\n\n${body}\n`;
  const kindOf = (claim: number) => KINDS[claim % KINDS.length] ?? 'occurrence';

  yield [
    'tracker.yaml',
    stringify({
      title: 'Harbour tracker',
      description: 'A tracker made for measurements.',
      language: 'en',
      story: 'Nothing happened. Then it was reported.',
      topics: TOPICS.map((id) => ({ id, title: `About ${id}` })),
      featured: ['claim-1'],
      licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    }),
  ];
  yield [
    'places.yaml',
    stringify([
      { id: 'island', name: 'The island', point: { lat: 12.5, lon: -30.25 }, source: 'made up' },
      { id: 'harbour', name: 'The harbour', within: 'island' },
    ]),
  ];

  for (let actor = 0; actor < actors; actor++) {
    const publishes = actor < publishers;
    const person = !publishes && actor % 2 === 0 && actor > publishers + 5;
    yield [
      `actors/actor-${actor}.md`,
      file(
        {
          name: `Actor ${actor}`,
          kind: publishes ? 'news-publisher' : person ? 'person' : actor % 7 === 0 ? 'unnamed-group' : 'state',
          aliases: [`Alias ${actor}`],
          ...(person && {
            roles: [{ title: 'speaker', group: `actor-${publishers + (actor % 5)}`, from: '2030-01' }],
          }),
        },
        sentence(12),
      ),
    ];
  }

  for (let claim = 0; claim < claims; claim++) {
    const kind = kindOf(claim);
    yield [
      `claims/claim-${claim}.md`,
      file(
        {
          title: `${sentence(8).slice(0, -1)} ${claim}`,
          kind,
          ...(chance.happens(0.3) && { when: chance.oneOf([day(chance.whole(700)), '2030-11', '2030-06-18?']) }),
          ...(chance.happens(0.4) && { place: chance.oneOf(['island', 'harbour']) }),
          ...(kind === 'position' && { holder: `actor-${chance.skewed(actors)}` }),
          ...(kind === 'quantity' && { quantity: { counts: sentence(5), unit: 'people', changes: claim % 2 === 0 } }),
          topics: [chance.oneOf(TOPICS)],
          ...(chance.happens(0.1) &&
            claim > 0 && { tension: [{ claim: `claim-${chance.whole(claim)}`, reason: sentence(9) }] }),
          // Whether accounts conflict is for the rules to say: every claim is ready for it.
          disagreement: sentence(12),
        },
        chance.happens(0.2) ? sentence(30) : '',
      ),
    ];
  }

  for (let article = 0; article < size; article++) {
    const published = chance.whole(900);
    const publisher = chance.skewed(publishers);
    const carried = new Set<string>();
    const statements = Array.from({ length: 4 + chance.whole(7) }, (_, index) => {
      const claim = chance.skewed(claims);
      const by = chance.happens(0.8) ? publishers + chance.skewed(actors - publishers) : null;
      const id = `claim-${claim}-${by}`;
      const twice = carried.has(id);
      carried.add(id);
      const kind = kindOf(claim);
      return {
        ...(twice && { id: `again-${index}` }),
        claim: `claim-${claim}`,
        ...(by !== null && { by: `actor-${by}` }),
        stance: chance.oneOf(STANCES),
        ...(by !== null && chance.happens(0.6) && { stated: day(Math.max(0, published - chance.whole(5))) }),
        ...(kind === 'quantity' && { value: chance.oneOf(FIGURES) }),
        ...(kind === 'date' && { value: chance.oneOf(['2030-06-18', '2030-06', '2030-11']) }),
        ...(chance.happens(0.3) && { hedge: chance.oneOf(['reportedly', 'about', 'may']) }),
        ...(chance.happens(0.3) && { quote: sentence(8).slice(0, -1) }),
        paragraph: index + 1,
        // On the information of somebody with a higher number only: never in a circle.
        ...(by !== null && by < actors - 1 && chance.happens(0.1) && { origin: `actor-${actors - 1}` }),
      };
    });
    const paragraphs = Array.from({ length: 5 }, (_, index) => {
      const mention = index === 0 ? ` See [this claim](claim:${statements[0]?.claim}) and [it](actor:actor-0).` : '';
      return `${sentence(20)} ${sentence(25)} ${sentence(30)}${mention}`;
    });
    yield [
      `articles/article-${article}.md`,
      file(
        {
          title: `${sentence(7).slice(0, -1)} ${article}`,
          summary: sentence(18),
          source: {
            title: sentence(8),
            publisher: `actor-${publisher}`,
            url: `https://example.org/${article}`,
            published: chance.happens(0.9) ? day(published) : `${day(published)}/..`,
          },
          statements,
        },
        paragraphs.join('\n\n'),
      ),
    ];
  }
}

/** Writes a tracker of so many articles into a folder. */
export function writeCorpus(size: number, folder: string): void {
  for (const part of ['articles', 'claims', 'actors']) mkdirSync(join(folder, part), { recursive: true });
  for (const [file, text] of corpus(size)) writeFileSync(join(folder, file), text);
}
