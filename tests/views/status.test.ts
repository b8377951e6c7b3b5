/** Every rule's reason and what would change it, as whole sentences. */
import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { articleSchema, ClaimRecord } from '../../src/domain/schema.ts';
import { RULES } from '../../src/domain/status.ts';
import { claimView } from '../../src/views/claim.ts';
import { createSite } from '../../src/views/site.ts';
import { actor, article, claim, tracker } from '../support/records.ts';

type Statement = NonNullable<z.input<typeof articleSchema>['statements']>[number];
type Said = Omit<Statement, 'claim'>;

const actors = [
  actor('harbour', { name: 'Harbour' }),
  actor('town', { name: 'Town' }),
  actor('pilots', { name: 'Pilots, unnamed', kind: 'unnamed-group' }),
  actor('agency', { name: 'Agency', kind: 'wire-agency' }),
  actor('mayor', { name: 'Mayor', kind: 'person', group: 'town' }),
];

const says = (by: string, fields: Partial<Said> = {}): Said => ({ by, stance: 'asserts', ...fields });
const own = (fields: Partial<Said> = {}): Said => ({ stance: 'asserts', ...fields });

interface Case {
  rule: string;
  kind?: ClaimRecord['kind'];
  fields?: Parameters<typeof claim>[1];
  first: Said[];
  second?: Said[];
  source?: Parameters<typeof article>[3];
  label: string;
  sentence: string;
  wouldChange: string;
}

const counts = { counts: 'boats', unit: 'boats' };
const cases: Case[] = [
  {
    rule: 'facts-retracted',
    first: [says('town')],
    source: { status: { state: 'retracted', date: '2031-02-01' } },
    label: 'No side taken',
    sentence: 'Every source that carried it was retracted.',
    wouldChange: 'A source that stands.',
  },
  {
    rule: 'facts-inconsistent',
    kind: 'quantity',
    fields: { quantity: counts },
    first: [says('town', { value: '> 20' })],
    second: [own({ value: 10 })],
    label: 'Inconsistent',
    sentence: 'The article “second” gave “10 boats”, Town “over 20 boats”; the two cannot both be true.',
    wouldChange: 'A source of one of the two values that is retracted.',
  },
  {
    rule: 'facts-contested',
    first: [says('town')],
    second: [says('harbour', { stance: 'denies' })],
    label: 'Contested',
    sentence: 'One origin says so: Town; one denies it: Harbour.',
    wouldChange: 'A source that is retracted: more voices on either side change nothing.',
  },
  {
    rule: 'facts-questioned',
    first: [says('town')],
    second: [says('harbour', { stance: 'doubts' })],
    label: 'Questioned',
    sentence: 'One origin says so: Town; one doubts it: Harbour.',
    wouldChange: 'A denial by any origin would make it contested.',
  },
  {
    rule: 'facts-corroborated',
    kind: 'quantity',
    fields: { quantity: counts },
    first: [says('town', { value: '~ 10' })],
    second: [says('harbour', { value: 10 }), own()],
    label: 'Two origins',
    sentence: 'Two independent origins say so: Harbour and Town, in two articles.',
    wouldChange: 'A doubt or a denial by any origin. A figure or date for it that cannot be true beside those given.',
  },
  {
    rule: 'facts-single-origin',
    first: [says('town')],
    second: [says('mayor'), says('pilots')],
    label: 'One origin',
    sentence: 'One origin says so: Town, in two articles.',
    wouldChange: 'A second, independent origin; a doubt or a denial by any origin.',
  },
  {
    rule: 'facts-single-origin',
    first: [says('town', { origin: 'harbour' }), own({ origin: 'harbour' })],
    label: 'One origin',
    sentence: 'One origin says so: Harbour (through the article “first” and Town), in one article.',
    wouldChange: 'A second, independent origin; a doubt or a denial by any origin.',
  },
  {
    rule: 'facts-single-origin',
    first: [says('town', { origin: 'unknown' }), says('pilots')],
    label: 'One unnamed origin',
    sentence:
      'One origin says so, and it is not named: Town (on information whose source is not named) and Pilots, unnamed, in one article.',
    wouldChange: 'Two named, independent origins; a doubt or a denial by any origin.',
  },
  {
    rule: 'facts-denied',
    first: [says('town', { stance: 'denies' })],
    second: [own()],
    label: 'Denied',
    sentence: 'No origin says so; one denies it: Town.',
    wouldChange: 'An origin that says so would make it contested.',
  },
  {
    rule: 'facts-no-evidence',
    first: [says('town', { stance: 'no-evidence' })],
    second: [says('harbour', { stance: 'doubts' })],
    label: 'No evidence seen',
    sentence: 'No origin says so; two doubt it or see no evidence of it: Harbour and Town.',
    wouldChange: 'An origin that says so would make it questioned; a denial would make it denied.',
  },
  {
    rule: 'facts-unattributed',
    first: [own()],
    label: 'No origin named',
    sentence: 'Only one article says so, in its own voice; no origin is named.',
    wouldChange: 'An origin that says so, doubts or denies it. Further articles in their own voice change nothing.',
  },
  {
    rule: 'facts-unattributed',
    first: [own()],
    second: [says('agency')],
    label: 'No origin named',
    sentence: 'Only articles and news agencies say so, in their own voice; no origin is named.',
    wouldChange: 'An origin that says so, doubts or denies it. Further articles in their own voice change nothing.',
  },
  {
    rule: 'facts-implied',
    first: [says('town', { stance: 'implies' })],
    second: [says('harbour', { stance: 'implies' })],
    label: 'Only implied',
    sentence: 'Nobody says so outright; Harbour and Town imply it.',
    wouldChange: 'Anybody who says so; an origin that doubts or denies it.',
  },
  {
    rule: 'facts-open',
    first: [says('town', { stance: 'declines' })],
    label: 'No side taken',
    sentence: 'No origin has said or denied it; neither confirmed nor denied: Town.',
    wouldChange: 'Anybody who says or implies it; an origin that doubts or denies it.',
  },
  {
    rule: 'positions-retracted',
    kind: 'position',
    fields: { holder: 'town' },
    first: [says('town')],
    source: { status: { state: 'retracted', date: '2031-02-01' } },
    label: 'No side taken',
    sentence: 'Every source that carried it was retracted.',
    wouldChange: 'A source that stands.',
  },
  {
    rule: 'positions-disowned',
    kind: 'position',
    fields: { holder: 'town' },
    first: [own()],
    second: [says('mayor', { stance: 'denies' })],
    label: 'Disowned',
    sentence: 'Its holder denies it: Town.',
    wouldChange: 'The source of the denial, if it is retracted.',
  },
  {
    rule: 'positions-stated',
    kind: 'position',
    fields: { holder: 'town' },
    first: [says('mayor', { stated: '2031-01-01' })],
    label: 'Stated by its holder',
    sentence: 'Its holder said so, with a date or in quoted words: Town.',
    wouldChange: 'A denial by the holder.',
  },
  {
    rule: 'positions-reported',
    kind: 'position',
    fields: { holder: 'town' },
    first: [own()],
    label: 'Reported position',
    sentence: 'Reported, with no dated or quoted words of its holder: Town.',
    wouldChange: 'Dated or quoted words of the holder; a denial by the holder.',
  },
  {
    rule: 'positions-reported',
    kind: 'position',
    fields: { holder: 'pilots' },
    first: [says('pilots', { stated: '2031-01-01', quote: 'we wait' })],
    label: 'Reported position',
    sentence: 'In words of its holder, who is not a named origin: Pilots, unnamed.',
    wouldChange: 'Dated or quoted words of the holder; a denial by the holder.',
  },
  {
    rule: 'views-retracted',
    kind: 'motive',
    first: [says('town')],
    source: { status: { state: 'retracted', date: '2031-02-01' } },
    label: 'No side taken',
    sentence: 'Every source that carried it was retracted.',
    wouldChange: 'A source that stands.',
  },
  {
    rule: 'views-opinions-differ',
    kind: 'prediction',
    first: [says('town')],
    second: [says('harbour', { stance: 'denies' }), says('pilots', { stance: 'doubts' })],
    label: 'Opinions differ',
    sentence: 'Held by Town; one denies it: Harbour; one doubts it: Pilots, unnamed.',
    wouldChange: 'A source that is retracted.',
  },
  {
    rule: 'views-attributed-view',
    kind: 'assessment',
    first: [says('town'), own()],
    label: 'Attributed view',
    sentence: 'Held by Town, in one article.',
    wouldChange: 'A doubt or a denial by any origin.',
  },
  {
    rule: 'views-publishers-view',
    kind: 'assessment',
    first: [own()],
    second: [own()],
    label: 'Publisher’s view',
    sentence: 'Held by two articles in their own voice.',
    wouldChange: 'An origin that holds, doubts or denies it.',
  },
  {
    rule: 'views-publishers-view',
    kind: 'assessment',
    first: [says('town', { stance: 'implies' })],
    label: 'Publisher’s view',
    sentence: 'Nobody is on record as holding it.',
    wouldChange: 'An origin that holds, doubts or denies it.',
  },
];

test.each(cases)('$rule: $sentence', ({ kind = 'occurrence', fields, first, second, source, ...expected }) => {
  const on = (said: Said[]) => said.map((statement, i) => ({ ...statement, claim: 'a', id: `s${i}` }));
  const site = createSite(
    tracker({
      actors,
      claims: [claim('a', { kind, ...fields })],
      articles: [
        article('first', '2031-01-10', on(first), source),
        ...(second ? [article('second', '2031-01-05', on(second))] : []),
      ],
    }),
  );
  const { status, wouldChange } = claimView(site, 'a');
  expect({ rule: status.rule, label: status.label, sentence: status.sentence, wouldChange }).toEqual(expected);
});

test('every rule has its sentence in the table', () => {
  const rules = Object.values(RULES).flatMap((family) => Object.keys(family));
  expect([...new Set(cases.map(({ rule }) => rule))].toSorted()).toEqual(rules.toSorted());
});
