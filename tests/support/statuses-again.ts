/**
 * The status of every claim worked out a second time, from the published documents alone: version 1 of the status
 * rules as the Method page prints them. It shares no code with `src/`, reads figures and dates by itself, and takes
 * from the documents only what was said, by when it counts, and whose word each statement is.
 */

interface Statement {
  id: string;
  claim: string;
  by: string | null;
  stance: string;
  scope: string | null;
  standing: 'group' | 'untraced' | 'publisher';
  originGroup: string | null;
  holderGroup: string | null;
  stated: string | null;
  value: { text: string } | null;
  valueAt: string | null;
  quote: unknown;
  relayedBy: string | null;
  countsUntil: string | null;
}
interface Claim {
  id: string;
  kind: string;
  quantity: { unit: string; changes: boolean } | null;
  tension: { claim: string }[];
}
export interface Again {
  status: string;
  /** All but `unnamed-origin`: whether a speaker is named stands in `actors.json`. */
  flags: string[];
}

/** Status and flags of every claim, by id, from the lists in `statements.json` and `claims.json`. */
export function statusesAgain(statements: readonly unknown[], claims: readonly unknown[]): Map<string, Again> {
  const all = statements as readonly Statement[];
  return new Map(
    (claims as readonly Claim[]).map((claim) => {
      const counted = all.filter((s) => s.claim === claim.id && s.countsUntil === null);
      const flags = flagsOf(counted);
      if (claim.tension.length > 0) flags.push('in-tension');
      return [claim.id, { status: statusOf(claim, counted), flags }];
    }),
  );
}

// ——— Rules 2 and 3: sides, and how many count on them ———

const isFor = ({ stance }: Statement) => stance === 'asserts' || stance === 'confirms';
const isAgainst = ({ stance }: Statement) => stance === 'denies';
const isDoubt = ({ stance }: Statement) => stance === 'doubts' || stance === 'no-evidence';
const isQuestion = (s: Statement) => isDoubt(s) && s.scope !== 'narrower';

function n(side: Statement[]): number {
  const groups = new Set<string>();
  for (const { standing, originGroup } of side)
    if (standing === 'group' && originGroup !== null) groups.add(originGroup);
  if (groups.size > 0) return groups.size;
  return side.some(({ standing }) => standing === 'untraced') ? 1 : 0;
}

function statusOf(claim: Claim, counted: Statement[]): string {
  if (counted.length === 0) return 'open';
  const supporting = counted.filter(isFor);
  const pro = n(supporting);
  const con = n(counted.filter(isAgainst));
  const unsure = n(counted.filter(isQuestion));

  // Rule 6.
  if (claim.kind === 'position') {
    const holders = (s: Statement) => s.standing === 'group' && s.originGroup === s.holderGroup;
    if (counted.some((s) => isAgainst(s) && holders(s))) return 'disowned';
    return supporting.some((s) => holders(s) && (s.stated !== null || s.quote !== null)) ? 'stated' : 'reported';
  }
  // Rule 7.
  if (claim.kind === 'motive' || claim.kind === 'prediction' || claim.kind === 'assessment') {
    if (con + unsure > 0) return 'opinions-differ';
    return pro > 0 ? 'attributed-view' : 'publishers-view';
  }
  // Rule 4.
  if ((claim.kind === 'quantity' || claim.kind === 'date') && disagree(claim, supporting)) return 'inconsistent';
  // Rule 5.
  if (pro > 0 && con > 0) return 'contested';
  if (con > 0) return 'denied';
  if (pro > 0 && unsure > 0) return 'questioned';
  if (pro > 1) return 'corroborated';
  if (pro === 1) return 'single-origin';
  if (unsure > 0) return 'no-evidence';
  if (supporting.length > 0) return 'unattributed';
  return counted.some(({ stance }) => stance === 'implies') ? 'implied' : 'open';
}

// ——— Rule 8 ———

function flagsOf(counted: Statement[]): string[] {
  const flags: string[] = [];
  const objecting = counted.filter((s) => isAgainst(s) || isQuestion(s));
  const voices = new Set(objecting.map(({ standing }) => standing));
  if (voices.has('publisher') && !voices.has('group')) flags.push('publisher-dissent');
  if (counted.some((s) => isDoubt(s) && s.scope === 'narrower')) flags.push('reservation');
  const sides = new Map<string, Set<string>>();
  for (const s of counted) {
    const side = isFor(s) ? 'for' : isAgainst(s) ? 'against' : isQuestion(s) ? 'question' : null;
    if (side === null || s.originGroup === null) continue;
    sides.set(s.originGroup, (sides.get(s.originGroup) ?? new Set()).add(side));
  }
  if ([...sides.values()].some(({ size }) => size > 1)) flags.push('position-changed');
  const supporting = counted.filter(isFor);
  if (supporting.length > 0 && !supporting.some(({ relayedBy }) => relayedBy === null)) flags.push('relayed');
  return flags;
}

// ——— Rule 4: two values that cannot both be true ———

function disagree(claim: Claim, supporting: Statement[]): boolean {
  const valued = supporting.filter(({ value }) => value !== null);
  return valued.some((a, index) =>
    valued.slice(index + 1).some((b) => {
      const [x, y] = [a.value?.text ?? '', b.value?.text ?? ''];
      if (claim.kind === 'date') return !meet(span(x), span(y));
      const unit = claim.quantity?.unit ?? '';
      if (!apart(figure(x, unit), figure(y, unit))) return false;
      return !claim.quantity?.changes || meet(span(a.valueAt ?? a.stated), span(b.valueAt ?? b.stated));
    }),
  );
}

/** A stretch of numbers, with whether its ends belong to it. */
interface Stretch {
  low: number;
  lowIn: boolean;
  high: number;
  highIn: boolean;
  unit: string;
}

function figure(text: string, claimUnit: string): Stretch {
  const [, sign = '', first = '', second, rest = ''] =
    /^([=~<>]*)\s*(-?\d+(?:\.\d+)?)(?:\.\.(-?\d+(?:\.\d+)?))?\s*(.*)$/.exec(text) ?? [];
  const number = Number(first);
  const all = { low: -Infinity, lowIn: true, high: Infinity, highIn: true, unit: rest || claimUnit };
  if (second !== undefined) return { ...all, low: number, high: Number(second) };
  switch (sign) {
    case '>':
      return { ...all, low: number, lowIn: false };
    case '>=':
      return { ...all, low: number };
    case '<':
      return { ...all, high: number, highIn: false };
    case '<=':
      return { ...all, high: number };
    case '~':
      return { ...all, low: tenths(number, number < 0 ? 11 : 9), high: tenths(number, number < 0 ? 9 : 11) };
    default:
      return { ...all, low: number, high: number };
  }
}

/** So many tenths of a number, rounded to the digits that binary fractions keep. */
const tenths = (number: number, times: number) => Number(((number * times) / 10).toPrecision(12));

function apart(a: Stretch, b: Stretch): boolean {
  if (a.unit !== b.unit) return false;
  const before = (x: Stretch, y: Stretch) => x.high < y.low || (x.high === y.low && !(x.highIn && y.lowIn));
  return before(a, b) || before(b, a);
}

/** First and last day of an EDTF date, as `20240618`; what is not known reaches to either end of time. */
type Span = [number, number];
const EVER: Span = [0, 99999999];

function span(text: string | null): Span {
  if (text === null) return EVER;
  const inner = text.replace(/^[[{]|[\]}]$/g, '');
  if (inner !== text) {
    const members = inner.split(',').map((member) => ends(member.trim(), '..'));
    return [Math.min(...members.map(([from]) => from)), Math.max(...members.map(([, to]) => to))];
  }
  return ends(text, '/');
}

function ends(text: string, separator: string): Span {
  const at = text.indexOf(separator);
  if (at < 0) return [part(text, false), part(text, true)];
  const [first, last] = [text.slice(0, at), text.slice(at + separator.length)];
  const open = (end: string) => end === '' || end === '..';
  return [open(first) ? EVER[0] : part(first, false), open(last) ? EVER[1] : part(last, true)];
}

/** `2024-06` from its first day or to its last: no day of the calendar lies between the 28th and the 31st of another month. */
function part(text: string, last: boolean): number {
  const digits = text.replace(/[?~%-]/g, '').padEnd(8, 'X');
  const year = digits.slice(0, 4).replaceAll('X', last ? '9' : '0');
  const month = digits.slice(4, 6).replace('XX', last ? '12' : '01');
  const day = digits.slice(6, 8).replace('XX', last ? '31' : '01');
  return Number(year + month + day);
}

const meet = ([from, to]: Span, [otherFrom, otherTo]: Span): boolean => from <= otherTo && otherFrom <= to;
