import { type BenchCase, runCase } from './benchCase.ts';
import { clearLitter } from './clearLitter.ts';

export interface SetScore {
  readonly set: string;
  readonly cases: number;
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Share of the cases whose answer is exactly the label. */
  readonly exact: number;
  /** Cases with an empty label that got an answer. */
  readonly nullAlarms: number;
  readonly ms: { readonly median: number; readonly p95: number; readonly max: number };
}

/**
 * Scores a set as the literature does: an element counts only if it is exactly right, summed over all cases.
 *
 * Source   Squeeze (ISSRE 2019), RiskLoc (2022).
 */
export function scoreSet(set: string, cases: Iterable<BenchCase>): SetScore {
  let [tp, fp, fn, exact, nullAlarms] = [0, 0, 0, 0, 0];
  const times: number[] = [];
  for (const one of cases) {
    clearLitter();
    const { found, ms } = runCase(one);
    const right = [...found].filter((element) => one.label.has(element)).length;
    tp += right;
    fp += found.size - right;
    fn += one.label.size - right;
    if (right === found.size && right === one.label.size) exact += 1;
    if (one.label.size === 0 && found.size > 0) nullAlarms += 1;
    times.push(ms);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return {
    set,
    cases: times.length,
    ...{ tp, fp, fn },
    precision: ratio(tp, tp + fp),
    recall: ratio(tp, tp + fn),
    f1: ratio(2 * tp, 2 * tp + fp + fn),
    exact: ratio(exact, times.length),
    nullAlarms,
    ms: { median: at(0.5), p95: at(0.95), max: times.at(-1) ?? 0 },
  };
}

/** With nothing to find and nothing found, all is right. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
