import { describe, expect, it } from 'vitest';
import type { CauseReport } from '#core/rootcause/causeReport.ts';
import { searchesOf } from '#core/rootcause/causeSearch.ts';
import { indexElements } from '#core/rootcause/elementIndex.ts';
import { reportCauses } from '#core/rootcause/reportCauses.ts';
import { runSearch } from '#core/rootcause/runSearch.ts';
import { simulateDesk } from './simulateDesk.ts';

const question = simulateDesk({
  seed: 3,
  windows: 2,
  moves: (failure, [channel, topic], window) =>
    window === 0 ? 0 : failure === 1 ? 0.9 * +(topic === 1) : +(channel === 2),
});

/** The report on what stands out, as if each had a given p among a thousand tested. */
function reportWith(ps: readonly number[]): CauseReport {
  const index = indexElements(question);
  const [search] = searchesOf(question);
  const found = search === undefined ? [] : [...runSearch(question, index, search, [0, 1], null)].at(-1);
  const judged = (found ?? []).map((one, at) => ({
    ...one,
    kind: 'rate' as const,
    verdict: { ...one.verdict, p: ps[at] ?? 1 },
  }));
  return reportCauses(question, index, {
    found: judged,
    tested: { count: 1000, small: [] },
    status: 'unconfirmed',
    history: null,
  });
}

describe('what is told of what was found', () => {
  it('CAUSE-60 a finding that may be chance is part of the rest, and all sums to the change', () => {
    const [all, first, none] = [reportWith([1e-9, 1e-8, 1e-8]), reportWith([1e-9]), reportWith([0.001])];
    const told = (report: CauseReport) => [...report.causes, ...report.minor];
    expect(told(all).length).toBeGreaterThan(1);
    expect([told(first).length, told(none).length]).toEqual([1, 0]);
    for (const report of [all, first, none]) {
      expect(told(report).every(({ q }) => q <= 0.1)).toBe(true);
      const parts = [...told(report), report.rest].map(({ contribution }) => contribution);
      expect(parts.reduce((total, one) => total + one, 0)).toBeCloseTo(report.change, 12);
    }
    expect(none.rest.contribution).toBeCloseTo(none.change, 12);
    expect(all.rest.contribution).not.toBeCloseTo(none.rest.contribution, 3);
  });
});
