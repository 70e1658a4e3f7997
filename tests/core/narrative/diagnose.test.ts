import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NodeId } from '#core/model/schema.ts';
import { libraryMetric } from '#core/model/templates/library.ts';
import type { MetricKey } from '#core/model/templates/metricKey.ts';
import { diagnose } from '#core/narrative/diagnoses/diagnose.ts';
import { type DiagnosisFacts, diagnosedMetrics, type Reading } from '#core/narrative/diagnoses/diagnosis.ts';
import { usualBand } from '#core/narrative/diagnoses/usualBand.ts';

type Told = Partial<Record<MetricKey, readonly [baseline: number | null, value: number, moved: Reading['moved']]>>;

function reading(
  key: MetricKey,
  [baseline, value, moved]: readonly [number | null, number, Reading['moved']],
): Reading {
  const { unit, direction } = libraryMetric(key);
  return { nodeId: NodeId.parse(key), name: key, unit, direction, value, baseline, moved };
}

function facts(told: Told, more: Partial<DiagnosisFacts> = {}): DiagnosisFacts {
  const known = diagnosedMetrics.flatMap((key): [MetricKey, Reading][] => {
    const numbers = told[key];
    return numbers === undefined ? [] : [[key, reading(key, numbers)]];
  });
  return { readings: new Map(known), messaging: new Map(), channels: [], productFixes: [], ...more };
}

const codes = (...args: Parameters<typeof facts>) => diagnose(facts(...args)).map(({ code }) => code);
const only = (...args: Parameters<typeof facts>) => {
  const [first, ...rest] = diagnose(facts(...args));
  expect(rest).toEqual([]);
  return first;
};

describe('diagnose', () => {
  it('TELL-13 thorough but slow: by reference in messaging, else by its own history', () => {
    const told: Told = { resolution_rate: [0.8, 0.8, 'steady'], resolution_time_median: [1000, 1200, 'steady'] };
    const messaging = (rate: number, seconds: number) => ({
      messaging: new Map<MetricKey, number>([
        ['resolution_rate', rate],
        ['resolution_time_median', seconds],
      ]),
    });
    expect(only(told, messaging(0.81, 1801))).toMatchObject({
      code: 'thorough-but-slow',
      nodeIds: ['resolution_rate', 'resolution_time_median'],
      evidence: [
        { of: { value: 0.81 }, atLeast: 0.6, atMost: 0.8, channel: 'messaging', side: 'high' },
        { of: { value: 1801, unit: 'seconds' }, atLeast: null, atMost: 1800, side: 'long' },
      ],
    });
    expect(codes(told, messaging(0.8, 9999))).toEqual([]);
    expect(codes(told, messaging(0.9, 1800))).toEqual([]);
    const up: Told = { resolution_rate: [0.7, 0.8, 'up'], average_resolution_time: [1000, 1500, 'up'] };
    expect(only(up)?.evidence.map(({ kind }) => kind)).toEqual(['moved', 'moved']);
    expect(codes({ ...up, average_resolution_time: [1500, 1000, 'down'] })).toEqual([]);
    expect(codes({ ...up, resolution_rate: [0.7, 0.8, null] })).toEqual([]);
  });

  it('TELL-13 a high rate is above what is usual for the mix of channels', () => {
    const bands = libraryMetric('resolution_rate').reference;
    const chat = { channel: 'Chat', n: 90 };
    expect(usualBand(bands, [chat, { channel: 'bot', n: 90 }])?.atLeast).toBeCloseTo((0.7 + 0.2) / 2, 12);
    expect(usualBand(bands, [chat, { channel: null, n: 10 }])).toEqual({ atLeast: 0.7, atMost: 0.85 });
    expect(usualBand(bands, [chat, { channel: 'fax', n: 11 }])).toBeNull();
    expect(usualBand(bands, [])).toBeNull();
    expect(usualBand([{ channel: 'chat', atLeast: null, atMost: 1 }], [chat])).toBeNull();
    const told = (rate: number): Told => ({ resolution_rate: [rate, rate, 'steady'], csat: [0.9, 0.8, 'down'] });
    expect(only(told(0.86), { channels: [chat] })).toMatchObject({
      code: 'closing-too-early',
      evidence: [{ kind: 'reference', atLeast: 0.7, atMost: 0.85, channel: null }, { kind: 'moved' }],
    });
    expect(codes(told(0.85), { channels: [chat] })).toEqual([]);
    expect(codes(told(0.86))).toEqual([]);
  });

  it('TELL-13 the escalation path: at least as many as usual, fewer of them resolved than usual and than of all', () => {
    const stuck: Told = {
      resolution_rate: [0.8, 0.76, 'down'],
      escalation_rate: [0.12, 0.121, 'steady'],
      escalated_resolution_rate: [0.72, 0.5, 'down'],
      escalation_stuck_rate: [0.02, 0.05, 'up'],
    };
    expect(only(stuck)).toMatchObject({
      code: 'escalation-path',
      nodeIds: ['escalation_stuck_rate', 'escalation_rate', 'escalated_resolution_rate'],
      evidence: [
        { kind: 'steady', from: 0.12 },
        { kind: 'moved', direction: 'down', from: 0.72 },
        { kind: 'below', of: { value: 0.5 }, than: { value: 0.76 } },
      ],
    });
    expect(only({ ...stuck, escalation_rate: [0.12, 0.2, 'up'] })?.evidence[0]).toMatchObject({ direction: 'up' });
    expect(codes({ ...stuck, escalation_rate: [0.12, 0.05, 'down'] })).toEqual([]);
    expect(codes({ ...stuck, escalated_resolution_rate: [0.9, 0.8, 'down'] })).toEqual([]);
    expect(codes({ ...stuck, escalated_resolution_rate: [0.72, 0.5, 'steady'] })).toEqual([]);
  });

  it('TELL-13 two that rose together: abandonment with first response, follow-up failure with workload', () => {
    const both: Told = {
      abandonment_rate: [0.1, 0.12, 'up'],
      first_response_median: [500, 700, 'up'],
      follow_up_failure_rate: [0.04, 0.06, 'up'],
      conversations_per_agent: [10, 14, 'up'],
    };
    expect(codes(both)).toEqual(['giving-up-waiting', 'workload']);
    expect(codes({ ...both, first_response_median: [500, 700, 'steady'] })).toEqual(['workload']);
    expect(codes({ ...both, follow_up_failure_rate: [0.04, 0.06, null] })).toEqual(['giving-up-waiting']);
    const { first_response_median: _, ...rest } = both;
    expect(codes({ ...rest, first_response_p90: [900, 999, 'up'] })).toEqual(['giving-up-waiting', 'workload']);
  });

  it('TELL-13 a product defect: one or two of at least four issue types hold half, and twice their volume', () => {
    const told: Told = { product_fix_rate: [0.03, 0.04, 'up'], product_issue_volume: [30, 40, 'up'] };
    const issues = (...counts: readonly (readonly [number, number])[]) => ({
      productFixes: counts.map(([count, n], index) => ({ value: `issue ${index}`, count, n })),
    });
    expect(only(told, issues([1, 300], [30, 100], [5, 300], [4, 300]))).toMatchObject({
      code: 'product-defect',
      nodeIds: ['product_fix_rate', 'product_issue_volume'],
      evidence: [{ values: ['issue 1'], count: 30, total: 40, volumeShare: 0.1 }],
    });
    const two = only(told, issues([10, 100], [11, 100], [9, 800], [9, 800]));
    expect(two?.evidence[0]).toMatchObject({ values: ['issue 1', 'issue 0'], count: 21, total: 39 });
    expect(codes(told, issues([10, 100], [9, 100], [10, 800], [10, 800]))).toEqual([]);
    expect(codes(told, issues([30, 400], [5, 200], [5, 300], [0, 100]))).toEqual([]);
    expect(codes(told, issues([15, 100], [2, 300], [1, 300], [1, 300]))).toEqual([]);
    expect(codes(told, issues([30, 100], [5, 300], [4, 300]))).toEqual([]);
    expect(codes({}, issues([30, 100], [5, 300], [4, 300], [1, 300]))).toEqual([]);
  });

  it('TELL-14 a metric that is absent or has no baseline takes its diagnoses with it', () => {
    const moved = fc.constantFrom('up', 'down', 'steady', null);
    const numbers = fc.tuple(fc.constant(null), fc.double({ min: 0, max: 1, noNaN: true }), moved);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...diagnosedMetrics), numbers), (told) => {
        expect(diagnose(facts(told))).toEqual([]);
      }),
    );
    expect(diagnose(facts({}))).toEqual([]);
  });

  it('TELL-14 every diagnosis has its evidence and speaks of nodes that were read', () => {
    const number = fc.double({ min: 0, max: 1, noNaN: true });
    const numbers = fc.tuple(number, number, fc.constantFrom('up', 'down', 'steady', null));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...diagnosedMetrics), numbers), (told) => {
        for (const { nodeIds, evidence } of diagnose(facts(told))) {
          expect(evidence.length).toBeGreaterThan(0);
          expect(nodeIds.length).toBeGreaterThan(0);
          for (const id of nodeIds) expect(Object.keys(told)).toContain(id);
        }
      }),
    );
  });
});
