/**
 * The names nearest to one that is not known, best first.
 *
 * Shapes   at most three; empty where nothing is near: more than a third of the letters differ, and neither begins nor
 *          contains the other.
 * Cost     O(names × length²).
 * Source   distance of optimal string alignment: insertions, deletions, substitutions, swaps of neighbours
 *          (F. J. Damerau 1964, Communications of the ACM 7(3), 171–176).
 */
export function nearest(name: string, known: readonly string[]): readonly string[] {
  const wanted = plain(name);
  if (wanted === '') return [];
  const ranked = known.map((each) => ({ each, distance: distanceOf(wanted, plain(each)) }));
  const near = ranked.filter(({ distance }) => distance <= 1 / 3);
  near.sort((a, b) => a.distance - b.distance || (a.each < b.each ? -1 : 1));
  return [...new Set(near.map(({ each }) => each))].slice(0, 3);
}

/** Letters and digits only, so that `first response` is `First_Response`. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** 0: the same; 1: nothing in common. One inside the other is nearer than any misspelling of a third. */
function distanceOf(a: string, b: string): number {
  if (b === '') return 1;
  const share = editDistance(a, b) / Math.max(a.length, b.length);
  const holds = a.length >= 3 && b.length >= 3 && (a.includes(b) || b.includes(a));
  return holds ? Math.min(share, 1 / 3) : share;
}

function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
