import { drawNormal } from '#core/base/draw.ts';
import { createRng, type Rng } from '#core/base/rng.ts';
import type { Interval } from '#core/stats/proportions.ts';

/** One line of a table: what was measured, and between what it should lie; null: for information. */
export interface Line {
  readonly what: string;
  readonly runs: number;
  readonly measured: number;
  readonly target: Interval | null;
  readonly digits?: number;
}

export interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** The share of runs whose interval held the truth; a run without an interval does not count. */
export function coverage(
  what: string,
  runs: number,
  target: Interval | null,
  run: (rng: Rng) => { readonly truth: number; readonly interval: Interval | null },
): Line {
  const source = createRng(2_026).split(what);
  let [held, counted] = [0, 0];
  for (let at = 0; at < runs; at++) {
    const { truth, interval } = run(source.split(at));
    if (interval === null) continue;
    counted += 1;
    if (interval.low <= truth && truth <= interval.high) held += 1;
  }
  return { what, runs: counted, measured: held / counted, target };
}

/** The share of runs in which something is claimed. */
export function rate(what: string, runs: number, target: Interval | null, run: (rng: Rng) => boolean): Line {
  const source = createRng(2_026).split(what);
  let claims = 0;
  for (let at = 0; at < runs; at++) if (run(source.split(at))) claims += 1;
  return { what, runs, measured: claims / runs, target };
}

/** A series in which each day keeps `keep` of the day before; every value has sd 1. */
export function lingering(rng: Rng, length: number, keep: number): readonly number[] {
  let level = drawNormal(rng);
  return Array.from({ length }, () => {
    level = keep * level + Math.sqrt(1 - keep * keep) * drawNormal(rng);
    return level;
  });
}

export function drawBinomial(rng: Rng, n: number, p: number): number {
  let hits = 0;
  for (let at = 0; at < n; at++) if (rng.uniform() < p) hits += 1;
  return hits;
}

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
