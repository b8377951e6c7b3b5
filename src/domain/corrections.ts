/** Which changes correct what the record said before. */
import type { Change } from './diff.ts';
import type { FieldChange } from './pairs.ts';
import type { RecordKind } from './rename.ts';

/** Records that say something of the world; topics and places only put them in order. */
const SAYING: readonly RecordKind[] = ['articles', 'claims', 'actors'];

/** Fields that say something where they are left out: “in its own voice”, “on its own word”, “stands for itself”. */
const SAID_WHEN_EMPTY = ['by', 'origin', 'scope', 'source.copyOf', 'group'];

/**
 * Whether a change corrects an earlier statement, claim, article or actor: it now reads otherwise, or is gone; or its
 * source was corrected or retracted. What is new, what was only renamed or filled in, and what follows from other changes
 * (a status that moved) is none.
 */
export function isCorrection(change: Change): boolean {
  switch (change.type) {
    case 'source-state':
    case 'statement-removed':
      return true;
    case 'record-removed':
      return SAYING.includes(change.of);
    case 'record-changed':
      return SAYING.includes(change.of) && !change.fields.every(isFilledIn);
    case 'statement-changed':
      return !change.fields.every(isFilledIn);
    default:
      return false;
  }
}

/** Whether a field only says more than before: it was empty, or a list that still holds all that it held. */
function isFilledIn({ field, from, to }: FieldChange): boolean {
  if (SAID_WHEN_EMPTY.includes(field)) return false;
  if (from === null || from === '') return true;
  if (!Array.isArray(from) || !Array.isArray(to)) return false;
  const now = new Set(to.map((item) => JSON.stringify(item)));
  return from.every((item) => now.has(JSON.stringify(item)));
}
