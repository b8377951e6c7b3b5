/** The origin tree: why three articles can be one origin. */
import { expect, test } from 'vitest';
import { originTree } from '../../src/views/origins.ts';
import { createSite, known, type Site } from '../../src/views/site.ts';
import { trackers } from '../support/arbitraries.ts';
import { check } from '../support/check.ts';
import { actor, article, claim, tracker } from '../support/records.ts';
import { storyRecords } from '../support/story.ts';

const treeOf = (site: Site, id: string) => originTree(site, known(site.graph.claims, id));

/** The tree as lines: "for / group Town / Mayor < Harbour / one". */
const lines = (site: Site, id: string) =>
  treeOf(site, id).sides.flatMap(({ side, origins }) =>
    origins.flatMap(({ standing, name, voices }) =>
      voices.flatMap(({ name: voice, informant, derived, leaves }) =>
        leaves.map(({ statement, copyOf }) =>
          [
            side,
            `${standing} ${name}`,
            [voice, informant && `< ${informant.name}`, derived && `(${derived})`].filter(Boolean).join(' '),
            [statement.article.id, copyOf && `= ${copyOf}`].filter(Boolean).join(' '),
          ].join(' / '),
        ),
      ),
    ),
  );

const story = createSite(storyRecords());

test.each([
  ['bridge-closed', '3 articles, 2 texts, 2 origins', null],
  ['crack-in-north-pier', '2 articles, 2 origins', 'The articles’ own voice adds none.'],
  [
    'vehicles-per-day',
    '3 articles, 2 texts, 2 origins',
    'What is not traced to an origin adds none beside those named.',
  ],
  ['bridge-built', '1 article, no named origin', 'The articles’ own voice adds none.'],
  [
    'no-crossing-left',
    '1 article, no named origin',
    'What is not traced to an origin counts as one at the most, however many say it.',
  ],
  ['bridge-collapsed', '0 articles, no named origin', null],
])('the headline of %s: %s', (id, headline, note) => {
  const tree = treeOf(story, id);
  expect([tree.headline, tree.note]).toEqual([headline, note]);
});

test('the branches of a claim, whole', () => {
  expect(lines(story, 'bridge-closed')).toEqual([
    'for / group Republic of Merrow / Port Authority of Merrow / bridge-closes',
    'for / group Republic of Merrow / Port Authority of Merrow / gates-down-in-short = Port Merrow closes its swing bridge',
    'for / group Town Council of Port Merrow / Ivo Tarn / bridge-closes',
    'none / group Merrow Ferries / Merrow Ferries / spring-of-doubt',
  ]);
});

test('one who speaks on another’s information is a voice of that origin, also where an article leaves it out', () => {
  const site = createSite(
    tracker({
      actors: [
        actor('town', { name: 'Town' }),
        actor('league', { name: 'League', kind: 'alliance' }),
        actor('officials', { name: 'Officials', kind: 'unnamed-group' }),
      ],
      claims: [claim('a', { disagreement: 'They differ.' })],
      articles: [
        article('one', '2031-01-10', [
          { claim: 'a', by: 'league', stance: 'asserts', origin: 'town' },
          { claim: 'a', by: 'officials', stance: 'denies' },
        ]),
        article('two', '2031-01-11', [
          { claim: 'a', by: 'league', stance: 'asserts' },
          { claim: 'a', stance: 'asserts', origin: 'unknown' },
        ]),
        article('three', '2031-01-12', [
          { claim: 'a', by: 'town', stance: 'asserts' },
          { claim: 'a', stance: 'doubts' },
        ]),
      ],
    }),
  );
  expect(treeOf(site, 'a').headline).toBe('3 articles, 1 origin');
  expect(lines(site, 'a')).toEqual([
    'for / group Town / League < Town / one',
    'for / group Town / League (counts as Town: speaks on its information elsewhere) / two',
    'for / group Town / Town / three',
    'for / untraced Not traced to an origin / The article itself < information whose source is not named / two',
    'against / untraced Not traced to an origin / Officials / one',
    'question / publisher The articles’ own voice / The article itself / three',
  ]);
});

test('in any tracker every statement stands in the tree of its claim once, under what vouches for it', () => {
  check(40, trackers, (records) => {
    const site = createSite(records);
    for (const node of site.graph.claims.values()) {
      const { sides } = originTree(site, node);
      const found = sides.flatMap(({ side, origins }) =>
        origins.flatMap(({ standing, href, voices }) =>
          voices.flatMap(({ from, leaves }) =>
            leaves.map(({ statement }) => {
              expect([statement.side ?? 'none', statement.standing, statement.group?.href ?? null]).toEqual([
                side,
                standing,
                href,
              ]);
              expect(from <= statement.from).toBe(true);
              return statement.key;
            }),
          ),
        ),
      );
      expect(found.toSorted()).toEqual(node.statements.map(({ key }) => key).toSorted());
      const counted = new Set(
        sides
          .flatMap(({ origins }) =>
            origins.filter(
              ({ counts, voices }) => counts && voices.some(({ leaves }) => leaves.some((l) => l.statement.counts)),
            ),
          )
          .map(({ href }) => href),
      );
      const { origins } = node.status;
      expect(counted.size).toBe(new Set([...origins.for, ...origins.against, ...origins.question]).size);
    }
  });
});
