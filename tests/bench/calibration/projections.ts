import { generateSample } from '#core/sample/generateSample.ts';
import { sampleRange } from '#core/sample/story.ts';
import { type FollowedOn, followedCohorts } from '#core/stats/cohorts.ts';
import { projectRate } from '#core/stats/projectRate.ts';
import type { Interval } from '#core/stats/proportions.ts';
import { msPerDay, type TypedTable } from '#core/table/table.ts';
import { projectPace } from '#core/target/projectPace.ts';
import type { Line, Section } from './measure.ts';

const target = { low: 0.75, high: 0.85 };
/** By this age the generator has settled every conversation. */
const settledDays = 28;

interface Row {
  readonly created: number;
  readonly resolved: number;
}

/** Projections that claim 80 %, made at earlier days of the sample, against what the sample holds later. */
export function projectionSection(seeds: number): Section {
  const calm = Array.from({ length: seeds }, (_, at) => rowsOf(generateSample(9_000 + at, { hasStory: false })));
  const told = Array.from({ length: seeds }, (_, at) => rowsOf(generateSample(9_000 + at)));
  return {
    title: '80 % projections on the sample generator: share that holds the truth',
    lines: [
      rateLine('resolution rate of the last 7 days', calm, 7, [28, 35, 42, 49, 56], target),
      rateLine('resolution rate of the last 14 days', calm, 14, [28, 42, 56], target),
      rateLine('the last 7 days, from counts by day and age', calm, 7, [28, 35, 42, 49, 56], target, cohortsOf),
      rateLine('the same 7 days, two weeks into the story', told, 7, [28], null),
      paceLine('month’s conversations, 10 of 28 days gone', calm, 'total', target),
      paceLine('month’s share resolved within a day, 10 of 28 gone', calm, 'ratio', target),
    ],
  };
}

function rowsOf(table: TypedTable): readonly Row[] {
  const values = (id: string): Float64Array => {
    const column = table.columns[table.schema.findIndex((schema) => schema.id === id)];
    return column?.kind === 'time' ? Float64Array.from(column.values) : new Float64Array();
  };
  const resolved = values('resolved_at');
  return Array.from(values('created_at'), (created, at) => ({
    created: created / msPerDay,
    resolved: (resolved[at] ?? Number.NaN) / msPerDay,
  }));
}

function rateLine(
  what: string,
  samples: readonly (readonly Row[])[],
  length: number,
  backs: readonly number[],
  goal: Interval | null,
  follow: Follow = one,
): Line {
  let [held, runs] = [0, 0];
  for (const rows of samples) {
    for (const back of backs.filter((each) => each >= settledDays)) {
      const endDay = sampleRange.toDay - back;
      const period = { fromDay: endDay - length, toDay: endDay };
      const conversations = follow(
        rows.filter(({ created }) => created < endDay).map((row) => asOf(row, endDay)),
        endDay,
      );
      const projected = projectRate({ conversations, period, endDay });
      if (!projected.ok) continue;
      const inside = rows.filter(({ created }) => created >= period.fromDay && created < period.toDay);
      const truth = inside.filter(({ resolved }) => !Number.isNaN(resolved)).length / inside.length;
      runs += 1;
      if (projected.value.low <= truth && truth <= projected.value.high) held += 1;
    }
  }
  return { what, runs, measured: held / runs, target: goal };
}

type Follow = (conversations: readonly FollowedOn[], endDay: number) => readonly FollowedOn[];

const one: Follow = (conversations) => conversations;

/** As the app has them: counted by day of creation and whole day of age. */
const cohortsOf: Follow = (conversations, endDay) => {
  const days = { fromDay: sampleRange.fromDay, toDay: endDay };
  const bins = endDay - days.fromDay;
  const created = new Float64Array(bins);
  const resolvedAtAge = new Float64Array(bins * bins);
  for (const { day, resolvedAfterDays } of conversations) {
    const at = day - days.fromDay;
    created[at] = (created[at] ?? 0) + 1;
    if (resolvedAfterDays === null) continue;
    const slot = at * bins + Math.floor(resolvedAfterDays);
    resolvedAtAge[slot] = (resolvedAtAge[slot] ?? 0) + 1;
  }
  return followedCohorts({ days, created, resolvedAtAge, bins });
};

function asOf({ created, resolved }: Row, endDay: number): FollowedOn {
  return {
    day: Math.floor(created),
    followedDays: endDay - created,
    resolvedAfterDays: resolved <= endDay ? resolved - created : null,
  };
}

function paceLine(what: string, samples: readonly (readonly Row[])[], kind: 'total' | 'ratio', goal: Interval): Line {
  let [held, runs] = [0, 0];
  for (const rows of samples) {
    const days = daysOf(rows, kind);
    for (let end = days.length; end >= days.length - 49; end -= 7) {
      const projected = projectPace({ kind, days: days.slice(0, end - 18), elapsed: 10, left: 18 });
      if (!projected.ok) continue;
      const month = days.slice(end - 28, end);
      const num = month.reduce((total, day) => total + day.num, 0);
      const truth = kind === 'total' ? num : num / month.reduce((total, day) => total + day.den, 0);
      runs += 1;
      if (projected.value.low <= truth && truth <= projected.value.high) held += 1;
    }
  }
  return { what, runs, measured: held / runs, target: goal };
}

function daysOf(rows: readonly Row[], kind: 'total' | 'ratio') {
  const days = Array.from({ length: sampleRange.toDay - 1 - sampleRange.fromDay }, () => ({ num: 0, den: 0 }));
  for (const { created, resolved } of rows) {
    const day = days[Math.floor(created) - sampleRange.fromDay];
    if (day === undefined) continue;
    day.den += 1;
    if (kind === 'total' || resolved - created <= 1) day.num += 1;
  }
  return days;
}
