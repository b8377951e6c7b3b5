/** What the search finds: one record per claim, actor, article and statement, in a fixed order. */
import { STANCES } from '../domain/schema.ts';
import { text } from '../text.ts';
import { articleView } from '../views/article.ts';
import { actorView } from '../views/actor.ts';
import { choicesOf, claimFacets, statementFacets, type Facets } from '../views/find.ts';
import { claimCard, statementView } from '../views/parts.ts';
import { known, type Site } from '../views/site.ts';
import type { Tone } from '../views/status.ts';

const RECORD_TYPES = ['claim', 'statement', 'actor', 'article'] as const;
type RecordType = (typeof RECORD_TYPES)[number];

/** The mark beside a result, as `<template data-mark>` on the page: a tone, or a stance, `-own` in a publisher’s voice. */
type Mark = Tone | keyof typeof STANCES | `${keyof typeof STANCES}-own`;

export interface SearchRecord {
  /** Root-relative, with the fragment of a statement. */
  url: string;
  /** What is searched and excerpted, beside the title; never empty, or Pagefind leaves the record out. */
  content: string;
  /**
   * Shown with a result, and searched: `label` beside the mark, `about` in the line above. Searched only: `names` of those
   * who speak or are spoken of; `self`, the names of an actor in its own record, so that a name finds its actor first;
   * `claim`, the title of a claim in its own record, so that it stands before its statements.
   */
  meta: { title: string; label: string; about: string; names: string; self: string; claim: string };
  /**
   * Ids by which results are narrowed down; `month` is `2024-11`. `name` holds the names of an actor in its own record, as
   * `plainName` writes them: who asks for exactly that is shown the actor first.
   */
  filters: Partial<
    Record<'name' | 'type' | 'status' | 'stance' | 'kind' | 'topic' | 'actor' | 'month' | 'mark', string[]>
  >;
  sort: { date: string };
}

/**
 * `plain` gives the words of a body without its markup. Stances belong to statements, with who takes them; claims and
 * articles are found by everybody who speaks in them or is spoken of.
 */
export function searchRecords(site: Site, plain: (body: string, file: string) => string): SearchRecord[] {
  const { claims, actors, articles, statements } = site.graph;
  return [
    ...[...actors.keys()].map((id) => actorRecord(site, id, plain)),
    ...[...claims.keys()].map((id) => claimRecord(site, id, plain)),
    ...[...articles.keys()].map((id) => articleRecord(site, id, plain)),
    ...[...statements.keys()].map((key) => statementRecord(site, key)),
  ];
}

type Plain = Parameters<typeof searchRecords>[1];

function claimRecord(site: Site, id: string, plain: Plain): SearchRecord {
  const claim = known(site.graph.claims, id);
  const { href, name, kindName, status } = claimCard(site, claim);
  const facets = claimFacets(site, claim);
  const topics = site.graph.tracker.topics.filter((topic) => facets.topics.includes(topic.id));
  return record(site, 'claim', {
    url: href,
    title: name,
    label: status.label,
    about: [kindName],
    content: [
      status.sentence,
      claim.record.disagreement,
      claim.record.quantity?.counts,
      topics.map(({ title }) => title).join(', '),
      plain(claim.record.body, claim.record.file),
    ],
    mark: status.tone,
    facets: { ...facets, voices: facets.voices.map(({ actor }) => ({ actor, stance: null })) },
    day: facets.dates?.from ?? null,
  });
}

function statementRecord(site: Site, key: string): SearchRecord {
  const statement = known(site.graph.statements, key);
  const view = statementView(site, statement);
  const facets = statementFacets(site, statement);
  return record(site, 'statement', {
    url: view.href,
    title: view.claim.name,
    label: text.search.says(view.speaker.name, view.stanceWords),
    about: [view.stated?.words ?? text.claim.noDate, view.article.name],
    content: [
      view.value,
      view.hedge && `${text.claim.hedge} “${view.hedge}”`,
      view.quote && `“${view.quote.text}”`,
      view.quote?.translation,
      view.scopeWords,
      view.note,
      text.search.claimStatus(view.claim.status.label),
    ],
    mark: statement.standing === 'publisher' ? `${view.stance}-own` : view.stance,
    facets: { ...facets, voices: facets.voices.slice(0, 1) },
    day: statement.stated?.from ?? null,
  });
}

function actorRecord(site: Site, id: string, plain: Plain): SearchRecord {
  const { href, name, kindName, aliases, roles, group, said, about, body, file } = actorView(site, id);
  const titles = roles.map((role) => [role.title, role.period].filter(Boolean).join(' · '));
  return record(site, 'actor', {
    url: href,
    title: name,
    label: kindName,
    about: group === null ? [] : [group.name],
    content: [
      aliases.length > 0 && `${text.actor.aliases}: ${aliases.join(', ')}`,
      titles.join(', '),
      plain(body, file),
      text.actor.statementsCount(said.length),
      text.actor.aboutCount(about.length),
    ],
    mark: null,
    facets: { voices: [{ actor: id, stance: null }] },
    day: null,
  });
}

function articleRecord(site: Site, id: string, plain: Plain): SearchRecord {
  const { href, name, summary, publisherName, published, source, body, file } = articleView(site, id);
  const { statements, countsFrom } = known(site.graph.articles, id);
  const carried = statements.map((statement) => statementFacets(site, statement));
  return record(site, 'article', {
    url: href,
    title: name,
    label: text.capital(publisherName),
    about: [published.words],
    content: [summary, source.title, source.byline, plain(body, file)],
    mark: null,
    facets: {
      topics: [...new Set(carried.flatMap(({ topics }) => topics))],
      voices: [...new Set(carried.flatMap(({ voices }) => voices[0]?.actor ?? []))].map((actor) => ({
        actor,
        stance: null,
      })),
    },
    day: countsFrom,
  });
}

interface Parts {
  url: string;
  title: string;
  label: string;
  about: string[];
  content: (string | null | undefined | false)[];
  mark: Mark | null;
  facets: Partial<Facets>;
  day: string | null;
}

function record({ graph }: Site, type: RecordType, parts: Parts): SearchRecord {
  const { status, kind, topics = [], voices = [] } = parts.facets;
  const actors = [...new Set(voices.map(({ actor }) => actor))].filter((id) => id !== '').toSorted();
  const names = actors.flatMap((id) => {
    const actor = known(graph.actors, id).record;
    return [actor.name, ...actor.aliases];
  });
  const filters = {
    name: type === 'actor' ? [...new Set(names.map(plainName))].toSorted() : [],
    type: [type],
    status: status === undefined ? [] : [status],
    stance: [...new Set(voices.flatMap(({ stance }) => stance ?? []))].toSorted(),
    kind: kind === undefined ? [] : [kind],
    topic: [...topics],
    actor: actors,
    month: parts.day === null ? [] : [parts.day.slice(0, 7)],
    mark: parts.mark === null ? [] : [parts.mark],
  };
  return {
    url: parts.url,
    content: parts.content.filter(Boolean).join(' · '),
    meta: {
      title: parts.title,
      label: parts.label,
      about: [text.search.typeName[type], ...parts.about].join(' · '),
      names: names.join(', '),
      self: type === 'actor' ? names.join(', ') : '',
      claim: type === 'claim' ? parts.title : '',
    },
    filters: Object.fromEntries(Object.entries(filters).filter(([, values]) => values.length > 0)),
    // Without a date, it comes first of the oldest and last of the newest.
    sort: { date: parts.day ?? '0' },
  };
}

/** A name without case, accents and marks, as `plainName` in browser/query.ts writes what is asked for. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What results can be narrowed down by: values that occur, with how many records have each. */
export function searchChoices(site: Site) {
  const records = searchRecords(site, () => '');
  const months = Map.groupBy(records, ({ filters }) => filters.month?.[0] ?? '');
  months.delete('');
  return {
    types: RECORD_TYPES.map((type) => ({
      value: type,
      name: text.search.types[type],
      count: records.filter(({ filters }) => filters.type?.[0] === type).length,
    })),
    choices: choicesOf(
      site,
      records.map(({ filters }) => filters),
    ),
    months: [...months.keys()].toSorted().map((month) => ({ value: month, name: site.words.chapter(month) })),
  };
}
