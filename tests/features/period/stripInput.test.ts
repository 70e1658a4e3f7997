import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bucketsOf } from '#core/time/buckets.ts';
import type { DayRange } from '#core/time/period.ts';
import { bucketRange, bucketShares, dayRange, stripPoints } from '#features/period/stripInput.ts';
import { nodeBehaviour } from '#state/views/nodeBehaviour.ts';
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

const never: (range: DayRange) => boolean = () => false;
const lastTwo = (range: DayRange): boolean => range.fromDay >= 20_710;

describe('stripPoints', () => {
  it('has one point per bucket, in words too', async () => {
    const { view, shown } = await seen();
    const points = stripPoints(sample.doc, view.frame, shown, never, null);
    expect(points).toHaveLength(26);
    expect(points[0]).toMatchObject({ tick: '30 Mar', name: '30 Mar – 5 Apr 2026', mature: true });
    expect(points.map(({ value }) => value)).toEqual(
      shown.series.map((value) => (value.kind === 'value' ? value.value : null)),
    );
    expect(points[0]?.text).toMatch(/^\d\d\.\d\u00a0%$/u);
  });

  it('marks what is too young, of numbers that endings decide', async () => {
    const { view, shown } = await seen();
    const young = stripPoints(sample.doc, view.frame, shown, lastTwo, null).map(({ mature }) => mature);
    expect(young.slice(-3)).toEqual([true, false, false]);
    const volume = await seen('Inbound volume');
    const points = stripPoints(sample.doc, volume.view.frame, volume.shown, lastTwo, null);
    expect(points.every(({ mature }) => mature)).toBe(true);
  });

  it('says why a bucket has no number', async () => {
    const { view, shown } = await seen();
    const gaps = {
      ...shown,
      series: shown.series.map(() => ({ kind: 'missing', reason: { code: 'no-rows' } }) as const),
    };
    const points = stripPoints(sample.doc, view.frame, gaps, never, null);
    expect(points[0]?.value).toBeNull();
    expect(points[0]?.text).toContain('no conversations');
  });
});

describe('normal variation on the strip', () => {
  const bands = async (name = root, settings: Partial<PeriodSettings> = {}, isImmature = never) => {
    const { view, shown } = await seen(name, settings);
    const behaviour = nodeBehaviour(sample.doc, view.frame, shown, isImmature);
    return { behaviour, points: stripPoints(sample.doc, view.frame, shown, isImmature, behaviour) };
  };

  it('is Laney’s of a share, from the weeks before the current period, and marks what lies outside', async () => {
    const { behaviour, points } = await bands(root, {}, lastTwo);
    expect(behaviour).toMatchObject({ method: 'laney', learned: 20 });
    expect(points[0]?.limits?.low).toBeGreaterThan(0.6);
    expect(points[0]?.limits?.high).toBeLessThan(0.9);
    const stuck = await bands('Escalation bottleneck', {}, lastTwo);
    const outside = stuck.points.flatMap(({ signal }, week) => (signal?.look === 'outside' ? [week] : []));
    expect(outside).toEqual([20, 21, 22, 23]);
    expect(stuck.points[20]?.signal).toMatchObject({
      side: 'above',
      tone: 'worse',
      text: 'above its normal variation',
    });
  });

  it('neither learns from nor judges weeks that are too young, and stays inside what a share can be', async () => {
    const current = { fromDay: 20_710, toDay: 20_724 };
    const young = (range: DayRange): boolean => range.toDay > 20_700;
    expect((await bands(root, { current }, young)).behaviour?.learned).toBe(22);
    const { points } = await bands(root, { grain: 'day' });
    for (const { limits } of points) {
      expect(limits?.low).toBeGreaterThanOrEqual(0);
      expect(limits?.high).toBeLessThanOrEqual(1);
    }
  });

  it('has the weekly pattern of a count by day, and is unknown from a short history', async () => {
    const { behaviour, points } = await bands('Inbound volume', { grain: 'day' });
    expect(behaviour).toMatchObject({ method: 'individuals', isWeekly: true });
    expect(points[0]?.limits?.high).toBeGreaterThan(1.2 * (points[6]?.limits?.high ?? 0));
    const day = sample.doc.datasets[sample.tree.datasetId ?? '']?.extent?.fromDay ?? 0;
    const short = await bands(root, { current: { fromDay: day + 35, toDay: day + 42 } });
    expect(short.behaviour).toBeNull();
    expect(short.points[0]?.limits).toBeNull();
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
