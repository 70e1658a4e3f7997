import { drawNormal } from '#core/base/draw.ts';
import { createRng, type Rng } from '#core/base/rng.ts';
import { drawAftermath } from '#core/sample/drawAftermath.ts';
import { drawArrivals, weekdayOf } from '#core/sample/drawArrivals.ts';
import { type Circumstances, drawCourse } from '#core/sample/drawCourse.ts';
import { drawIntake, type Intake } from '#core/sample/drawIntake.ts';
import { fillRow } from '#core/sample/fillRow.ts';
import { type SampleBuffers, sampleBuffers, sampleTable } from '#core/sample/sampleTable.ts';
import { agents } from '#core/sample/staff.ts';
import { sampleRange } from '#core/sample/story.ts';
import { channels, drift, issues } from '#core/sample/world.ts';
import { msPerDay, type TypedTable } from '#core/table/table.ts';
import type { DayIndex } from '#core/time/period.ts';

/** One of the seeds with which the draw tells the story at its usual size, and nothing else by chance. */
export const sampleSeed = 4397;

export interface SampleOptions {
  /** False: the same desk on which nothing happens; rows that the story does not touch stay as they are. */
  readonly hasStory: boolean;
}

/**
 * About 20,000 support conversations over 26 weeks, with the story of `sampleStory` in them.
 *
 * Shapes   one row per conversation, sorted by creation time; the columns of `sampleSchema`.
 * Units    times in civil milliseconds, durations in seconds.
 * Cost     about 100 ms. The same seed gives the same table on engines whose Math.log, exp and cos agree to the bit.
 */
export function generateSample(seed: number = sampleSeed, options: SampleOptions = { hasStory: true }): TypedTable {
  const rng = createRng(seed);
  const arrivals = drawAllArrivals(rng.split('arrivals'));
  const buffers = sampleBuffers(arrivals.reduce((total, day) => total + day.seconds.length, 0));
  const luck = drawLuck(rng.split('luck'));
  const conversations = rng.split('conversations');
  let row = 0;
  for (const { day, seconds } of arrivals) {
    for (const second of seconds) {
      fillConversation(buffers, row, conversations.split(row), { day, second, luck, ...options });
      row += 1;
    }
  }
  return sampleTable(buffers);
}

interface Arrival extends SampleOptions {
  readonly day: DayIndex;
  readonly second: number;
  readonly luck: Luck;
}

function fillConversation(buffers: SampleBuffers, row: number, rng: Rng, arrival: Arrival): void {
  const { day, second, hasStory } = arrival;
  const weekday = weekdayOf(day);
  const intake = drawIntake(rng, day, weekday, hasStory);
  const at: Circumstances = {
    day,
    weekday,
    hour: Math.floor(second / 3_600),
    luck: luckOf(arrival.luck, intake, day),
    hasStory,
  };
  const course = drawCourse(rng, intake, at);
  const aftermath = drawAftermath(rng, intake, course);
  fillRow(buffers, row, { createdMs: day * msPerDay + second * 1_000, intake, course, aftermath });
}

function drawAllArrivals(rng: Rng): readonly { readonly day: DayIndex; readonly seconds: Float64Array }[] {
  const { fromDay, toDay } = sampleRange;
  return Array.from({ length: toDay - fromDay }, (_, i) => {
    const day = fromDay + i;
    return { day, seconds: drawArrivals(rng, day, sampleRange) };
  });
}

/** What weeks and agents add to the log-odds of resolution: index = week × width + channel or issue; agent. */
interface Luck {
  readonly byChannel: Float64Array;
  readonly byIssue: Float64Array;
  readonly byAgent: Float64Array;
}

function drawLuck(rng: Rng): Luck {
  const weeks = (sampleRange.toDay - sampleRange.fromDay) / 7;
  const fill = (label: string, length: number, sd: number) => {
    const stream = rng.split(label);
    return Float64Array.from({ length }, () => sd * drawNormal(stream));
  };
  return {
    byChannel: fill('channel', weeks * channels.length, drift.week),
    byIssue: fill('issue', weeks * issues.length, drift.week),
    byAgent: fill('agent', agents.length, drift.agent),
  };
}

function luckOf(luck: Luck, { channel, issue, agent }: Intake, day: DayIndex): number {
  const week = Math.floor((day - sampleRange.fromDay) / 7);
  return (
    (luck.byChannel[week * channels.length + channel] ?? 0) +
    (luck.byIssue[week * issues.length + issue] ?? 0) +
    (agent === null ? 0 : (luck.byAgent[agent] ?? 0))
  );
}
