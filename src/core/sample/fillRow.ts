import type { Aftermath } from '#core/sample/drawAftermath.ts';
import type { Course } from '#core/sample/drawCourse.ts';
import type { Intake } from '#core/sample/drawIntake.ts';
import { reasonsOf, type SampleStatus, sampleReasons, sampleStatuses } from '#core/sample/outcomeRules.ts';
import type { SampleBuffers } from '#core/sample/sampleTable.ts';
import { sampleRange } from '#core/sample/story.ts';
import { msPerDay, type Outcome, outcomes } from '#core/table/table.ts';

/** One conversation as drawn, before the export is taken. */
export interface Conversation {
  readonly createdMs: number;
  readonly intake: Intake;
  readonly course: Course;
  readonly aftermath: Aftermath;
}

/** The export is taken at the end of the last day: what happens later is not in it. */
export function fillRow(buffers: SampleBuffers, row: number, conversation: Conversation): void {
  const { createdMs, intake, course } = conversation;
  const ageS = (sampleRange.toDay * msPerDay - createdMs) / 1_000;
  const { codes } = buffers;
  codes.channel[row] = intake.channel + 1;
  codes.issue_type[row] = intake.issue + 1;
  codes.priority[row] = intake.priority + 1;
  codes.plan[row] = intake.plan + 1;
  codes.region[row] = intake.region + 1;
  codes.team[row] = intake.team === null ? 0 : intake.team + 1;
  codes.agent[row] = intake.agent === null ? 0 : intake.agent + 1;
  codes.escalated[row] = course.escalated ? 2 : 1;
  const isSettled = course.settled <= ageS;
  fillState(buffers, row, conversation, ageS, isSettled);
  fillTimes(buffers, row, conversation, ageS, isSettled);
}

function fillState(buffers: SampleBuffers, row: number, c: Conversation, ageS: number, isSettled: boolean): void {
  const { codes, numbers } = buffers;
  const outcome: Outcome = isSettled ? c.course.outcome : 'open';
  const reasons = reasonsOf[outcome] ?? [];
  const reason = reasons[row % Math.max(1, reasons.length)];
  codes.outcome[row] = outcomes.indexOf(outcome) + 1;
  codes.unresolved_reason[row] = reason === undefined ? 0 : sampleReasons.indexOf(reason) + 1;
  codes.status[row] = sampleStatuses.indexOf(statusOf(outcome, c, ageS)) + 1;
  const hasAnswer = c.course.firstResponse !== null && c.course.firstResponse <= ageS;
  numbers.replies_count[row] = isSettled ? c.aftermath.replies : hasAnswer ? Math.min(1, c.aftermath.replies) : 0;
  numbers.reopened_count[row] = isSettled ? c.aftermath.reopened : 0;
  numbers.csat[row] = isSettled && c.aftermath.csat !== null ? c.aftermath.csat : Number.NaN;
}

/** Solved conversations close by themselves after four days. */
function statusOf(outcome: Outcome, { course, intake }: Conversation, ageS: number): SampleStatus {
  switch (outcome) {
    case 'resolved':
      return ageS - course.settled > 4 * 86_400 ? 'closed' : 'solved';
    case 'excluded':
      return intake.issue % 3 === 0 ? 'merged' : 'spam';
    case 'product_fix':
    case 'escalation_stuck':
      return 'on hold';
    case 'open':
      if (course.firstResponse === null || course.firstResponse > ageS) return 'new';
      return course.escalated ? 'on hold' : 'pending';
    default:
      return 'closed';
  }
}

function fillTimes(buffers: SampleBuffers, row: number, c: Conversation, ageS: number, isSettled: boolean): void {
  const { numbers } = buffers;
  const { firstResponse, longestWait, settled, outcome } = c.course;
  numbers.created_at[row] = c.createdMs;
  numbers.wait_seconds[row] = Math.min(longestWait, Math.floor(ageS));
  if (firstResponse !== null && firstResponse <= ageS) {
    numbers.first_response_at[row] = c.createdMs + firstResponse * 1_000;
    numbers.first_response_seconds[row] = firstResponse;
  }
  if (isSettled && outcome === 'resolved') {
    numbers.resolved_at[row] = c.createdMs + settled * 1_000;
    numbers.resolution_seconds[row] = settled;
  }
}
