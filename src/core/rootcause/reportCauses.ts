import { sum } from '#core/base/sum.ts';
import type { ByWindow, CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type {
  CauseAlternative,
  CauseHistory,
  CauseReport,
  CauseSegment,
  FoundCause,
  Sides,
} from '#core/rootcause/causeReport.ts';
import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import type { Neighbour } from '#core/rootcause/finding.ts';
import { leavesIn } from '#core/rootcause/leafTable.ts';
import { type SharedChange, shareChange } from '#core/rootcause/shareChange.ts';
import type { Element } from '#core/rootcause/space.ts';
import { type KindFinding, type Told, tellFindings } from '#core/rootcause/tellFindings.ts';
import type { Tested } from '#core/rootcause/testElements.ts';

export interface FoundSoFar {
  readonly found: readonly KindFinding[];
  readonly tested: Tested;
  readonly status: FoundCause['status'];
  readonly history: CauseHistory | null;
}

/** Smaller shares of the change are folded. */
const leastShare = 0.05;

/** What was found, in words' reach: shares of the change, levels, q, names. What is not told is part of the rest. */
export function reportCauses(question: CauseQuestion, index: ElementIndex, soFar: FoundSoFar): CauseReport {
  const { tested, history } = soFar;
  const found = tellFindings(tested, soFar.found);
  const leaves = found.map(({ finding }) => leavesIn(index, finding.fixed));
  const claims = found.map(({ kind, finding }, at) => ({
    kind: kind === 'volume' ? ('volume' as const) : ('rate' as const),
    layer: finding.layer,
    leaves: kind === 'total' ? finding.leaves : (leaves[at] ?? []),
  }));
  const shared = shareChange(question.whole, question.parts, claims);
  const causes = found
    .map((one, at) => describe(question, soFar.status, one, leaves[at] ?? [], shared, at))
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const isMinor = ({ contribution }: FoundCause): boolean =>
    Math.abs(contribution) < leastShare * Math.abs(shared.change);
  return {
    change: shared.change,
    causes: causes.filter((cause) => !isMinor(cause)),
    minor: causes.filter(isMinor),
    rest: { contribution: shared.rest.rate + shared.rest.mix, ...shared.rest },
    tested: tested.count,
    history,
  };
}

function describe(
  question: CauseQuestion,
  status: FoundCause['status'],
  { kind, finding, verdict, q }: Told,
  leaves: ArrayLike<number>,
  { change, claims }: SharedChange,
  at: number,
): FoundCause {
  const { rate = 0, mix = 0, overlapsEarlier = false } = claims[at] ?? {};
  const contribution = rate + mix;
  const name = (neighbour: Neighbour | null): CauseAlternative | null =>
    neighbour === null
      ? null
      : {
          nodeId: nodeOf(question, neighbour.layer),
          segment: segmentOf(question, neighbour.fixed),
          gain: neighbour.gain,
        };
  return {
    nodeId: nodeOf(question, finding.layer),
    kind,
    segment: segmentOf(question, finding.fixed),
    direction: verdict.direction,
    contribution,
    rate,
    mix,
    shareOfChange: change === 0 ? null : contribution / change,
    ...sizeOf(question, kind, finding.layer, leaves),
    effect: verdict.effect,
    q,
    status,
    overlapsEarlier,
    wider: name(finding.wider),
    narrower: name(finding.narrower),
  };
}

function nodeOf({ parts }: CauseQuestion, layer: number): CauseAlternative['nodeId'] {
  return parts[layer - 1]?.nodeId ?? null;
}

function segmentOf({ dimensions }: CauseQuestion, fixed: Element): CauseSegment {
  return fixed.map(([dimension, value]) => ({
    column: dimensions[dimension]?.column ?? '',
    value: dimensions[dimension]?.values[value] ?? null,
  }));
}

/** Rows and level of the whole segment, whatever earlier causes hold of it. */
function sizeOf(
  { whole, parts }: CauseQuestion,
  kind: FoundCause['kind'],
  layer: number,
  leaves: ArrayLike<number>,
): Pick<FoundCause, 'n' | 'level'> {
  const inside = (of: ByWindow): Sides => bySide((side) => sum(Array.from(leaves, (leaf) => of[side]?.[leaf] ?? 0)));
  if (whole.kind === 'total') {
    const amount = inside(whole.amount);
    return { n: amount, level: amount };
  }
  const n = inside(whole.n);
  if (kind === 'volume')
    return {
      n,
      level: levelOf(
        n,
        bySide((side) => sum(whole.n[side] ?? [])),
      ),
    };
  const amounts = whole.kind === 'mean' ? whole.sum : (parts[layer - 1]?.x ?? whole.x);
  return { n, level: levelOf(inside(amounts), n) };
}

function bySide(read: (side: 0 | 1) => number): Sides {
  return { baseline: read(0), current: read(1) };
}

function levelOf(amount: Sides, of: Sides): FoundCause['level'] {
  return {
    baseline: of.baseline === 0 ? null : amount.baseline / of.baseline,
    current: of.current === 0 ? null : amount.current / of.current,
  };
}
