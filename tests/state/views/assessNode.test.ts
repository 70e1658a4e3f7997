import { beforeAll, describe, expect, it } from 'vitest';
import type { Assessment } from '#core/stats/assessChange.ts';
import { assessNode } from '#state/views/assessNode.ts';
import { bucketValues } from '#state/views/bucketValues.ts';
import { growsWithTime } from '#state/views/growsWithTime.ts';
import { isCensored } from '#state/views/isCensored.ts';
import type { PeriodSettings } from '#state/views/settings.ts';
import { nodeNamed, type SampleView, sampleView, shownOf, viewOf } from '../../support/sampleView.ts';

let sample: SampleView;

beforeAll(async () => {
  sample = await sampleView();
});

async function assessed(name: string, settings: Partial<PeriodSettings> = {}): Promise<Assessment | null> {
  const { doc } = sample;
  const view = await viewOf(sample, doc, settings);
  return assessNode(doc, view.frame, view.cubes, shownOf(view, nodeNamed(doc, name).id));
}

const root = 'Conversation resolution rate';

describe('assessNode', () => {
  it('judges a share by its daily counts', async () => {
    const found = await assessed(root);
    expect(found).toMatchObject({ verdict: 'beyond', method: 'proportion' });
    if (found?.verdict !== 'beyond' || found.method !== 'proportion') throw new Error('no interval');
    expect(found.difference * 100).toBeCloseTo(-3.97, 2);
    expect(found.low).toBeLessThan(found.difference);
    expect(found.high).toBeGreaterThan(found.difference);
    expect(found.sigmaZ).toBeGreaterThanOrEqual(1);
  });

  it('STATS-10 learns how much a share wanders from the days before the later period alone', async () => {
    const day = sample.doc.datasets[sample.tree.datasetId ?? '']?.extent?.fromDay ?? 0;
    for (const before of [21, 56]) {
      const current = { fromDay: day + before, toDay: day + before + 14 };
      const found = await assessed(root, { current });
      expect(found).toMatchObject({ method: 'proportion', days: before });
    }
  });

  it('STATS-10 a move that few days come before is not known, or what chance alone explains', async () => {
    const day = sample.doc.datasets[sample.tree.datasetId ?? '']?.extent?.fromDay ?? 0;
    const current = { fromDay: day + 7, toDay: day + 14 };
    const settings = { current, compareWith: 'custom', customBaseline: { fromDay: day + 2, toDay: day + 7 } } as const;
    const found = await assessed(root, settings);
    if (found?.verdict === 'unknown') {
      expect(found.reason).toEqual({ code: 'short-history', points: 7, needs: 8 });
    } else expect(found).toMatchObject({ verdict: 'within', sigmaZ: 1, days: 7 });
  });

  it('judges anything else by the whole buckets before', async () => {
    const found = await assessed('First response time (median)');
    if (found === null || found.verdict === 'unknown' || found.method !== 'series') throw new Error('no limits');
    expect(found.history).toBe(20);
    expect(found.limits.lower).toBeLessThan(found.limits.upper);
  });

  it('holds one week of a count against weeks, however many weeks the period has', async () => {
    const day = sample.doc.datasets[sample.tree.datasetId ?? '']?.extent?.fromDay ?? 0;
    const current = { fromDay: day + 8 * 7, toDay: day + 16 * 7 };
    const found = await assessed('Inbound volume', { current });
    if (found === null || found.verdict === 'unknown' || found.method !== 'series') throw new Error('no limits');
    expect(found.level).toBeGreaterThan(found.limits.lower);
    expect(found.level).toBeLessThan(found.limits.upper);
  });

  it('holds a count without a whole bucket against days, without their weekly pattern', async () => {
    const day = sample.doc.datasets[sample.tree.datasetId ?? '']?.extent?.fromDay ?? 0;
    for (const fromDay of [day + 71, day + 74]) {
      const found = await assessed('Inbound volume', { current: { fromDay, toDay: fromDay + 2 } });
      if (found === null || found.verdict === 'unknown' || found.method !== 'series') throw new Error('no limits');
      expect(found).toMatchObject({ verdict: 'within', history: fromDay - day });
      expect(found.limits.upper - found.limits.lower).toBeLessThan(0.7 * found.limits.centre);
    }
  });

  it('says that the history is short', async () => {
    const day = sample.doc.datasets[sample.tree.datasetId ?? '']?.extent?.fromDay ?? 0;
    const early = { fromDay: day + 14, toDay: day + 28 };
    expect(await assessed('First response time (median)', { current: early })).toEqual({
      verdict: 'unknown',
      reason: { code: 'short-history', points: 2, needs: 6 },
    });
  });

  it('has nothing to judge without a comparison or a side', async () => {
    expect(await assessed(root, { compareWith: 'none' })).toBeNull();
    expect(await assessed(root, { compareWith: 'last-year' })).toBeNull();
  });
});

describe('bucketValues', () => {
  it('leaves out buckets that the data hold a part of', async () => {
    const { doc, tree } = sample;
    const view = await viewOf(sample, doc, { grain: 'month' });
    const shown = shownOf(view, tree.rootId);
    const partial = view.frame.buckets.filter((bucket) => bucket.partial).length;
    expect(partial).toBeGreaterThan(0);
    expect(bucketValues(view.frame, shown, () => true)).toHaveLength(view.frame.buckets.length - partial);
    expect(bucketValues(view.frame, shown, () => false)).toEqual([]);
  });
});

describe('growsWithTime', () => {
  it('is of counts, sums and maxima, not of shares, means and medians', () => {
    const { doc } = sample;
    const grows = (name: string): boolean | null => {
      const metric = doc.metrics[nodeNamed(doc, name).metricId];
      return metric === undefined ? null : growsWithTime(metric);
    };
    expect(['Inbound volume', 'Product-issue volume', 'Longest wait time'].map(grows)).toEqual([true, true, true]);
    expect([root, 'CSAT', 'First response time (median)', 'Conversations per agent and day'].map(grows)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('isCensored', () => {
  it('is of numbers that endings decide, and of formulas over them', () => {
    const { doc, tree } = sample;
    const dataset = doc.datasets[tree.datasetId ?? ''];
    if (dataset === undefined) throw new Error('no dataset');
    const censored = (name: string): boolean => isCensored(doc, dataset, nodeNamed(doc, name).id);
    for (const name of [root, 'Escalation bottleneck', 'Resolution time (median)', 'Reopen rate'])
      expect([name, censored(name)]).toEqual([name, true]);
    for (const name of ['Inbound volume', 'Escalation rate', 'First response time (median)'])
      expect([name, censored(name)]).toEqual([name, false]);
  });
});
