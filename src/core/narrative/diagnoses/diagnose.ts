import { sum } from '#core/base/sum.ts';
import { libraryMetric } from '#core/model/templates/library.ts';
import type { MetricKey } from '#core/model/templates/metricKey.ts';
import type { Diagnosis, DiagnosisFacts, Evidence, Read, Reading } from '#core/narrative/diagnoses/diagnosis.ts';
import { bandOf, isHigh, usualBand } from '#core/narrative/diagnoses/usualBand.ts';

/**
 * The patterns of two readings that hold in the numbers at hand, each with what it was read from.
 *
 * A reading is high, long or low against what is usual elsewhere where that is known, else by having moved beyond its
 * own normal variation. A metric that the tree lacks, or that has no number, takes its diagnoses with it.
 *
 * Cost     O(channels + issue types · log).
 */
export function diagnose(facts: DiagnosisFacts): readonly Diagnosis[] {
  return [
    thoroughButSlow(facts),
    escalationPath(facts),
    closingTooEarly(facts),
    givingUpWaiting(facts),
    workload(facts),
    productDefect(facts),
  ].filter((diagnosis) => diagnosis !== null);
}

const resolutionTimes = ['resolution_time_median', 'resolution_time_mean', 'average_resolution_time'] as const;
const firstResponses = ['first_response_median', 'first_response_mean', 'first_response_p90'] as const;

function thoroughButSlow(facts: DiagnosisFacts): Diagnosis | null {
  const rate = facts.readings.get('resolution_rate');
  const time = firstOf(facts, resolutionTimes);
  if (rate === undefined || time === null) return null;
  const nodeIds = [rate.nodeId, time.reading.nodeId];
  const inMessaging = slowInMessaging(facts, rate, time.reading, time.key);
  if (inMessaging !== null) return { code: 'thorough-but-slow', nodeIds, evidence: inMessaging };
  const [high, long] = [highRate(facts, rate), movedTo(time.reading, 'up')];
  return high === null || long === null ? null : { code: 'thorough-but-slow', nodeIds, evidence: [high, long] };
}

/** Messaging is where both numbers have a reference value. */
function slowInMessaging(
  { messaging }: DiagnosisFacts,
  rate: Reading,
  time: Reading,
  key: MetricKey,
): readonly Evidence[] | null {
  const channel = 'messaging';
  const [share, seconds] = [messaging.get('resolution_rate'), messaging.get(key)];
  const band = bandOf(libraryMetric('resolution_rate').reference, channel);
  const atMost = libraryMetric(key).reference.find((each) => each.channel === channel)?.atMost ?? null;
  if (share === undefined || seconds === undefined || band === null || atMost === null) return null;
  if (!isHigh(share, band) || seconds <= atMost) return null;
  return [
    { kind: 'reference', of: { ...readOf(rate), value: share }, side: 'high', ...band, channel },
    { kind: 'reference', of: { ...readOf(time), value: seconds }, side: 'long', atLeast: null, atMost, channel },
  ];
}

/** The queue takes at least as many as usual, and gives fewer back: fewer than usual, and than of all conversations. */
function escalationPath({ readings }: DiagnosisFacts): Diagnosis | null {
  const escalated = readings.get('escalation_rate');
  const solved = readings.get('escalated_resolution_rate');
  const all = readings.get('resolution_rate');
  if (escalated === undefined || solved === undefined || all === undefined) return null;
  const many = movedTo(escalated, 'up') ?? steady(escalated);
  const few = movedTo(solved, 'down');
  if (many === null || few === null || solved.value >= all.value) return null;
  const below: Evidence = { kind: 'below', of: readOf(solved), than: readOf(all) };
  return {
    code: 'escalation-path',
    nodeIds: nodesOf(readings.get('escalation_stuck_rate'), escalated, solved),
    evidence: [many, few, below],
  };
}

function closingTooEarly(facts: DiagnosisFacts): Diagnosis | null {
  const rate = facts.readings.get('resolution_rate');
  const csat = facts.readings.get('csat');
  if (rate === undefined || csat === undefined) return null;
  const [high, low] = [highRate(facts, rate), movedTo(csat, 'down')];
  return high === null || low === null
    ? null
    : { code: 'closing-too-early', nodeIds: nodesOf(rate, csat), evidence: [high, low] };
}

function givingUpWaiting(facts: DiagnosisFacts): Diagnosis | null {
  const response = firstOf(facts, firstResponses)?.reading;
  return bothUp('giving-up-waiting', facts.readings.get('abandonment_rate'), response);
}

function workload({ readings }: DiagnosisFacts): Diagnosis | null {
  return bothUp('workload', readings.get('follow_up_failure_rate'), readings.get('conversations_per_agent'));
}

function bothUp(code: Diagnosis['code'], first: Reading | undefined, second: Reading | undefined): Diagnosis | null {
  if (first === undefined || second === undefined) return null;
  const [one, other] = [movedTo(first, 'up'), movedTo(second, 'up')];
  return one === null || other === null ? null : { code, nodeIds: nodesOf(first, second), evidence: [one, other] };
}

const fewTypes = 2;
const leastTypes = 4;
const leastCount = 20;
const leastLift = 2;

/** At most two of at least four issue types hold half of them, and twice their share of all conversations. */
function productDefect({ readings, productFixes }: DiagnosisFacts): Diagnosis | null {
  const rate = readings.get('product_fix_rate');
  const total = sum(productFixes.map(({ count }) => count));
  const all = sum(productFixes.map(({ n }) => n));
  if (rate === undefined || total < leastCount || productFixes.length < leastTypes) return null;
  const ranked = productFixes.toSorted((a, b) => b.count - a.count).slice(0, fewTypes);
  const [first] = ranked;
  const top = first !== undefined && first.count >= total / 2 ? [first] : ranked;
  const [count, n] = [sum(top.map((each) => each.count)), sum(top.map((each) => each.n))];
  if (count < total / 2 || count / total < leastLift * (n / all)) return null;
  const values = top.map(({ value }) => value);
  const evidence: Evidence = { kind: 'concentration', of: readOf(rate), values, count, total, volumeShare: n / all };
  return {
    code: 'product-defect',
    nodeIds: nodesOf(rate, readings.get('product_issue_volume')),
    evidence: [evidence],
  };
}

/** Above what is usual for this mix of channels, or up beyond its normal variation. */
function highRate(facts: DiagnosisFacts, rate: Reading): Evidence | null {
  const band = usualBand(libraryMetric('resolution_rate').reference, facts.channels);
  if (band === null || !isHigh(rate.value, band)) return movedTo(rate, 'up');
  return { kind: 'reference', of: readOf(rate), side: 'high', ...band, channel: null };
}

function movedTo(reading: Reading, direction: 'up' | 'down'): Evidence | null {
  if (reading.moved !== direction || reading.baseline === null) return null;
  return { kind: 'moved', of: readOf(reading), from: reading.baseline, direction };
}

function steady(reading: Reading): Evidence | null {
  if (reading.moved !== 'steady' || reading.baseline === null) return null;
  return { kind: 'steady', of: readOf(reading), from: reading.baseline };
}

function firstOf<K extends MetricKey>({ readings }: DiagnosisFacts, keys: readonly K[]) {
  const found = keys.flatMap((key) => {
    const reading = readings.get(key);
    return reading === undefined ? [] : [{ key, reading }];
  });
  return found[0] ?? null;
}

const readOf = ({ name, unit, direction, value }: Reading): Read => ({ name, unit, direction, value });

const nodesOf = (...readings: readonly (Reading | undefined)[]): Diagnosis['nodeIds'] =>
  readings.flatMap((reading) => (reading === undefined ? [] : [reading.nodeId]));
