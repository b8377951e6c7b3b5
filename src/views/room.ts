/** How much of something long is shown. */

/**
 * Room for each part: what it needs where that is less than its share of what the smaller ones leave.
 *
 *     shares([10, 50, 90], 100)  // [10, 45, 45]
 */
export function shares(needs: readonly number[], room: number): number[] {
  const given = needs.map(() => 0);
  const order = [...needs.keys()].toSorted((a, b) => (needs[a] ?? 0) - (needs[b] ?? 0));
  let left = room;
  for (const [place, index] of order.entries()) {
    given[index] = Math.min(needs[index] ?? 0, Math.floor(left / (order.length - place)));
    left -= given[index] ?? 0;
  }
  return given;
}
