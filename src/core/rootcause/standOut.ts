import { addColumns, overlap } from '#core/rootcause/columns.ts';
import { type Drift, driftAtDepth, ownDrift } from '#core/rootcause/drift.ts';
import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import type { Scores } from '#core/rootcause/evidence.ts';
import type { Finding } from '#core/rootcause/finding.ts';
import { leavesIn } from '#core/rootcause/leafTable.ts';
import { columnCovariance, dot, type LeafEffects, type MainEffects } from '#core/rootcause/mainEffects.ts';
import { sumScores } from '#core/rootcause/sumInside.ts';

/** The change of a finding beside all others and beside drift, with its variance. */
export interface OwnChange {
  readonly finding: Finding;
  readonly value: number;
  readonly variance: number;
}

export interface Standing {
  readonly changes: readonly OwnChange[];
  /** What drift, and what all share, makes of every leaf; null without a history. */
  readonly drifted: Float64Array | null;
}

/** The scores of one layer, with what they say of whole values. */
export interface LayerScores extends LeafEffects {
  readonly leaves: Scores;
}

/**
 * Which findings of one layer stand out of ordinary drift, and by how much.
 *
 * All changes are estimated together: one per finding, one that all leaves share, and one per value of a dimension,
 * which ordinarily varies by the drift. What is least worth its price goes, and the others are estimated again, until
 * each is worth its price: change² / (2 · its variance, with the drift of its depth) > price.
 *
 * What all leaves share is taken out where nothing could name it; of a part of the tree the search could.
 *
 * Without a history, drift is what the values that nothing explains show of it; nothing is taken to be shared, and the
 * first finding always stays.
 *
 * Shapes   drift: null: no history. isPart: the whole is a part of the tree, asked by itself.
 * Cost     O(findings · (columns + findings)³).
 * Source   Mixed model with known variances: C. R. Henderson (1975), Biometrics 31, 423–447; backward elimination.
 */
export function standOut(
  index: ElementIndex,
  scores: LayerScores,
  findings: readonly Finding[],
  drift: Drift | null,
  isPart = false,
): Standing {
  const known = drift ?? [0, ownDrift([joinFindings(index, scores, findings)], 0)];
  let left = findings;
  for (;;) {
    const isEverywhere = left.some(({ fixed }) => fixed.length === 0);
    const isNameable = isEverywhere || isPart || left.some(({ layer }) => layer > 0);
    const shared = drift !== null && !isNameable ? Number.POSITIVE_INFINITY : (known[0] ?? 0);
    const { changes, estimates } = estimate(joinFindings(index, scores, left), left, known, shared);
    const worst = changes.toSorted((a, b) => excess(a) - excess(b))[0];
    const isLast = drift === null && worst?.finding === findings[0];
    if (worst === undefined || isLast || excess(worst) > 0) {
      return { changes, drifted: drift === null ? null : addColumns(scores.ofLeaf, estimates) };
    }
    left = left.filter((finding) => finding !== worst.finding);
  }
}

function excess({ value, variance, finding }: OwnChange): number {
  return variance > 0 ? (value * value) / (2 * variance) - finding.price : Number.NEGATIVE_INFINITY;
}

/** The main effects with a column more for every finding. */
function joinFindings(index: ElementIndex, scores: LayerScores, findings: readonly Finding[]): MainEffects {
  const { columns, gram, score } = scores.effects;
  const joins = knownJoins.get(scores) ?? { own: new Map(), among: new Map() };
  knownJoins.set(scores, joins);
  const own = findings.map((finding) => joinOf(index, scores, joins, finding));
  const among = findings.map((finding, at) => sharedAmong(index.leafCount, scores, joins, finding, own[at], findings));
  const extended = gram.map((row, at) => Float64Array.from([...row, ...own.map(({ overlaps }) => overlaps[at] ?? 0)]));
  return {
    columns: [...columns, ...findings.map(({ element }) => element)],
    varying: columns.length,
    gram: [...extended, ...own.map(({ overlaps }, at) => Float64Array.from([...overlaps, ...(among[at] ?? [])]))],
    score: Float64Array.from([...score, ...own.map(({ u }) => u)]),
  };
}

/** What a finding's column has in common with the main effects. */
interface Join {
  readonly leaves: Int32Array;
  readonly overlaps: Float64Array;
  readonly u: number;
}

/** Findings come again in every round and elimination: what does not depend on the others is summed once. By element. */
interface Joins {
  readonly own: Map<number, Join>;
  readonly among: Map<number, Map<number, number>>;
}

const knownJoins = new WeakMap<LayerScores, Joins>();

function joinOf(index: ElementIndex, scores: LayerScores, { own }: Joins, { element, fixed }: Finding): Join {
  const known = own.get(element);
  if (known !== undefined) return known;
  const leaves = leavesIn(index, fixed);
  const overlaps = overlap(leaves, scores.leaves.v, scores.ofLeaf, scores.effects.columns.length);
  const join = { leaves, overlaps, u: sumScores(leaves, scores.leaves).u };
  own.set(element, join);
  return join;
}

/** ΣV of what a finding has in common with each of a list. */
function sharedAmong(
  leafCount: number,
  { leaves: { v } }: LayerScores,
  { own, among }: Joins,
  { element }: Finding,
  join: Join | undefined,
  findings: readonly Finding[],
): readonly number[] {
  const known = among.get(element) ?? new Map<number, number>();
  among.set(element, known);
  const lacking = findings.filter((other) => !known.has(other.element));
  if (lacking.length > 0) {
    const isOwn = new Uint8Array(leafCount);
    for (const leaf of join?.leaves ?? []) isOwn[leaf] = 1;
    for (const other of lacking) {
      let total = 0;
      for (const leaf of own.get(other.element)?.leaves ?? []) if (isOwn[leaf] === 1) total += v[leaf] ?? 0;
      known.set(other.element, total);
    }
  }
  return findings.map((other) => known.get(other.element) ?? 0);
}

function estimate(
  joint: MainEffects,
  findings: readonly Finding[],
  drift: Drift,
  shared: number,
): { readonly changes: readonly OwnChange[]; readonly estimates: readonly number[] } {
  const covariance = columnCovariance(joint, drift[1] ?? 0, shared);
  const estimates = covariance.map((row) => dot(row, joint.score));
  const columns = joint.columns.slice(0, joint.varying);
  const changes = findings.map((finding, at) => {
    const column = joint.varying + at;
    const known = covariance[column]?.[column] ?? 0;
    const variance = known > 0 ? known + beyondColumns(finding, columns, drift) : 0;
    return { finding, value: estimates[column] ?? 0, variance };
  });
  return { changes, estimates };
}

/** Drift that no column carries. */
function beyondColumns({ fixed, element }: Finding, columns: readonly number[], drift: Drift): number {
  const ofDepth = driftAtDepth(drift, fixed.length);
  if (fixed.length > 1) return ofDepth - fixed.length * (drift[1] ?? 0);
  return columns.includes(element) ? 0 : ofDepth;
}
