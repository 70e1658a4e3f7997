import { describe, expect, it } from 'vitest';
import { sampleWorkspace } from '#core/sample/sampleWorkspace.ts';
import { sampleRange, sampleStory } from '#core/sample/story.ts';
import type { Grain } from '#core/time/period.ts';
import { frameTree, isFrame, mostBuckets } from '#state/views/frameTree.ts';
import type { PeriodSettings, TreeFrame } from '#state/views/settings.ts';
import { sampleWords, templateWords } from '#text/templates.ts';

let lastId = 0;
const { doc } = sampleWorkspace({
  now: () => 0,
  newId: () => `id-${++lastId}`,
  words: templateWords,
  names: sampleWords,
});
const [tree] = Object.values(doc.trees);
const treeId = tree?.id ?? null;
const byWeek: PeriodSettings = { grain: 'week', current: null, compareWith: 'previous', customBaseline: null };

function framed(settings: Partial<PeriodSettings>): TreeFrame {
  const frame = frameTree(doc, treeId, { ...byWeek, ...settings });
  if (!isFrame(frame)) throw new Error(frame.code);
  return frame;
}

describe('frameTree', () => {
  it('cuts the extent into buckets of the grain', () => {
    expect(framed({}).buckets).toHaveLength(26);
    expect(framed({ grain: 'day' }).buckets).toHaveLength(sampleRange.toDay - sampleRange.fromDay);
  });

  it('takes a coarser grain for a series that would be too long', () => {
    const over = (days: number, grain: Grain): TreeFrame => {
      const datasets = Object.values(doc.datasets).map((each) => ({
        ...each,
        extent: { fromDay: 4, toDay: 4 + days },
      }));
      const long = { ...doc, datasets: Object.fromEntries(datasets.map((each) => [each.id, each])) };
      const frame = frameTree(long, treeId, { ...byWeek, grain });
      if (!isFrame(frame)) throw new Error(frame.code);
      return frame;
    };
    expect(over(mostBuckets, 'day')).toMatchObject({ grain: 'day', buckets: { length: mostBuckets } });
    expect(over(mostBuckets + 1, 'day')).toMatchObject({ grain: 'week', buckets: { length: 286 } });
    expect(over(7 * mostBuckets, 'week')).toMatchObject({ grain: 'week', buckets: { length: mostBuckets } });
    expect(over(7 * mostBuckets + 1, 'day').grain).toBe('month');
    expect(over(7 * mostBuckets + 1, 'week').grain).toBe('month');
    expect(over(40 * mostBuckets, 'month').grain).toBe('month');
    const { current } = over(mostBuckets + 1, 'day');
    expect(current && current.toDay - current.fromDay).toBe(7);
  });

  it('compares two weeks with the two before', () => {
    const { current, baseline } = sampleStory.comparison;
    expect(framed({ current }).comparison).toEqual({ current, baseline });
  });

  it('falls back to the default where a period lies outside the data', () => {
    const elsewhere = { fromDay: 100, toDay: 114 };
    expect(framed({ current: elsewhere }).comparison).toEqual(framed({}).comparison);
    expect(framed({ compareWith: 'custom', customBaseline: elsewhere }).comparison).toEqual(framed({}).comparison);
  });

  it('keeps the period but compares nothing when nothing is wanted', () => {
    const frame = framed({ current: sampleStory.comparison.current, compareWith: 'none' });
    expect(frame.comparison).toBeNull();
    expect(frame.current).toEqual(sampleStory.comparison.current);
  });

  it('says what is missing', () => {
    expect(frameTree(doc, null, byWeek)).toEqual({ code: 'no-tree' });
    if (tree === undefined) throw new Error('the sample has a tree');
    const bare = { ...doc, trees: { [tree.id]: { ...tree, datasetId: null } } };
    expect(frameTree(bare, treeId, byWeek)).toEqual({ code: 'no-dataset', treeName: tree.name });
  });
});
