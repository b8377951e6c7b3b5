/** What the Method page prints of the rules: the tables that the code runs on, in words. */
import {
  familyOf,
  FLAGS,
  RULES,
  type Count,
  type Family,
  type Flag,
  type Rule,
  type RuleId,
  type Status,
  type Tally,
} from '../domain/status.ts';
import { CLAIM_KINDS, type ClaimKind } from '../domain/schema.ts';
import { text } from '../text.ts';

export interface RuleRow {
  id: RuleId;
  status: Status;
  label: string;
  meaning: string;
  /** "origins for: 2 or more"; empty where the rule takes what is left. */
  conditions: { what: string; howMany: string }[];
}

/** The rules of a family in the order in which they are tried. */
export function ruleRows(family: Family): RuleRow[] {
  const rules: Record<string, Rule> = RULES[family];
  return Object.entries(rules).map(([id, { status, when }]) => ({
    id: id as RuleId,
    status,
    label: text.status[status],
    meaning: text.statusMeaning[status],
    conditions: (Object.entries(when) as [keyof Tally, Count][]).map(([what, howMany]) => ({
      what: text.condition[what],
      howMany: text.howMany[howMany],
    })),
  }));
}

export const flagRows = (): { flag: Flag; label: string; meaning: string }[] =>
  FLAGS.map((flag) => ({ flag, label: text.flag[flag], meaning: text.flagMeaning[flag] }));

/** Kinds of claims: what would settle each, and which rules it falls under. */
export const kindRows = (): { kind: ClaimKind; name: string; meaning: string; family: Family }[] =>
  (Object.keys(CLAIM_KINDS) as ClaimKind[]).map((kind) => ({
    kind,
    name: text.kind[kind],
    meaning: CLAIM_KINDS[kind],
    family: familyOf(kind),
  }));
