/**
 * What the leaves say, in numbers that add up: either scores U with their variance V, or log odds in favour of "moved
 * up" and of "moved down".
 *
 * Shapes   one entry per leaf, in the order of the leaves; 0 where a leaf says nothing or is already explained.
 */
export type LeafEvidence =
  | { readonly kind: 'score'; readonly u: Float64Array; readonly v: Float64Array }
  | { readonly kind: 'odds'; readonly up: Float64Array; readonly down: Float64Array };

/** How strongly some summed evidence speaks for a change: the two sums of an element, in the order of their names. */
export function gainOf(kind: LeafEvidence['kind'], first: number, second: number): number {
  if (kind === 'odds') return Math.max(first, second);
  return second > 0 ? (first * first) / (2 * second) : 0;
}

/** A measure of one kind, ready to be searched. */
export interface EvidenceSource {
  /** How much more its parts must explain than a whole for the whole to be given up: 1, or 0.8 for unequal parts. */
  readonly patience: number;
  /** Whether what is left must be weighed anew after every single cause. */
  readonly oneByOne: boolean;
  /** Evidence of the leaves that nothing explains yet (`open` = 1); it holds until the next call. */
  readonly weigh: (open: Uint8Array) => LeafEvidence;
  /** Effect of a set of leaves and its standard error, by the kind of the measure. */
  readonly effectOf: (leaves: readonly number[], evidence: LeafEvidence) => Effect;
}

export interface Effect {
  readonly kind: 'log-odds' | 'difference' | 'relative';
  readonly value: number;
  readonly standardError: number;
}

/** Sums of a score over some leaves. */
export function sumScores(leaves: readonly number[], evidence: LeafEvidence): readonly [u: number, v: number] {
  const [first, second] = evidence.kind === 'score' ? [evidence.u, evidence.v] : [evidence.up, evidence.down];
  let u = 0;
  let v = 0;
  for (const leaf of leaves) {
    u += first[leaf] ?? 0;
    v += second[leaf] ?? 0;
  }
  return [u, v];
}

/** The effect that scores measure: ΣU / ΣV with standard error 1 / √ΣV; 0 ± ∞ without evidence. */
export function scoreEffect(kind: Effect['kind'], leaves: readonly number[], evidence: LeafEvidence): Effect {
  const [u, v] = sumScores(leaves, evidence);
  return { kind, value: v > 0 ? u / v : 0, standardError: v > 0 ? 1 / Math.sqrt(v) : Number.POSITIVE_INFINITY };
}

/** Evidence without the leaves that are already explained, in place. */
export function keepOpen(open: Uint8Array, ...arrays: readonly Float64Array[]): void {
  for (const array of arrays) {
    for (let i = 0; i < array.length; i++) if (open[i] === 0) array[i] = 0;
  }
}
