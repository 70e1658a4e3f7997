import type { ByWindow } from '#core/rootcause/causeQuestion.ts';

/** Two windows: from which to which. */
export type Span = readonly [from: number, to: number];

/** A spread of leaves beyond chance that is larger is taken for causes. */
export const mostSpread = 0.25;

export function windowOf(byWindow: ByWindow, window: number): Float64Array {
  return byWindow[window] ?? new Float64Array(0);
}
