import { drawNormal } from '#core/base/draw.ts';
import { createRng, type Rng } from '#core/base/rng.ts';
import type { NodeId } from '#core/model/schema.ts';
import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type { CauseReport } from '#core/rootcause/causeReport.ts';
import { findCauses } from '#core/rootcause/findCauses.ts';

export interface Desk {
  readonly seed: number;
  readonly windows: number;
  /** Factor on the rows of a leaf in a window. */
  readonly volume?: (leaf: DeskLeaf, window: number) => number;
  /** What a failure's log-odds gain in a leaf in a window. */
  readonly moves?: (failure: number, leaf: DeskLeaf, window: number) => number;
  /** Standard deviation of the change of a segment's log-odds from window to window, per value of a dimension. */
  readonly drift?: number;
}

/** Value index by dimension. */
export type DeskLeaf = readonly [channel: number, topic: number, country: number];

const sizes = [3, 6, 4] as const;
const names = ['channel', 'topic', 'country'];
const leaves: readonly DeskLeaf[] = Array.from({ length: 72 }, (_, at) => [
  Math.floor(at / 24),
  Math.floor(at / 4) % 6,
  at % 4,
]);
const failureIds = ['unanswered', 'reopened', 'escalated'];
const usual = [-2.2, -2.6, -3];

/** A desk whose resolution rate is 1 − three failures, each with its own odds against resolution. */
export function simulateDesk(desk: Desk): CauseQuestion {
  const rng = createRng(desk.seed);
  const drift = drawDrift(rng.split('drift'), desk);
  const weights = leaves.map(() => 200 * Math.exp(0.6 * drawNormal(rng)));
  const windows = Array.from({ length: desk.windows }, (_, window) =>
    leaves.map((leaf, at) => {
      const mean = (weights[at] ?? 0) * (desk.volume?.(leaf, window) ?? 1);
      const n = Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(rng)));
      const odds = usual.map((base, failure) => {
        const moved = leaf.reduce((total, value, j) => total + (drift[window]?.[j]?.[value] ?? 0), 0);
        return Math.exp(base + moved + (desk.moves?.(failure, leaf, window) ?? 0));
      });
      return { n, failures: countOutcomes(rng, n, odds) };
    }),
  );
  const byWindow = (read: (leaf: { n: number; failures: readonly number[] }) => number): readonly Float64Array[] =>
    windows.map((window) => Float64Array.from(window, read));
  const failed = (one: { failures: readonly number[] }): number => one.failures.reduce((a, b) => a + b, 0);
  return {
    dimensions: sizes.map((size, j) => ({
      column: names[j] ?? '',
      values: Array.from({ length: size }, (_, value) => `${names[j] ?? ''} ${value}`),
      sets: null,
    })),
    codes: sizes.map((_, j) => Uint32Array.from(leaves, (leaf) => leaf[j] ?? 0)),
    whole: { kind: 'ratio', x: byWindow((one) => one.n - failed(one)), n: byWindow((one) => one.n) },
    family: null,
    parts: failureIds.map((id, failure) => ({
      nodeId: id as NodeId,
      x: byWindow((one) => one.failures[failure] ?? 0),
      multiplier: -1,
    })),
    history: Array.from({ length: Math.max(0, desk.windows - 3) }, (_, pair) => [pair + 2, pair + 3] as const),
    depth: 3,
  };
}

function drawDrift(rng: Rng, { windows, drift = 0 }: Desk): readonly (readonly (readonly number[])[])[] {
  const draw = (): readonly (readonly number[])[] =>
    sizes.map((size) => Array.from({ length: size }, () => (drift / Math.SQRT2) * drawNormal(rng)));
  return Array.from({ length: windows }, draw);
}

/** Each conversation fails in one way or is resolved; odds are against resolution. */
function countOutcomes(rng: Rng, n: number, odds: readonly number[]): readonly number[] {
  const total = 1 + odds.reduce((sum, one) => sum + one, 0);
  const counts = odds.map(() => 0);
  for (let i = 0; i < n; i++) {
    let left = rng.uniform() * total;
    const at = odds.findIndex((one) => {
      left -= one;
      return left < 0;
    });
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

export function answer(question: CauseQuestion): CauseReport {
  const steps = findCauses(question);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** What was found, in short: node, kind and segment. */
export function namesOf({ causes, minor }: CauseReport): readonly string[] {
  return [...causes, ...minor].map(({ nodeId, kind, segment, direction }) =>
    [nodeId ?? 'whole', kind, direction, ...segment.map(({ value }) => value)].join(' · '),
  );
}
