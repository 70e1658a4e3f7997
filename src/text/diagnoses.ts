import type { DiagnosisCode, Evidence, Read } from '#core/narrative/diagnoses/diagnosis.ts';
import { formatCount, formatShare, formatValue, joinList } from './format.ts';

/** Words of the patterns that two readings make. They say what to check, never why something happened. */
export const diagnosesText = {
  heading: 'Read together',
  note: 'A pattern to check in the conversations. It says what stands together, not why.',
  playbook: 'What usually helps',
} as const;

export interface DiagnosisText {
  readonly title: string;
  readonly reading: string;
  /** The line of the playbook for what the pattern speaks of. */
  readonly playbook: string;
}

const followUp = 'A follow-up workflow at 24 h and 48 h for customers who have not answered.';

export const diagnosisTexts = {
  'thorough-but-slow': {
    title: 'Thorough but slow',
    reading:
      'A high resolution rate, read together with a long resolution time, is a sign of work that is finished, but takes long.',
    playbook: 'Tooling and knowledge for agents, so that the same answer takes less time.',
  },
  'escalation-path': {
    title: 'The escalation path as the bottleneck',
    reading:
      'Escalations at least as frequent as usual, read together with few of them resolved, are a sign of a queue that takes conversations and does not give them back.',
    playbook: 'An owner and an SLA for every escalation, with the time in escalation tracked.',
  },
  'closing-too-early': {
    title: 'Closing too early',
    reading:
      'A high resolution rate, read together with a lower CSAT, is a sign of conversations that are closed before the customer is done.',
    playbook: followUp,
  },
  'giving-up-waiting': {
    title: 'Giving up waiting',
    reading:
      'More abandoned conversations, read together with a longer first response time, are a sign of customers who stop waiting.',
    playbook: 'Self-service for well-defined issues that come again and again.',
  },
  workload: {
    title: 'Workload',
    reading:
      'More follow-up failures, read together with more conversations per agent, are a sign of more work than agents can follow up.',
    playbook: followUp,
  },
  'product-defect': {
    title: 'A product defect to hand over',
    reading:
      'Conversations that wait for a product fix, concentrated in few issue types, are a sign of a defect rather than of support at large.',
    playbook: 'Close the loop with the product team: hand over the volume per issue type.',
  },
} as const satisfies Record<DiagnosisCode, DiagnosisText>;

/** One reading with its numbers: "CSAT fell from 84.1 % to 79.0 %, beyond its normal variation". */
export function evidenceText(evidence: Evidence): string {
  const { of } = evidence;
  switch (evidence.kind) {
    case 'moved': {
      const verb = evidence.direction === 'up' ? 'rose' : 'fell';
      return `${of.name} ${verb} from ${formatValue(evidence.from, of.unit)} to ${numberOf(of)}, beyond its normal variation.`;
    }
    case 'steady':
      return `${of.name} is ${numberOf(of)}, within its normal variation (baseline ${formatValue(evidence.from, of.unit)}).`;
    case 'reference':
      return `${of.name}${evidence.channel === null ? '' : ` in ${evidence.channel}`} is ${numberOf(of)}; ${usual(evidence)}.`;
    case 'below':
      return `${of.name} is ${numberOf(of)}, below the ${numberOf(evidence.than)} of ${evidence.than.name}.`;
    case 'concentration': {
      const { values, count, total, volumeShare } = evidence;
      const names = joinList(values.map((value) => value ?? '(missing)'));
      return `${of.name}: ${names} ${values.length === 1 ? 'has' : 'have'} ${formatCount(count)} of its ${formatCount(total)} conversations (${formatShare(count / total)}), and ${formatShare(volumeShare)} of all conversations.`;
    }
  }
}

const numberOf = ({ value, unit }: Read): string => formatValue(value, unit);

function usual({ of, atLeast, atMost, channel }: Extract<Evidence, { kind: 'reference' }>): string {
  const whose = channel === null ? ' for this mix of channels' : '';
  const most = atMost === null ? null : formatValue(atMost, of.unit);
  if (atLeast === null || most === null) return `at most ${most ?? numberOf(of)} is usual${whose}`;
  return `${formatValue(atLeast, of.unit)} to ${most} is usual${whose}`;
}
