/**
 * The marks of the site as SVG, drawn here and nowhere else: pages, cards and icons show the same. They take their colour
 * from what they stand in (`fill: none; stroke: currentcolor`).
 */
import type { Stance } from '../domain/schema.ts';
import type { Tone } from '../views/status.ts';

/** Drawn to half a unit beyond its outline: the stroke of one unit that every mark inherits. */
const DISC = 'fill="currentColor"';

/**
 * A status as a piece of the claim line, in a box of 28 by 12: thick for several origins, thin for one, dotted for none,
 * split in conflict, open-ended in doubt.
 */
export const STATUS_MARKS = {
  several: `<path d="M0 6h28" stroke-width="3"/><circle cx="8" cy="6" r="4" ${DISC}/><circle cx="20" cy="6" r="4" ${DISC}/>`,
  one: `<path d="M0 6h28" stroke-width="1.25"/><circle cx="14" cy="6" r="4" ${DISC}/>`,
  none: `<path d="M1 6h26" stroke-width="1.5" stroke-dasharray="1.5 3"/><circle cx="14" cy="6" r="2" ${DISC}/>`,
  conflict: `<path d="M0 6h9l5-4h9M9 6l5 4h7" stroke-width="1.5"/><circle cx="24" cy="2" r="1.5" ${DISC}/><path d="M22 8l4 4m0-4l-4 4" stroke-width="1.5"/>`,
  doubt:
    '<path d="M0 6h15" stroke-width="1.25"/><circle cx="20.5" cy="6" r="4" stroke-width="1.75" stroke-dasharray="20 5.2"/>',
  position: `<path d="M0 6h28" stroke-width="1.25"/><path d="M10.5 2.5h7v7h-7z" ${DISC}/>`,
  view: '<path d="M0 6h9.5m9 0H28" stroke-width="1.25"/><circle cx="14" cy="6" r="4" stroke-width="1.5"/>',
} as const satisfies Record<Tone, string>;

/** One shape per stance, in a box of 12 by 12. */
export const STANCE_MARKS = {
  asserts: `<circle cx="6" cy="6" r="4" ${DISC}/>`,
  confirms: `<circle cx="6" cy="6" r="2.25" ${DISC}/><circle cx="6" cy="6" r="5" stroke-width="1.25"/>`,
  denies: '<path d="M1.5 1.5l9 9m0-9l-9 9" stroke-width="2"/>',
  doubts: '<circle cx="6" cy="6" r="4.25" stroke-width="1.75"/>',
  'no-evidence': '<path d="M7.5 2a4.25 4.25 0 1 1-3 0" stroke-width="1.75"/>',
  implies: `<circle cx="6" cy="6" r="1.5" ${DISC}/>`,
  declines: '<path d="M3 6h6" stroke-width="2"/>',
} as const satisfies Record<Stance, string>;

/** The mark of the site, in a box of 34 by 14: one line that two voices split. */
export const NAME_MARK = `<path d="M0 7h14l5-4.5h8M14 7l5 4.5h6" stroke-width="2"/><circle cx="7" cy="7" r="4" ${DISC}/><circle cx="29.5" cy="2.5" r="2" ${DISC}/><path d="M27 9l5 5m0-5l-5 5" stroke-width="2"/>`;
