import type { SegmentRow, SegmentSplit } from '#core/contribution/ledger.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import { NodeId } from '#core/model/schema.ts';
import type { CauseFacts } from '#core/narrative/causeFacts.ts';
import type { ChangeFacts } from '#core/narrative/tellChange.ts';
import type { FoundCause } from '#core/rootcause/causeReport.ts';

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
    causes: null,
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

/** A cause of a resolution rate that fell by 4.2 points: billing in messaging, from 12 May 2026. */
export function foundCause(changes: Partial<FoundCause> = {}): FoundCause {
  const { contribution = -0.026, nodeId = NodeId.parse('stuck') } = changes;
  return {
    nodeId,
    kind: 'rate',
    segment: [
      { column: 'channel', value: 'messaging' },
      { column: 'issue_type', value: 'billing' },
    ],
    direction: 'up',
    contribution,
    rate: contribution,
    mix: 0,
    shareOfChange: contribution / -0.042,
    n: { baseline: 300, current: 320 },
    level: { baseline: 0.05, current: 0.3 },
    effect: { kind: 'log-odds', value: 2, standardError: 0.2, low: 1.6, high: 2.4 },
    q: 0.001,
    status: 'confirmed',
    overlapsEarlier: false,
    wider: null,
    narrower: null,
    ...changes,
  };
}

/** A shift of volume towards the bot. */
export const botShift = (contribution: number): FoundCause =>
  foundCause({ nodeId: null, kind: 'volume', segment: [{ column: 'channel', value: 'bot' }], contribution });

/** 12 May 2026. */
export const twelfthOfMay = 20_585;

/** What a search found, with all that is not localised in its rest. */
export function causeFacts(
  causes: readonly FoundCause[],
  changes: Partial<CauseFacts> & { readonly minor?: readonly FoundCause[] } = {},
): CauseFacts {
  const { minor = [], ...more } = changes;
  const localised = [...causes, ...minor].reduce((total, cause) => total + cause.contribution, 0);
  const contribution = -0.042 - localised;
  return {
    report: {
      change: -0.042,
      causes,
      minor,
      rest: { contribution, rate: contribution, mix: 0 },
      tested: 100,
      history: null,
    },
    since: causes.map(() => twelfthOfMay),
    lastDay: twelfthOfMay + 13,
    nodes: new Map([
      [
        NodeId.parse('stuck'),
        { name: 'Escalation bottleneck', outcome: 'escalation_stuck', amount: -0.028, isIdle: false },
      ],
      [NodeId.parse('left'), { name: 'Customer abandonment', outcome: 'abandoned', amount: -0.009, isIdle: false }],
      [NodeId.parse('talk'), { name: 'Talk', outcome: null, amount: null, isIdle: false }],
    ]),
    columns: new Map([
      ['channel', { name: 'Channel', role: 'channel', isTags: false }],
      ['issue_type', { name: 'Issue type', role: 'issue_type', isTags: false }],
      ['tags', { name: 'Tags', role: 'tags', isTags: true }],
      ['priority', { name: 'Priority', role: 'priority', isTags: false }],
    ]),
    ...more,
  };
}
