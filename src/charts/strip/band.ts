import { round } from '../shared/round.ts';
import type { StripPoint } from './layout.ts';

export interface BandPlace {
  /** Where the first bucket begins, and how wide each is. */
  readonly x: number;
  readonly step: number;
  readonly y: (value: number) => number;
  readonly plot: { readonly y: number; readonly height: number };
}

/**
 * The outline of a normal variation that may differ from bucket to bucket: a step for each, cut at the plot's edge.
 *
 * Shapes   a path; one closed piece per run of buckets with limits.
 */
export function bandThrough(points: readonly Pick<StripPoint, 'limits'>[], place: BandPlace): string {
  const bottom = place.plot.y + place.plot.height;
  const yOf = (value: number): number => round(Math.min(bottom, Math.max(place.plot.y, place.y(value))));
  const xOf = (index: number): number => round(place.x + index * place.step);
  const pieces: string[] = [];
  for (let from = 0; from < points.length; from++) {
    if (limitsAt(points, from) === null) continue;
    let to = from;
    const [above, below]: [string[], string[]] = [[], []];
    for (let limits = limitsAt(points, to); limits !== null; limits = limitsAt(points, ++to)) {
      above.push(`${xOf(to)},${yOf(limits.high)}H${xOf(to + 1)}`);
      below.unshift(`${xOf(to + 1)},${yOf(limits.low)}H${xOf(to)}`);
    }
    pieces.push(`M${above.join('L')}L${below.join('L')}Z`);
    from = to;
  }
  return pieces.join('');
}

const limitsAt = (points: readonly Pick<StripPoint, 'limits'>[], index: number): StripPoint['limits'] =>
  points[index]?.limits ?? null;

/** The limits that the axis makes room for: those in the middle, not the wide ones of a few small buckets. */
export function usualLimits(points: readonly Pick<StripPoint, 'limits'>[]): readonly number[] {
  const known = points.flatMap(({ limits }) => (limits === null ? [] : [limits]));
  const middle = (values: readonly number[]): number[] =>
    values.toSorted((a, b) => a - b).slice(Math.floor(values.length / 2), Math.floor(values.length / 2) + 1);
  return [...middle(known.map(({ low }) => low)), ...middle(known.map(({ high }) => high))];
}
