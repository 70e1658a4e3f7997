import { sum } from '#core/base/sum.ts';
import type { CauseFacts, NodeFacts } from '#core/narrative/causeFacts.ts';
import type { Clause, ToldCause, ToldMetric } from '#core/narrative/clause.ts';
import type { FoundCause } from '#core/rootcause/causeReport.ts';

/** From this share of its node's part of the change on, a segment holds nearly all of it; from the second, all. */
const nearlyAll = 0.9;
const all = 0.995;
const mostNamed = 3;

export interface CauseStory {
  /** The segments that carry the change, the volume that shifted, what hid it, and what is left, in this order. */
  readonly clauses: readonly Clause[];
  /** Nothing is confirmed while there is no history to tell it from ordinary drift. */
  readonly last: readonly Clause[];
  /** Whether a segment carries the change: the components would cut the same change once more. */
  readonly carries: boolean;
  /** Whether a shift of volume is among what is told. */
  readonly namesShift: boolean;
}

/**
 * What a search for causes has to say of a change.
 *
 * Shapes   at most three causes by name of those that carry it, of shifts and of what hid it; all others are one
 *          clause, and what is left is one, so that the amounts told sum to the change.
 * Units    those of the metric.
 */
export function tellCauses(metric: ToldMetric, change: number, facts: CauseFacts): CauseStory {
  const { causes, minor, rest } = facts.report;
  const told = causes.map((cause, index) => ({ cause, told: describe(cause, facts, facts.since[index] ?? null) }));
  const isShift = ({ cause }: (typeof told)[number]): boolean => cause.kind === 'volume';
  const isAlong = ({ cause }: (typeof told)[number]): boolean => Math.sign(cause.contribution) === Math.sign(change);
  const carrying = told.filter((each) => !isShift(each) && isAlong(each)).slice(0, mostNamed);
  const shifts = told.filter(isShift).slice(0, mostNamed);
  const hiding = told.filter((each) => !isShift(each) && !isAlong(each)).slice(0, mostNamed);
  const named = [...carrying, ...shifts, ...hiding];
  const along = sum(named.filter(isAlong).map(({ cause }) => cause.contribution));
  const isWithin = Math.abs(along) <= 1.005 * Math.abs(change);
  const others = [...causes.filter((cause) => named.every((each) => each.cause !== cause)), ...minor];
  const clauses: readonly Clause[] = [
    ...(named.length === 0 && others.length === 0 ? [{ kind: 'unlocalised' as const }] : []),
    ...carrying.map(({ told: cause }) => ({ kind: 'cause' as const, metric, change, isWithin, cause })),
    ...shifts.map(({ told: cause }) => ({ kind: 'shift' as const, metric, change, cause })),
    ...hiding.map(({ told: cause }) => ({ kind: 'hidden' as const, metric, cause })),
    ...(others.length === 0 ? [] : [smaller(metric, others)]),
    ...(named.length === 0 && others.length === 0
      ? []
      : [{ kind: 'rest' as const, metric, change, amount: rest.contribution }]),
  ];
  const isOpen = [...causes, ...minor].some(({ status }) => status === 'unconfirmed');
  return {
    clauses,
    last: isOpen ? [{ kind: 'unconfirmed' }] : [],
    carries: carrying.length > 0,
    namesShift: shifts.length > 0,
  };
}

function smaller(metric: ToldMetric, others: readonly FoundCause[]): Clause {
  return {
    kind: 'smaller',
    metric,
    count: others.length,
    amount: sum(others.map(({ contribution }) => contribution)),
  };
}

/** Where no other component is in use, a component is the number by another name. */
function isWholeByAnotherName({ report: { change }, nodes }: CauseFacts, node: NodeFacts): boolean {
  const isSame = (amount: number): boolean => Math.abs(amount - change) <= 1e-9 * Math.abs(change);
  return (
    node.amount !== null && [...nodes.values()].every((of) => of.amount === null || of.isIdle || isSame(of.amount))
  );
}

function describe(cause: FoundCause, facts: CauseFacts, since: ToldCause['since']): ToldCause {
  const found = cause.nodeId === null ? null : (facts.nodes.get(cause.nodeId) ?? null);
  const isWhole = found !== null && isWholeByAnotherName(facts, found);
  const node = isWhole ? null : found;
  const whole = node?.amount ?? null;
  const part = whole === null || whole === 0 ? null : cause.contribution / whole;
  return {
    node: node === null ? null : { name: node.name, outcome: node.outcome },
    place: cause.segment.map(({ column, value }) => {
      const { name, role, isTags } = facts.columns.get(column) ?? { name: column, role: null, isTags: false };
      return { column: name, role, isTag: isTags, value };
    }),
    direction: isWhole ? (cause.contribution > 0 ? 'up' : 'down') : cause.direction,
    amount: cause.contribution,
    ofNode:
      isWhole || part === null || part < nearlyAll || part > 2 - all ? null : { whole: whole ?? 0, isAll: part >= all },
    since,
    lastDay: facts.lastDay,
  };
}
