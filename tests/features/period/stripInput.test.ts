import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bucketsOf } from '#core/time/buckets.ts';
import type { DayRange } from '#core/time/period.ts';
import { bucketRange, bucketShares, dayRange, stripBand, stripPoints } from '#features/period/stripInput.ts';
import type { PeriodSettings } from '#state/views/settings.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { nodeNamed, type SampleView, sampleView, shownOf, viewOf } from '../../support/sampleView.ts';

let sample: SampleView;
const root = 'Conversation resolution rate';

beforeAll(async () => {
  sample = await sampleView();
});

async function seen(
  name = root,
  settings: Partial<PeriodSettings> = {},
): Promise<{ readonly view: TreeView; readonly shown: NodeView }> {
  const view = await viewOf(sample, sample.doc, settings);
  return { view, shown: shownOf(view, nodeNamed(sample.doc, name).id) };
}

const never = (): boolean => false;
const lastTwo = (range: DayRange): boolean => range.fromDay >= 20_710;

describe('stripPoints', () => {
  it('has one point per bucket, in words too', async () => {
    const { view, shown } = await seen();
    const points = stripPoints(sample.doc, view.frame, shown, never);
    expect(points).toHaveLength(26);
    expect(points[0]).toMatchObject({ tick: '30 Mar', name: '30 Mar – 5 Apr 2026', mature: true });
    expect(points.map(({ value }) => value)).toEqual(
      shown.series.map((value) => (value.kind === 'value' ? value.value : null)),
    );
    expect(points[0]?.text).toMatch(/^\d\d\.\d\u00a0%$/u);
  });

  it('marks what is too young, of numbers that endings decide', async () => {
    const { view, shown } = await seen();
    const young = stripPoints(sample.doc, view.frame, shown, lastTwo).map(({ mature }) => mature);
    expect(young.slice(-3)).toEqual([true, false, false]);
    const volume = await seen('Inbound volume');
    const points = stripPoints(sample.doc, volume.view.frame, volume.shown, lastTwo);
    expect(points.every(({ mature }) => mature)).toBe(true);
  });

  it('says why a bucket has no number', async () => {
    const { view, shown } = await seen();
    const gaps = {
      ...shown,
      series: shown.series.map(() => ({ kind: 'missing', reason: { code: 'no-rows' } }) as const),
    };
    const points = stripPoints(sample.doc, view.frame, gaps, never);
    expect(points[0]?.value).toBeNull();
    expect(points[0]?.text).toContain('no conversations');
  });
});

describe('stripBand', () => {
  it('is the natural limits of what was before, inside what a share can be', async () => {
    const { view, shown } = await seen();
    const band = stripBand(view.frame, shown);
    expect(band?.low).toBeGreaterThan(0.6);
    expect(band?.high).toBeLessThan(0.9);
    expect([band?.lowTone, band?.highTone]).toEqual(['worse', 'better']);
    const wild = {
      ...shown,
      series: shown.series.map((_, i) => ({ kind: 'value', value: i % 2, n: 1, parts: null }) as const),
    };
    expect(stripBand(view.frame, wild)).toMatchObject({ low: 0, high: 1 });
  });

  it('does not depend on the current period itself', async () => {
    const { view, shown } = await seen();
    const changed = { ...shown, series: shown.series.map((value, i) => (i < 20 ? value : { ...value, value: 0.01 })) };
    expect(stripBand(view.frame, changed)).toEqual(stripBand(view.frame, shown));
  });

  it('is unknown from a short history', async () => {
    const day = sample.doc.datasets[sample.tree.datasetId ?? '']?.extent?.fromDay ?? 0;
    const { view, shown } = await seen(root, { current: { fromDay: day + 35, toDay: day + 42 } });
    expect(stripBand(view.frame, shown)).toBeNull();
  });
});

describe('ranges of buckets', () => {
  const extent = { fromDay: 20_545, toDay: 20_724 };

  it('cover the days of a period, and come back as whole buckets', () => {
    const grain = fc.constantFrom('day', 'week', 'month' as const);
    const period = fc
      .tuple(fc.integer({ min: 20_500, max: 20_760 }), fc.integer({ min: 1, max: 90 }))
      .map(([fromDay, length]) => ({ fromDay, toDay: fromDay + length }));
    fc.assert(
      fc.property(grain, period, (by, days) => {
        const buckets = bucketsOf(extent, by);
        const range = bucketRange(buckets, days);
        const reaches = days.toDay > extent.fromDay && days.fromDay < extent.toDay;
        expect(range !== null).toBe(reaches);
        if (range === null) return;
        const back = dayRange(buckets, range);
        expect(back?.fromDay).toBeLessThanOrEqual(Math.max(days.fromDay, extent.fromDay));
        expect(back?.toDay).toBeGreaterThanOrEqual(Math.min(days.toDay, extent.toDay));
        expect(bucketRange(buckets, back)).toEqual(range);
        expect(bucketShares(buckets, back)).toEqual(range);
        const shares = bucketShares(buckets, days);
        const inside = { fromDay: Math.max(days.fromDay, extent.fromDay), toDay: Math.min(days.toDay, extent.toDay) };
        const before = bucketShares(buckets, { fromDay: extent.fromDay, toDay: inside.fromDay });
        if (before !== null) expect(shares?.from).toBeCloseTo(before.to, 9);
        expect((shares?.to ?? 0) - (shares?.from ?? 0)).toBeGreaterThan(0);
      }),
    );
  });

  it('are none of no period and of no buckets', () => {
    const buckets = bucketsOf(extent, 'week');
    expect(bucketRange(buckets, null)).toBeNull();
    expect(bucketRange([], { fromDay: 0, toDay: 1 })).toBeNull();
    expect(dayRange(buckets, { from: 0, to: 0 })).toBeNull();
    expect(dayRange(buckets, { from: 0, to: 99 })).toBeNull();
  });
});
