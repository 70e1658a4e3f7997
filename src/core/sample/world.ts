/**
 * The support desk that the sample describes: what it serves, with whom, and how it usually goes.
 *
 * Units    medians in seconds, sigmas of the logarithm, effects on the log-odds, weights of any scale.
 */
export interface ChannelWorld {
  readonly name: string;
  readonly share: number;
  /** Log-odds that a conversation that is not stuck gets resolved. */
  readonly resolved: number;
  readonly escalated: number;
  readonly firstResponse: { readonly median: number; readonly sigma: number };
  readonly handling: { readonly median: number; readonly sigma: number };
  readonly replies: number;
  /** Days until an unanswered conversation counts as abandoned, at most. */
  readonly patienceDays: number;
  /** How conversations fail: abandoned, follow-up failure, product fix, other. */
  readonly failures: readonly [number, number, number, number];
  /** By issue, in the order of `issues`. */
  readonly issueWeights: readonly number[];
}

export const channels: readonly ChannelWorld[] = [
  {
    name: 'email',
    share: 0.24,
    resolved: 1.96,
    escalated: -2.4,
    firstResponse: { median: 6_600, sigma: 1 },
    handling: { median: 93_600, sigma: 1.2 },
    replies: 2.2,
    patienceDays: 5,
    failures: [0.24, 0.38, 0.24, 0.14],
    issueWeights: [0.17, 0.12, 0.14, 0.12, 0.13, 0.08, 0.14, 0.05, 0.05],
  },
  {
    name: 'chat',
    share: 0.2,
    resolved: 1.68,
    escalated: -2.5,
    firstResponse: { median: 75, sigma: 0.9 },
    handling: { median: 1_150, sigma: 0.75 },
    replies: 5.5,
    patienceDays: 0.1,
    failures: [0.5, 0.22, 0.16, 0.12],
    issueWeights: [0.13, 0.18, 0.13, 0.09, 0.07, 0.19, 0.14, 0.04, 0.03],
  },
  {
    name: 'messaging',
    share: 0.34,
    resolved: 1.4,
    escalated: -2.5,
    firstResponse: { median: 520, sigma: 1.1 },
    handling: { median: 4_800, sigma: 1.5 },
    replies: 3.8,
    patienceDays: 3,
    failures: [0.36, 0.34, 0.16, 0.14],
    issueWeights: [0.4, 0.12, 0.13, 0.08, 0.06, 0.09, 0.07, 0.03, 0.02],
  },
  {
    name: 'phone',
    share: 0.12,
    resolved: 2.32,
    escalated: -2.1,
    firstResponse: { median: 80, sigma: 0.8 },
    handling: { median: 620, sigma: 0.6 },
    replies: 1,
    patienceDays: 0.05,
    failures: [0.48, 0.2, 0.18, 0.14],
    issueWeights: [0.2, 0.14, 0.16, 0.14, 0.1, 0.07, 0.12, 0.06, 0.01],
  },
  {
    name: 'bot',
    share: 0.1,
    resolved: -0.72,
    escalated: -7,
    firstResponse: { median: 3, sigma: 0.3 },
    handling: { median: 240, sigma: 0.8 },
    replies: 0,
    patienceDays: 0.05,
    failures: [0.7, 0.04, 0.1, 0.16],
    issueWeights: [0.12, 0.24, 0.18, 0.08, 0.04, 0.24, 0.06, 0.03, 0.01],
  },
];

export interface IssueWorld {
  readonly name: string;
  readonly resolved: number;
  readonly escalated: number;
  /** Multiplies the failures of its channel, in the same order. */
  readonly failures: readonly [number, number, number, number];
}

export const issues: readonly IssueWorld[] = [
  { name: 'billing', resolved: 0.05, escalated: 0.5, failures: [1, 1, 0.5, 1] },
  { name: 'account access', resolved: 0.15, escalated: 0, failures: [1, 1, 0.5, 1] },
  { name: 'delivery', resolved: 0.05, escalated: 0, failures: [1, 1.2, 0.3, 1] },
  { name: 'refund', resolved: -0.05, escalated: 0.3, failures: [1, 1.2, 0.3, 1] },
  { name: 'product defect', resolved: -0.45, escalated: 0.7, failures: [0.8, 0.8, 5, 0.8] },
  { name: 'how-to', resolved: 0.35, escalated: -0.3, failures: [1.2, 0.8, 0.4, 1] },
  { name: 'technical', resolved: -0.25, escalated: 0.5, failures: [0.9, 1, 2.5, 1] },
  { name: 'cancellation', resolved: 0.05, escalated: 0.3, failures: [1, 1, 0.3, 1.6] },
  { name: 'feature request', resolved: -0.3, escalated: -0.6, failures: [0.8, 0.8, 2.2, 2] },
];

/** Questions about a bill in messaging mostly need a specialist: more of them are escalated. */
export const billingInMessaging = { channel: 2, issue: 0, escalated: 1.2 } as const;

export const priorities = [
  { name: 'low', weight: 0.2, resolved: 0.08, escalated: -0.4, pace: 1.3 },
  { name: 'normal', weight: 0.55, resolved: 0, escalated: 0, pace: 1 },
  { name: 'high', weight: 0.19, resolved: -0.08, escalated: 0.4, pace: 0.75 },
  { name: 'urgent', weight: 0.06, resolved: -0.15, escalated: 0.9, pace: 0.5 },
] as const;

export const plans = [
  { name: 'free', weight: 0.36 },
  { name: 'pro', weight: 0.34 },
  { name: 'business', weight: 0.21 },
  { name: 'enterprise', weight: 0.09 },
] as const;

export const regions = [
  { name: 'Americas', weight: 0.45 },
  { name: 'EMEA', weight: 0.38 },
  { name: 'APAC', weight: 0.17 },
] as const;

/** Share of escalated conversations that the escalation queue does not give back. */
export const usuallyStuck = 0.11;

/** Spam and merged duplicates. */
export const excludedShare = 0.012;

/** Standard deviations on the log-odds: of a channel's or an issue's week, and between agents. */
export const drift = { week: 0.05, agent: 0.12 } as const;

/** Conversations per week at the start, growth over the whole range, and by day from Monday. */
export const demand = {
  perWeek: 770,
  growth: 0.05,
  noise: 0.03,
  byWeekday: [1.26, 1.2, 1.13, 1.08, 1.0, 0.7, 0.63],
  byHour: [1, 1, 1, 1, 1, 2, 4, 8, 14, 18, 19, 18, 16, 16, 17, 17, 16, 14, 11, 9, 7, 5, 3, 2],
} as const;
