import { drawChance, drawIndex } from '#core/base/draw.ts';
import type { Rng } from '#core/base/rng.ts';
import { agentsOnDuty, teamFor, teams } from '#core/sample/staff.ts';
import { sampleStory } from '#core/sample/story.ts';
import { channels, plans, priorities, regions } from '#core/sample/world.ts';
import type { DayIndex } from '#core/time/period.ts';

/** What is known when a conversation arrives. Indexes into the lists of the world; null where nobody is. */
export interface Intake {
  readonly channel: number;
  readonly issue: number;
  readonly priority: number;
  readonly plan: number;
  readonly region: number;
  readonly team: number | null;
  readonly agent: number | null;
}

/** The 'mix' half of the story acts here: from its first day, the bot takes a larger share. */
export function drawIntake(rng: Rng, day: DayIndex, weekday: number, hasStory: boolean): Intake {
  const isShifted = hasStory && day >= sampleStory.startDay;
  const channel = drawIndex(rng, isShifted ? shiftedShares : usualShares);
  const issue = drawIndex(rng, channels[channel]?.issueWeights ?? []);
  const priority = drawIndex(rng, priorityWeights);
  const plan = drawIndex(rng, planWeights);
  const region = drawIndex(rng, regionWeights);
  const team = teamFor(channel, issue, drawChance(rng, 0.5));
  const duty = team === null ? [] : (roster[team * 7 + weekday] ?? []);
  const agent = duty[Math.floor(rng.uniform() * duty.length)] ?? null;
  return { channel, issue, priority, plan, region, team, agent };
}

const usualShares = channels.map((channel) => channel.share);
const shiftedShares = channels.map((channel) => (channel.name === 'bot' ? shiftedBotWeight() : channel.share));
const priorityWeights = priorities.map((priority) => priority.weight);
const planWeights = plans.map((plan) => plan.weight);
const regionWeights = regions.map((region) => region.weight);

/** Index = team × 7 + weekday. */
const roster = teams.flatMap((_, team) => Array.from({ length: 7 }, (__, weekday) => agentsOnDuty(team, weekday)));

function shiftedBotWeight(): number {
  const { shareBefore, shareAfter } = sampleStory.mixShift;
  return (shareAfter / (1 - shareAfter)) * (1 - shareBefore);
}
