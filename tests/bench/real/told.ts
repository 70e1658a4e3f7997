import type { CauseSegment, FoundCause } from '#core/rootcause/causeReport.ts';
import { isoDay } from '#core/time/iso-day.ts';
import type { Comparison, DayRange } from '#core/time/period.ts';
import { placeboText } from '#text/causes.ts';
import type { RealSet } from './importSet.ts';
import { countIn, valuesOf } from './readRows.ts';
import type { Searched } from './searchPair.ts';
import { tellPair } from './tellPair.ts';

/** All that the app says of one comparison, with what counting the rows says of it. */
export interface Told {
  readonly set: string;
  readonly title: string;
  readonly periods: readonly [baseline: string, current: string];
  readonly sentence: string;
  readonly dimensions: readonly string[];
  /** Why there was no search. */
  readonly obstacle: string | null;
  readonly history: string;
  /** Units: of the root. */
  readonly change: number | null;
  readonly rest: number | null;
  readonly causes: readonly ToldCauseLine[];
  /** By hand: resolved of all. */
  readonly whole: Sides;
}

export interface ToldCauseLine {
  readonly cause: FoundCause;
  readonly node: string;
  readonly isMinor: boolean;
  /** By hand: the root inside the segment, and everywhere else. */
  readonly inside: Sides;
  readonly elsewhere: Sides;
  /** Of a move across all segments, by hand: the values whose level moved least and most, of those with enough rows. */
  readonly extremes: readonly { readonly value: string; readonly counts: Sides }[];
}

/** With fewer rows in a period a value says nothing of how alike segments are. */
const leastRows = 100;

function extremesOf(set: RealSet, comparison: Comparison, dimensions: readonly string[]): ToldCauseLine['extremes'] {
  const moved = dimensions.flatMap((column) =>
    valuesOf(set, column).map((value) => ({
      value: `${column}: ${value ?? '(missing)'}`,
      counts: countBoth(set, comparison, [{ column, value }]),
    })),
  );
  const moveOf = ({ counts: { baseline, current } }: (typeof moved)[number]): number =>
    current.x / current.n - baseline.x / baseline.n;
  const ranked = moved
    .filter(({ counts }) => Math.min(counts.baseline.n, counts.current.n) >= leastRows)
    .toSorted((a, b) => moveOf(a) - moveOf(b));
  return ranked.length < 2 ? ranked : [ranked[0], ranked.at(-1)].filter((each) => each !== undefined);
}

interface Sides {
  readonly baseline: Counted;
  readonly current: Counted;
}

interface Counted {
  readonly n: number;
  readonly x: number;
}

export async function toldOf(
  set: RealSet,
  title: string,
  comparison: Comparison,
  found: Searched | string,
): Promise<Told> {
  const report = typeof found === 'string' ? null : found.report;
  const whole = countBoth(set, comparison, []);
  const lines = [...(report?.causes ?? []), ...(report?.minor ?? [])].map((cause, at): ToldCauseLine => {
    const inside = countBoth(set, comparison, cause.segment);
    return {
      cause,
      node: set.doc.metrics[set.doc.nodes[cause.nodeId ?? set.tree.rootId]?.metricId ?? '']?.name ?? '',
      isMinor: at >= (report?.causes.length ?? 0),
      inside,
      elsewhere: { baseline: less(whole.baseline, inside.baseline), current: less(whole.current, inside.current) },
      extremes:
        cause.segment.length > 0 || typeof found === 'string' ? [] : extremesOf(set, comparison, found.dimensions),
    };
  });
  return {
    set: set.name,
    title,
    periods: [nameOf(comparison.baseline), nameOf(comparison.current)],
    sentence: await tellPair(set, comparison, report),
    dimensions: typeof found === 'string' ? [] : found.dimensions,
    obstacle: typeof found === 'string' ? found : null,
    history:
      report === null || report.history === null || typeof found === 'string'
        ? 'no history: fewer than 8 past pairs'
        : placeboText(report.history, found.overlap),
    change: report?.change ?? null,
    rest: report?.rest.contribution ?? null,
    causes: lines,
    whole,
  };
}

const countBoth = (set: RealSet, { baseline, current }: Comparison, segment: CauseSegment): Sides => ({
  baseline: countIn(set, baseline, segment),
  current: countIn(set, current, segment),
});

const less = (whole: Counted, part: Counted): Counted => ({ n: whole.n - part.n, x: whole.x - part.x });

const nameOf = ({ fromDay, toDay }: DayRange): string => `${isoDay(fromDay)} to ${isoDay(toDay - 1)}`;
