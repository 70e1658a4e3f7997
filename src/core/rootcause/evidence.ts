/**
 * What leaves or elements say, in numbers that add up: scores U with their variance V; or, of odds, in favour of "moved
 * up" (u) and of "moved down" (v).
 *
 * Shapes   one entry per leaf or element; 0 where it says nothing or is already explained.
 */
export interface Scores {
  readonly u: Float64Array;
  readonly v: Float64Array;
}

export type EvidenceKind = 'score' | 'odds';

/** How strongly some summed evidence speaks for a change. */
export function gainOf(kind: EvidenceKind, u: number, v: number): number {
  if (kind === 'odds') return Math.max(u, v);
  return v > 0 ? (u * u) / (2 * v) : 0;
}

export interface Effect {
  readonly kind: 'log-odds' | 'difference' | 'relative';
  readonly value: number;
  readonly standardError: number;
}

/** Evidence by layer and leaf: layer 0 is the whole, layer k its k-th part. */
export interface LayerSource {
  readonly kind: EvidenceKind;
  readonly layers: number;
  /** How much more its parts must explain than a whole for the whole to be given up. */
  readonly patience: number;
  /** Whether what is left must be weighed anew after every single cause. */
  readonly oneByOne: boolean;
  /** Evidence of what nothing explains yet (`open` = 1, by layer and leaf); it holds until the next call. */
  readonly weigh: (open: readonly Uint8Array[]) => readonly Scores[];
}

/** The evidence of the leaves that are open. */
export function keepOpen({ u, v }: Scores, open: Uint8Array): Scores {
  const kept = { u: new Float64Array(u.length), v: new Float64Array(v.length) };
  for (let leaf = 0; leaf < open.length; leaf++) {
    const isOpen = open[leaf] ?? 0;
    kept.u[leaf] = (u[leaf] ?? 0) * isOpen;
    kept.v[leaf] = (v[leaf] ?? 0) * isOpen;
  }
  return kept;
}
