import { gainOf, type LeafEvidence } from '#core/rootcause/evidence.ts';

/**
 * What is known of the cells judged so far.
 *
 * Shapes   one entry per cell. `worth`: of naming the best elements in it. `spareUp`: what "the whole moved up" gains
 *          when the parts of it that are worth naming as moved down are left to themselves; `spareDown` likewise.
 */
export interface Marks {
  readonly worth: Float64Array;
  readonly spareUp: Float64Array;
  readonly spareDown: Float64Array;
}

export interface CellSums {
  readonly kind: LeafEvidence['kind'];
  readonly first: Float64Array;
  readonly second: Float64Array;
}

export function emptyMarks(cells: number): Marks {
  return {
    worth: new Float64Array(cells),
    spareUp: new Float64Array(cells),
    spareDown: new Float64Array(cells),
  };
}

/**
 * Whether a cell is named whole: it gains more than its price, and at least `patience` times what the best split along
 * one dimension is worth. On entry its marks hold the best of its splits; on return its own.
 *
 * Shapes   result: 0, or gain less price, below 0 for "moved down".
 */
export function judgeCell(sums: CellSums, marks: Marks, at: number, price: number, patience: number): number {
  const first = sums.first[at] ?? 0;
  const second = sums.second[at] ?? 0;
  if (sums.kind === 'score') {
    const own = gainOf('score', first, second) - price;
    if (own <= 0 || own < patience * (marks.worth[at] ?? 0)) return 0;
    marks.worth[at] = own;
    return first > 0 ? own : -own;
  }
  const up = first + (marks.spareUp[at] ?? 0);
  const down = second + (marks.spareDown[at] ?? 0);
  const own = Math.max(up, down) - price;
  if (own <= 0 || own < patience * (marks.worth[at] ?? 0)) return 0;
  marks.worth[at] = own;
  if (up > down) marks.spareDown[at] = Math.max(marks.spareDown[at] ?? 0, own - second);
  else marks.spareUp[at] = Math.max(marks.spareUp[at] ?? 0, own - first);
  return up > down ? own : -own;
}
