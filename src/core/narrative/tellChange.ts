import { sum } from '#core/base/sum.ts';
import type { SegmentSplit } from '#core/contribution/ledger.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { CauseFacts } from '#core/narrative/causeFacts.ts';
import type { Carrier, Clause, Side, ToldMetric } from '#core/narrative/clause.ts';
import { type CauseStory, tellCauses } from '#core/narrative/tellCauses.ts';
import type { Assessment } from '#core/stats/assessChange.ts';

/** What is known of a node's change. */
export interface ChangeFacts {
  readonly metric: ToldMetric;
  readonly baseline: NodeValue;
  readonly current: NodeValue;
  /** Null where nobody asked whether it is noise. */
  readonly assessment: Assessment | null;
  /** The lines of the node's ledger; empty for a leaf. */
  readonly components: readonly Carrier[];
  /** By the dimension looked at, with its name for people. */
  readonly split: { readonly dimension: string; readonly split: SegmentSplit } | null;
  /** What the search for causes says; null while it runs, or where there is none. */
  readonly causes: CauseFacts | null;
  readonly isImmature: boolean;
}

/** Parts under this share of the change are not worth a clause; mix is, from twice of it. */
const leastShare = 0.1;
const mostNamed = 2;

/**
 * The story of a change, in the order in which it must be told: how much, is it noise, which components and segments,
 * which volume shifted, what hid it, what is not localised, what could mislead. It says where the change is, never why.
 *
 * Shapes   only clauses that say something: a part counts from 10 % of the change, mix from 20 %.
 *          A missing side ends the story, and so does a change within noise. Causes stand in for the one segment.
 * Cost     O(components + segments).
 */
export function tellChange(facts: ChangeFacts): readonly Clause[] {
  const { baseline, current } = facts;
  const immature: readonly Immature[] = facts.isImmature ? [{ kind: 'immature', isLocalised: false }] : [];
  if (baseline.kind === 'missing' || current.kind === 'missing') return [...missingSides(facts), ...immature];
  const from = baseline.value;
  const to = current.value;
  const scale = Math.max(Math.abs(from), Math.abs(to));
  if (Math.abs(to - from) <= 1e-12 * scale) return [...unmoved(facts, to), ...immature];
  const start = [{ kind: 'moved', metric: facts.metric, from, to }, ...noise(facts.assessment)] as const;
  if (facts.assessment?.verdict === 'within') return [...start, ...immature];
  const story = facts.causes === null ? null : tellCauses(facts.metric, to - from, facts.causes);
  if (story === null) return [...start, ...carriers(facts, to - from), ...segments(facts, to - from), ...immature];
  const isLocalised = story.clauses.some(({ kind }) => kind !== 'unlocalised');
  const young = immature.map((clause) => ({ ...clause, isLocalised }));
  return [...start, ...localised(facts, to - from, story), ...young, ...story.last];
}

type Immature = Extract<Clause, { kind: 'immature' }>;

/** Components are told where no cause names one, and a reversal of the segments in any case. */
function localised(facts: ChangeFacts, change: number, story: CauseStory): readonly Clause[] {
  const { metric, split } = facts;
  const reversal: readonly Clause[] =
    split?.split.simpson === true
      ? [
          {
            kind: 'simpson',
            metric,
            dimension: split.dimension,
            rate: split.split.rate,
            mix: split.split.mix,
            change,
          },
        ]
      : [];
  const shifts = reversal.length > 0 || story.namesShift ? [] : shiftsOf(facts, change);
  return [...(story.carries ? [] : carriers(facts, change)), ...story.clauses, ...shifts, ...reversal];
}

/** Mix is arithmetic and not a finding: it is told beside what is localised, where it is a good part of the change. */
function shiftsOf({ metric, split: by }: ChangeFacts, change: number): readonly Clause[] {
  if (by === null || by.split.kind !== 'rate') return [];
  const { mix, rows } = by.split;
  if (Math.abs(mix) < 2 * leastShare * Math.abs(change)) return [];
  const [row] = rows.filter((each) => each.mix / mix >= 0.5).toSorted((a, b) => b.mix / mix - a.mix / mix);
  const most = row === undefined ? null : { value: row.value, isGrowing: row.share.current > row.share.baseline };
  return [{ kind: 'shifts', metric, dimension: by.dimension, mix, most }];
}

function missingSides({ metric, baseline, current }: ChangeFacts): readonly Clause[] {
  const sides: readonly (readonly [Side, NodeValue, NodeValue])[] = [
    ['baseline', baseline, current],
    ['current', current, baseline],
  ];
  return sides.flatMap(([side, own, other]): readonly Clause[] => {
    if (own.kind !== 'missing') return [];
    return [{ kind: 'missing', metric, side, reason: own.reason, other: other.kind === 'value' ? other.value : null }];
  });
}

function unmoved({ metric, components }: ChangeFacts, value: number): readonly Clause[] {
  const told: Clause = { kind: 'unmoved', metric, value };
  const parts = largest(components.filter(({ amount }) => Math.abs(amount) >= 0.01 * Math.abs(value) && amount !== 0));
  return parts.length < 2 ? [told] : [told, { kind: 'cancelled', metric, parts }];
}

function noise(assessment: Assessment | null): readonly Clause[] {
  if (assessment === null) return [];
  return assessment.verdict === 'unknown'
    ? [{ kind: 'noise', verdict: 'unknown', reason: assessment.reason }]
    : [{ kind: 'noise', verdict: assessment.verdict }];
}

function carriers({ metric, components }: ChangeFacts, change: number): readonly Clause[] {
  const told = components.filter(({ amount }) => Math.abs(amount) >= leastShare * Math.abs(change));
  const along = largest(told.filter(({ amount }) => Math.sign(amount) === Math.sign(change)));
  const against = largest(told.filter(({ amount }) => Math.sign(amount) === -Math.sign(change)));
  return [
    ...(along.length === 0 ? [] : [{ kind: 'carried' as const, metric, change, parts: along }]),
    ...(against.length === 0 ? [] : [{ kind: 'offset' as const, metric, change, parts: against }]),
  ];
}

function largest(parts: readonly Carrier[]): readonly Carrier[] {
  return parts.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount)).slice(0, mostNamed);
}

function segments(facts: ChangeFacts, change: number): readonly Clause[] {
  if (facts.split === null) return [];
  const { metric } = facts;
  const { split } = facts.split;
  const { rate, mix } = split;
  const leading = leadingSegment(facts, change);
  if (split.simpson) return [...leading, { kind: 'simpson', metric, dimension: null, rate, mix, change }];
  const untold = mix - sum(leading.map(({ row }) => row.mix));
  const isMixed = split.kind === 'rate' && Math.abs(mix) >= 2 * leastShare * Math.abs(change);
  const isTold = leading.length > 0 && Math.abs(untold) < leastShare * Math.abs(change);
  return isMixed && !isTold ? [...leading, { kind: 'mix', metric, rate, mix }] : leading;
}

type SegmentClause = Extract<Clause, { kind: 'segment' }>;

function leadingSegment({ metric, split: by }: ChangeFacts, change: number): readonly SegmentClause[] {
  if (by === null || by.split.rows.length < 2) return [];
  const [row] = by.split.rows
    .filter((each) => Math.sign(each.contribution) === Math.sign(change))
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  if (row === undefined || Math.abs(row.contribution) < leastShare * Math.abs(change)) return [];
  const byRate = Math.abs(row.rate) >= Math.abs(row.mix) ? 'rate' : 'mix';
  const leads = by.split.kind === 'total' ? 'total' : byRate;
  return [{ kind: 'segment', metric, dimension: by.dimension, row, leads }];
}
