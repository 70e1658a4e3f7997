import { drawChance, drawLogNormal, drawNormal, indexAt } from '#core/base/draw.ts';
import type { Rng } from '#core/base/rng.ts';
import type { Intake } from '#core/sample/drawIntake.ts';
import { sampleStory } from '#core/sample/story.ts';
import { billingInMessaging, channels, excludedShare, issues, priorities, usuallyStuck } from '#core/sample/world.ts';
import type { Outcome } from '#core/table/table.ts';
import type { DayIndex } from '#core/time/period.ts';

/** How a conversation goes, were it watched to its end. Times in whole seconds after it was created. */
export interface Course {
  readonly outcome: Outcome;
  readonly escalated: boolean;
  /** Null: no agent answered. */
  readonly firstResponse: number | null;
  readonly longestWait: number;
  /** When the outcome stands in the help desk; earlier than that, the conversation is open. */
  readonly settled: number;
}

export interface Circumstances {
  readonly day: DayIndex;
  readonly weekday: number;
  readonly hour: number;
  /** What this week and this agent add to the log-odds of resolution. */
  readonly luck: number;
  readonly hasStory: boolean;
}

const dayS = 86_400;
/** Nothing drags on longer, so that whole mature weeks hold no open conversation. */
const longestCourseS = 25 * dayS;

export function drawCourse(rng: Rng, intake: Intake, at: Circumstances): Course {
  const firstResponse = drawFirstResponse(rng, intake, at);
  const slowness = firstResponse / (channels[intake.channel]?.firstResponse.median ?? 1);
  const escalated = drawChance(rng, logistic(escalationLogOdds(intake)));
  const isStuck = drawChance(rng, stuckShare(intake, at)) && escalated;
  const isResolved = drawChance(rng, logistic(resolutionLogOdds(intake) + at.luck));
  const lot = rng.uniform();
  const isExcluded = drawChance(rng, excludedShare);
  const outcome = outcomeOf(isExcluded, isStuck, isResolved) ?? failureAt(lot, intake, slowness);
  const waits = drawWaits(rng, intake, outcome, firstResponse);
  const settled = drawSettled(rng, intake, outcome, escalated, waits.firstResponse ?? waits.longestWait);
  return { outcome, escalated, ...waits, settled };
}

function outcomeOf(isExcluded: boolean, isStuck: boolean, isResolved: boolean): Outcome | null {
  if (isExcluded) return 'excluded';
  if (isStuck) return 'escalation_stuck';
  return isResolved ? 'resolved' : null;
}

function drawFirstResponse(rng: Rng, intake: Intake, at: Circumstances): number {
  const channel = channels[intake.channel];
  if (channel === undefined) return 0;
  const isNight = at.hour < 7 || at.hour >= 21;
  const isStaffed = intake.team !== null;
  const delay = (isStaffed && isNight ? 2.2 : 1) * (isStaffed && at.weekday >= 5 ? 1.5 : 1);
  const pace = isStaffed ? (priorities[intake.priority]?.pace ?? 1) : 1;
  return drawLogNormal(rng, channel.firstResponse.median * delay * pace, channel.firstResponse.sigma);
}

function escalationLogOdds({ channel, issue, priority }: Intake): number {
  return (
    (channels[channel]?.escalated ?? 0) +
    (issues[issue]?.escalated ?? 0) +
    (priorities[priority]?.escalated ?? 0) +
    (isBillingInMessaging(channel, issue) ? billingInMessaging.escalated : 0)
  );
}

function resolutionLogOdds({ channel, issue, priority }: Intake): number {
  return (channels[channel]?.resolved ?? 0) + (issues[issue]?.resolved ?? 0) + (priorities[priority]?.resolved ?? 0);
}

/** The 'bottleneck' half of the story acts here. */
function stuckShare({ channel, issue }: Intake, { day, hasStory }: Circumstances): number {
  const isBlocked = hasStory && day >= sampleStory.startDay && isBillingInMessaging(channel, issue);
  return isBlocked ? sampleStory.bottleneck.stuckOfEscalated : usuallyStuck;
}

function isBillingInMessaging(channel: number, issue: number): boolean {
  return channel === billingInMessaging.channel && issue === billingInMessaging.issue;
}

const failures = ['abandoned', 'follow_up_failure', 'product_fix', 'other_unresolved'] as const;

/** Who waits longer than usual leaves more often. */
function failureAt(lot: number, { channel, issue }: Intake, slowness: number): Outcome {
  const byChannel = channels[channel]?.failures;
  const byIssue = issues[issue]?.failures;
  const weights = failures.map((name, i) => {
    const impatience = name === 'abandoned' ? slowness ** 0.45 : 1;
    return (byChannel?.[i] ?? 0) * (byIssue?.[i] ?? 0) * impatience;
  });
  return failures[indexAt(lot, weights)] ?? 'other_unresolved';
}

/** A third of those who leave do so before anybody answers, the others in a later and longer wait. */
function drawWaits(rng: Rng, intake: Intake, outcome: Outcome, firstResponse: number) {
  const isLost = drawChance(rng, 0.35) && outcome === 'abandoned';
  const later = 0.5 * Math.exp(0.9 * drawNormal(rng)) * (outcome === 'abandoned' ? 2 : 1);
  const first = Math.max(1, Math.round(firstResponse));
  if (intake.team === null || isLost) return { firstResponse: null, longestWait: first };
  return { firstResponse: first, longestWait: Math.max(first, Math.round(first * later)) };
}

function drawSettled(rng: Rng, intake: Intake, outcome: Outcome, escalated: boolean, after: number): number {
  const channel = channels[intake.channel];
  const handling = drawLogNormal(rng, channel?.handling.median ?? 0, channel?.handling.sigma ?? 0);
  const spread = rng.uniform();
  const pace = priorities[intake.priority]?.pace ?? 1;
  const days = daysUntilFailureShows(outcome, spread, channel?.patienceDays ?? 0);
  const work = days === null ? handling * pace * (escalated ? 7 : 1) : days * dayS;
  return Math.min(longestCourseS, Math.round(after + Math.max(20, work)));
}

/** Null for a resolution, which takes as long as the work. */
function daysUntilFailureShows(outcome: Outcome, spread: number, patienceDays: number): number | null {
  switch (outcome) {
    case 'abandoned':
      return patienceDays * (0.5 + 0.5 * spread);
    case 'follow_up_failure':
      return 4 + 5 * spread;
    case 'product_fix':
      return 1 + 5 * spread;
    case 'escalation_stuck':
      return 3 + 6 * spread;
    case 'other_unresolved':
      return 0.5 + 4 * spread;
    case 'excluded':
      return 0.05 + spread * 0.5;
    default:
      return null;
  }
}

function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
