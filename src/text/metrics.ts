import type { MetricKey } from '#core/model/templates/metricKey.ts';

/** How a library metric is named, defined and read. */
export interface MetricText {
  readonly name: string;
  /** What is counted, over what. */
  readonly description: string;
  /** What good looks like. */
  readonly good: string;
  /** How to read it beside its neighbours. */
  readonly beside: string;
}

export const metricTexts: Readonly<Record<MetricKey, MetricText>> = {
  resolution_rate: {
    name: 'Conversation resolution rate',
    description: 'Resolved conversations ÷ conversations in the denominator.',
    good: 'Higher is better. What is usual differs by channel, so a shift between channels moves it too.',
    beside:
      'High with a long resolution time: thorough but slow. High with a low CSAT: conversations are closed too early.',
  },
  abandonment_rate: {
    name: 'Customer abandonment',
    description: 'Conversations that the customer left ÷ conversations in the denominator.',
    good: 'As low as it can be; compare a channel with itself over time.',
    beside: 'Up together with first response time: customers give up waiting.',
  },
  follow_up_failure_rate: {
    name: 'Agent follow-up failure',
    description: 'Conversations that ended because no agent followed up ÷ conversations in the denominator.',
    good: 'Near zero: each one is a promise that was not kept.',
    beside: 'Up together with conversations per agent: workload. Up alone: look at reminders and hand-overs.',
  },
  product_fix_rate: {
    name: 'Product-fix dependency',
    description: 'Conversations that wait for a change in the product ÷ conversations in the denominator.',
    good: 'Low and spread thin. Support alone cannot lower it.',
    beside: 'Concentrated in few issue types: a product defect to hand over, with its volume.',
  },
  escalation_stuck_rate: {
    name: 'Escalation bottleneck',
    description: 'Conversations stuck in an escalation queue ÷ conversations in the denominator.',
    good: 'Near zero: every escalation has an owner and a time limit.',
    beside:
      'Up while the escalation rate stands still: the queue has slowed. Up with the escalation rate: more is sent to it.',
  },
  other_unresolved_rate: {
    name: 'Other unresolved',
    description:
      'Conversations unresolved for any other reason, and those still open where all created ones count, ÷ conversations in the denominator.',
    good: 'Small. If it is large, the outcome rules are missing a reason.',
    beside: 'High in the newest days: they are still open, not failed.',
  },
  first_contact_resolution: {
    name: 'First contact resolution',
    description:
      'Conversations resolved with at most one agent reply, never reopened and never escalated ÷ conversations handled by an agent.',
    good: 'Higher is better, as long as the reopen rate stays low.',
    beside: 'Low with many replies per conversation: the first answer misses information or authority.',
  },
  average_resolution_time: {
    name: 'Average resolution time',
    description: 'Total resolution time of resolved conversations ÷ resolved conversations.',
    good: 'At most 30 minutes in messaging.',
    beside: 'Far above the median: a few very long conversations carry the average.',
  },
  resolution_time_mean: {
    name: 'Resolution time (mean)',
    description: 'Mean time from creation to resolution.',
    good: 'At most 30 minutes in messaging.',
    beside: 'Moves with its longest cases; read it beside the median and the 90th percentile.',
  },
  resolution_time_median: {
    name: 'Resolution time (median)',
    description: 'Half of the conversations took at most this long from creation to resolution.',
    good: 'At most 30 minutes in messaging.',
    beside: 'Long with a high resolution rate: thorough but slow.',
  },
  resolution_time_p90: {
    name: 'Resolution time (90th percentile)',
    description: 'Nine in ten conversations took at most this long from creation to resolution.',
    good: 'Within the time that customers are promised.',
    beside: 'Far above the median: a part of the conversations runs on another track, often the escalated ones.',
  },
  escalation_rate: {
    name: 'Escalation rate',
    description: 'Escalated conversations ÷ conversations handled by an agent.',
    good: 'Low, and steady by issue type.',
    beside: 'High with a low resolution rate of escalated ones: the escalation path is the bottleneck.',
  },
  escalated_resolution_rate: {
    name: 'Resolution rate of escalated conversations',
    description: 'Resolved and escalated conversations ÷ escalated conversations.',
    good: 'Close to the overall resolution rate.',
    beside: 'Down while the escalation rate stands still: the queue takes them and does not give them back.',
  },
  csat: {
    name: 'CSAT',
    description: 'Satisfied responses (good, or 4 and 5 of 5) ÷ responses.',
    good: 'Higher is better. Few customers answer: mind the number of responses.',
    beside: 'Low with a high resolution rate: conversations are closed too early.',
  },
  first_response_mean: {
    name: 'First response time (mean)',
    description: 'Mean time from creation to the first agent reply.',
    good: 'At most 10 minutes.',
    beside: 'Moves with nights and weekends; read it beside the median.',
  },
  first_response_median: {
    name: 'First response time (median)',
    description: 'Half of the answered conversations had their first agent reply within this time of creation.',
    good: 'At most 10 minutes.',
    beside: 'Up together with abandonment: customers give up waiting.',
  },
  first_response_p90: {
    name: 'First response time (90th percentile)',
    description: 'Nine in ten answered conversations had their first agent reply within this time of creation.',
    good: 'Within the time that customers are promised.',
    beside: 'Up while the median stands still: some hours or queues are not staffed.',
  },
  average_response_time: {
    name: 'Average response time',
    description:
      'Resolution time ÷ agent replies, over resolved conversations. The customer’s own pauses count too, because one row per conversation has no times of single messages.',
    good: 'Lower is better. Read its movement rather than its level.',
    beside: 'Up while first response time stands still: follow-ups have slowed, not greetings.',
  },
  longest_wait: {
    name: 'Longest wait time',
    description: 'The longest that any customer waited for a reply.',
    good: 'Within the time that customers are promised.',
    beside: 'One conversation decides it: open that conversation before drawing conclusions.',
  },
  volume: {
    name: 'Inbound volume',
    description: 'Conversations created, without those that the outcome rules leave out.',
    good: 'Neither high nor low is good: it is the load.',
    beside: 'Up with a falling resolution rate: look at conversations per agent first.',
  },
  channel_volume: {
    name: 'Volume by channel',
    description: 'Conversations with a known channel; split it by channel for the shares.',
    good: 'Neither high nor low is good: it is where the load arrives.',
    beside: 'A shift towards a channel that resolves less lowers the whole, though no channel got worse.',
  },
  product_issue_volume: {
    name: 'Product-issue volume',
    description: 'Conversations that wait for a change in the product.',
    good: 'Lower is better; by issue type, it is the list to hand to the product team.',
    beside: 'Up in one issue type: a defect. Up in all: more customers.',
  },
  reopen_rate: {
    name: 'Reopen rate',
    description: 'Conversations reopened at least once ÷ conversations.',
    good: 'Low; a reopened conversation was not resolved the first time.',
    beside: 'Up with the resolution rate: conversations are closed before they are done.',
  },
  replies_per_conversation: {
    name: 'Replies per conversation',
    description: 'Mean number of agent replies in a conversation.',
    good: 'Neither high nor low is good by itself.',
    beside: 'Up with resolution time: harder issues, or answers that do not answer.',
  },
  backlog: {
    name: 'Backlog',
    description: 'Conversations created in the period that were still open when the file was exported.',
    good: 'Low, and old ones among them few.',
    beside:
      'Counts open conversations whichever denominator the shares have. Up while volume stands still: work is not being finished.',
  },
  conversations_per_agent: {
    name: 'Conversations per agent and day',
    description: 'Conversations that an agent had ÷ days on which agents worked (each agent once a day).',
    good: 'Neither high nor low is good: it is the workload.',
    beside: 'Up together with follow-up failures: workload.',
  },
  sla_met_rate: {
    name: 'SLA met',
    description: 'Conversations within their service-level agreement ÷ conversations that have one.',
    good: 'Higher is better, as far as the agreement fits what customers need.',
    beside: 'High with a low resolution rate: the clock is kept, the problem is not solved.',
  },
  unsubscribed_rate: {
    name: 'Unsubscribed contacts',
    description: 'Contacts who unsubscribed ÷ contacts of whom it is known.',
    good: 'Near zero.',
    beside: 'Up after a change of tone or frequency: look at what was sent.',
  },
};
