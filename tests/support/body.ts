/** What bodies of the invented story may refer to, and what pages give to them. */
import { knownFrom } from '../../src/reader/known.ts';
import type { BodyContext } from '../../src/reader/safe-html.ts';
import { actor, article, claim } from './records.ts';

const found = <T extends { id: string }>(record: T) => ({ id: record.id, record });

const picture = { width: 640, height: 480 };

/** A bridge that is open or not, cars that were counted, and a paper that says so; the article `torn` is broken. */
export const known = knownFrom(
  {
    articles: [
      found(
        article('gates-down', '2031-05-04', [
          { claim: 'bridge-open', by: 'mayor', stance: 'denies' },
          { claim: 'bridge-open', stance: 'asserts' },
          { claim: 'cars', by: 'mayor', stance: 'asserts', value: '400', id: 'counted' },
        ]),
      ),
    ],
    claims: [
      found(claim('bridge-open')),
      found(claim('cars', { kind: 'quantity', quantity: { counts: 'Cars a day', unit: 'cars' } })),
      found(claim('never-said', { kind: 'quantity', quantity: { counts: 'Boats', unit: 'boats' } })),
    ],
    actors: [found(actor('mayor')), found(actor('ada'))],
  },
  new Map([['bridge.png', picture]]),
);

/** A page on which everything is shown but what is called `gone`. */
export const context: BodyContext = {
  link: (target, id) => (id === 'gone' ? null : `/base/${target}s/${id}/`),
  image: (name) => (name === 'bridge.png' ? { ...picture, src: `/base/images/${name}` } : null),
  level: 3,
  words: { notes: 'Notes', back: 'Back to {reference}', table: 'Table' },
};
