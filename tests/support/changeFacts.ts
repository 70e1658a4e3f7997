import type { SegmentRow, SegmentSplit } from '#core/contribution/ledger.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import { NodeId } from '#core/model/schema.ts';
import type { ChangeFacts } from '#core/narrative/tellChange.ts';

export const present = (value: number): NodeValue => ({ kind: 'value', value, n: null, parts: null });

/** A resolution rate that fell from 78.4 % to 74.2 %, beyond noise, with nothing below it. */
export function changeFacts(changes: Partial<ChangeFacts> = {}): ChangeFacts {
  return {
    metric: { name: 'Resolution rate', unit: 'share', direction: 'higher' },
    baseline: present(0.784),
    current: present(0.742),
    assessment: {
      verdict: 'beyond',
      method: 'proportion',
      difference: -0.042,
      low: -0.06,
      high: -0.02,
      p: 0.0001,
      sigmaZ: 1,
      days: 140,
    },
    components: [],
    split: null,
    isImmature: false,
    ...changes,
  };
}

export function segmentRow(value: string | null, effects: Partial<SegmentRow>): SegmentRow {
  const { rate = 0, mix = 0 } = effects;
  return {
    value,
    n: { baseline: 100, current: 100 },
    share: { baseline: 0.5, current: 0.5 },
    before: 0.5,
    after: 0.5,
    presence: 'both',
    ...effects,
    rate,
    mix,
    contribution: rate + mix,
  };
}

export function segmentSplit(rows: readonly SegmentRow[], changes: Partial<SegmentSplit> = {}): SegmentSplit {
  const rate = rows.reduce((total, row) => total + row.rate, 0);
  const mix = rows.reduce((total, row) => total + row.mix, 0);
  return {
    nodeId: NodeId.parse('n'),
    dimension: 'channel',
    kind: 'rate',
    baseline: 0.784,
    current: 0.784 + rate + mix,
    change: rate + mix,
    rows,
    rate,
    mix,
    simpson: false,
    ...changes,
  };
}
