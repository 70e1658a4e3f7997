import { sum } from '#core/base/sum.ts';
import { rateAndMix } from '#core/contribution/rateAndMix.ts';
import type { ByWindow, CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type { FoundCause, Sides } from '#core/rootcause/causeReport.ts';

/** The numbers that a cause's contribution is worked out from: a rate or a mean inside a segment, and around it. */
export interface CauseWorking {
  /** How the moved number is carried into the change that was asked about; 1 where it is that number. */
  readonly multiplier: number;
  /** Numerators and denominators of the segment. */
  readonly x: Sides;
  readonly n: Sides;
  /** The segment's share of all denominators. */
  readonly share: Sides;
  /** The number of all segments together. */
  readonly whole: Sides;
}

/**
 * How the contribution of a cause comes about; null where it can't be redone from these numbers alone: of totals and
 * volumes, and where other causes hold a part of the segment.
 */
export function workingOfCause({ whole, parts }: CauseQuestion, cause: FoundCause): CauseWorking | null {
  if (whole.kind === 'total' || cause.kind === 'volume') return null;
  const { baseline, current } = cause.level;
  if (baseline === null || current === null) return null;
  const part = parts.find(({ nodeId }) => nodeId === cause.nodeId);
  const multiplier = part?.multiplier ?? 1;
  const amounts = part?.x ?? (whole.kind === 'mean' ? whole.sum : whole.x);
  const { n } = cause;
  const x = { baseline: baseline * n.baseline, current: current * n.current };
  const [allX, allN] = [totals(amounts), totals(whole.n)];
  const inside = { x0: x.baseline, n0: n.baseline, x1: x.current, n1: n.current };
  const outside = {
    x0: allX.baseline - inside.x0,
    n0: allN.baseline - inside.n0,
    x1: allX.current - inside.x1,
    n1: allN.current - inside.n1,
  };
  const effect = rateAndMix([inside, outside])[0] ?? { rate: Number.NaN, mix: Number.NaN };
  if (!isSame(multiplier * effect.rate, cause.rate) || !isSame(multiplier * effect.mix, cause.mix)) return null;
  return {
    multiplier,
    x,
    n,
    share: { baseline: n.baseline / allN.baseline, current: n.current / allN.current },
    whole: { baseline: allX.baseline / allN.baseline, current: allX.current / allN.current },
  };
}

function totals(of: ByWindow): Sides {
  return { baseline: sum(of[0] ?? []), current: sum(of[1] ?? []) };
}

const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
