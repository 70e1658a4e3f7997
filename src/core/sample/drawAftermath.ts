import { drawChance, drawNormal, drawPoisson } from '#core/base/draw.ts';
import type { Rng } from '#core/base/rng.ts';
import type { Course } from '#core/sample/drawCourse.ts';
import type { Intake } from '#core/sample/drawIntake.ts';
import { channels, issues } from '#core/sample/world.ts';

/** What else the help desk counts, once the conversation has settled. */
export interface Aftermath {
  readonly replies: number;
  readonly reopened: number;
  /** 1 to 5; null where the customer did not answer the survey. */
  readonly csat: number | null;
}

export function drawAftermath(rng: Rng, intake: Intake, course: Course): Aftermath {
  const channel = channels[intake.channel];
  const more = drawPoisson(rng, Math.max(0, (channel?.replies ?? 0) - 1) * (course.escalated ? 1.6 : 1));
  const isDefect = issues[intake.issue]?.name === 'product defect';
  const comesBack = drawChance(rng, isDefect ? 0.12 : 0.055);
  const comesBackAgain = drawChance(rng, 0.15);
  const reopened = course.outcome === 'resolved' && comesBack ? (comesBackAgain ? 2 : 1) : 0;
  const answers = drawChance(rng, answerRate(intake, course));
  const score = Math.round(satisfaction(intake, course, reopened) + 0.85 * drawNormal(rng));
  return {
    replies: course.firstResponse === null ? 0 : 1 + more,
    reopened,
    csat: answers ? Math.min(5, Math.max(1, score)) : null,
  };
}

function answerRate(intake: Intake, course: Course): number {
  const isExcluded = course.outcome === 'excluded';
  const byOutcome = course.outcome === 'resolved' ? 0.26 : course.outcome === 'abandoned' ? 0.05 : 0.16;
  return isExcluded ? 0 : byOutcome * (intake.team === null ? 0.4 : 1);
}

function satisfaction(intake: Intake, course: Course, reopened: number): number {
  const usualWait = channels[intake.channel]?.firstResponse.median ?? 1;
  const patience = 0.22 * Math.log(Math.max(0.05, course.longestWait / usualWait));
  const base = course.outcome === 'resolved' ? 4.6 : 2.4;
  return base - patience - 0.4 * reopened - (course.escalated ? 0.25 : 0);
}
