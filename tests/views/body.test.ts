import { describe, expect, test } from 'vitest';
import { renderBody } from '../../src/reader/render-body.ts';
import { readContent } from '../../src/reader/read.ts';
import type { Records } from '../../src/domain/records.ts';
import { bodyContext, bodyView, type BodyPart } from '../../src/views/body.ts';
import { createSite, siteAsOf, type Site } from '../../src/views/site.ts';

const { records, images } = readContent('tests/fixtures/story');
const story = createSite(records as Records, 'content', images);

const view = (body: string, file = 'articles/bridge-closes.md', site: Site = story) =>
  bodyView(site, renderBody(body, file, bodyContext(site, 3)));

/** What a part shows, in short. */
function shown(part: BodyPart): string {
  switch (part.type) {
    case 'html':
      return part.html;
    case 'claim':
      return `claim: ${part.claim.name} (${part.claim.status.label})`;
    case 'figure': {
      const rows = part.chart.scales.flatMap(({ panels }) => panels.flatMap((panel) => panel.rows));
      return `figure: ${part.claim.name}: ${rows.map(({ figure }) => figure).join(', ')}`;
    }
    case 'statement': {
      const { speaker, stanceWords, claim, paragraph, href } = part.statement;
      return `statement: ${speaker.name} ${stanceWords}: ${claim.name}, ${paragraph}, ${href}`;
    }
    case 'timeline':
      return `${part.name}: ${part.entries.map((entry) => entry.date?.words).join('; ')}`;
    case 'nothing':
      return part.words;
    default:
      return part satisfies never;
  }
}

describe.each(['md', 'mdx'])('in .%s', (ending) => {
  test.each([
    ['Claim id="ice-damaged-pier"', 'claim: Ice damaged the north pier (Questioned)'],
    ['Figure claim="repair-cost"', 'figure: What the repair costs: 2 to 3, at least 2.5, at most 3'],
    [
      'Statement id="crack-in-north-pier-ada-fenwick"',
      'statement: Ada Fenwick says so: There is a crack in the north pier, 3, /tracker/articles/bridge-closes/#crack-in-north-pier-ada-fenwick',
    ],
    [
      'Statement id="spring-of-doubt/crack-in-north-pier-ada-fenwick"',
      'statement: Ada Fenwick denies it: There is a crack in the north pier, 1, /tracker/articles/spring-of-doubt/#crack-in-north-pier-ada-fenwick',
    ],
    ['Claim id="never-said"', 'No article on record says anything about this claim yet.'],
    ['Figure claim="never-said"', 'No article on record says anything about this claim yet.'],
    [
      'Timeline from="2019-04-10" to="2019-04"',
      'From the timeline, 10 April 2019 to April 2019: 10 April 2019; 11 April 2019; one of: 12 April 2019, 15 April 2019',
    ],
    ['Timeline to="1911"', 'From the timeline, until 1911: 1911'],
  ])('%s', (component, expected) => {
    const [name = '', attributes] = component.split(/ (.*)/);
    const body = ending === 'mdx' ? `<${component}/>` : `::${name.toLowerCase()}{${attributes}}`;
    const { parts, rich } = view(`Before.\n\n${body}\n\nAfter.`, `articles/bridge-closes.${ending}`);
    expect([parts.map(shown), rich]).toEqual([['<p>Before.</p>', expected, '<p>After.</p>'], true]);
  });
});

test('plain prose is one part, and needs no more style', () => {
  const { parts, rich } = view('One.\n\n- Two.');
  expect([parts.map(shown), rich]).toEqual([['<p>One.</p>\n<ul>\n<li>Two.</li>\n</ul>'], false]);
});

test('an empty text has no parts', () => {
  expect(view('')).toEqual({ parts: [], rich: false });
});

test('a long stretch of the timeline is cut, with the rest a link away', () => {
  const [part] = view('::timeline{from="2019"}').parts;
  expect(part?.type === 'timeline' && [part.entries.length, part.more]).toEqual([
    12,
    { name: '9 more in the timeline', href: '/tracker/timeline/2019-03/' },
  ]);
});

test('as of a day, a text shows what was on record then', () => {
  const then = siteAsOf(story, '2019-03-06');
  const body =
    '::claim{id="ice-damaged-pier"}\n\n::claim{id="market-will-suffer"}\n\n::statement{id="spring-of-doubt/market-will-suffer-town-council"}';
  expect(view(body, 'articles/bridge-closes.md', then).parts.map(shown)).toEqual([
    'claim: Ice damaged the north pier (Questioned)',
    'No article on record says anything about this claim yet.',
  ]);
});

test('pictures have their size and an address of the site', () => {
  expect(view('![A bridge](../images/swing-bridge.png "Ada")').parts.map(shown)).toEqual([
    '<figure class="picture"><img width="960" height="420" src="/tracker/images/swing-bridge.png" alt="A bridge" loading="lazy" decoding="async"><figcaption>Ada</figcaption></figure>',
  ]);
});

test('what was not checked is left out', () => {
  const hostile =
    '::claim{id="no-such"}\n\n::statement{id="no-such"}\n\n::script{src="x"}\n\n::figure{claim="../x/.."}';
  expect(view(hostile).parts.map(shown)).toEqual(['No article on record says anything about this claim yet.']);
});
