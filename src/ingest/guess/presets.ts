import { wordsOf } from '#ingest/guess/wordsOf.ts';

interface Preset {
  readonly name: string;
  /** Headers that this help desk writes, in plain lower-case words. */
  readonly signature: readonly string[];
  /** How many of them it takes. */
  readonly enough: number;
}

/** Ordered: the more telling signature first. */
const presets: readonly Preset[] = [
  {
    name: 'Zendesk',
    signature: [
      'summation column',
      'requester id',
      'group stations',
      'assignee stations',
      'reopens',
      'ticket type',
      'via channel',
      'ticket form id',
      'submitter id',
      'brand id',
      'full resolution time in minutes',
    ],
    enough: 3,
  },
  {
    name: 'Freshdesk',
    signature: [
      'ticket id',
      'created time',
      'resolved time',
      'due by time',
      'resolution status',
      'agent interactions',
      'customer interactions',
      'initial response time',
      'survey results',
      'last update time',
    ],
    enough: 3,
  },
  {
    name: 'ServiceNow',
    signature: [
      'incident state',
      'ident state',
      'made sla',
      'sys mod count',
      'assignment group',
      'caller id',
      'opened by',
      'reassignment count',
      'cmdb ci',
      'sys created on',
      'close code',
      'closed code',
      'u symptom',
      'contact type',
      'sys id',
      'caller id value',
      'reopen count',
      'problem id value',
    ],
    enough: 4,
  },
  {
    name: 'Intercom',
    signature: [
      'conversation rating value',
      'source delivered as',
      'source type',
      'source author type',
      'waiting since',
      'snoozed until',
      'admin assignee id',
      'team assignee id',
      'count reopens',
      'time to admin reply',
      'sla status',
      'conversation state',
      'conversation tags',
      'conversation first response at',
      'message author type',
    ],
    enough: 3,
  },
  {
    name: 'HubSpot',
    signature: [
      'hs pipeline',
      'hs pipeline stage',
      'hs ticket category',
      'hs ticket priority',
      'hubspot owner id',
      'createdate',
      'ticket owner',
      'ticket name',
      'create date',
      'close date',
      'pipeline',
      'ticket status',
    ],
    enough: 3,
  },
  {
    name: 'Jira',
    signature: [
      'issue key',
      'issue id',
      'issue type',
      'project key',
      'project name',
      'status category',
      'status category changed',
      'work ratio',
      'reporter',
      'resolution',
      'resolved',
      'last viewed',
    ],
    enough: 4,
  },
  {
    name: 'Salesforce',
    signature: [
      'case number',
      'is closed',
      'is escalated',
      'closed date',
      'created date',
      'case origin',
      'origin',
      'owner id',
      'case owner',
      'master record id',
    ],
    enough: 3,
  },
  {
    name: 'Front',
    signature: [
      'segment id',
      'segment',
      'reaction time',
      'total reply time',
      'handle time',
      'attributed to',
      'ticket ids',
      'new conversation',
      'segment closed',
    ],
    enough: 3,
  },
  {
    name: 'Gorgias',
    signature: [
      'created datetime',
      'closed datetime',
      'opened datetime',
      'from agent',
      'assignee user',
      'assignee team',
      'messages count',
      'snooze datetime',
    ],
    enough: 3,
  },
  {
    name: 'Help Scout',
    signature: ['mailbox id', 'folder id', 'closed by', 'user updated at', 'customer waiting since', 'threads'],
    enough: 3,
  },
  {
    name: 'Kustomer',
    signature: ['sub status', 'done count', 'ended reason', 'first done created at', 'ended by type', 'assigned teams'],
    enough: 3,
  },
  {
    name: 'Crisp',
    signature: ['session id', 'inbox id', 'waiting since', 'meta origin', 'assigned user id', 'availability'],
    enough: 3,
  },
  {
    name: 'Heymarket',
    signature: ['sid', 'direction', 'opt out', 'sent at', 'to', 'from', 'timestamp', 'text'],
    enough: 5,
  },
];

/** The help desk whose export these headers look like, by its own name; null where none fits. */
export function presetOf(headers: readonly string[]): string | null {
  const words = new Set(headers.map((header) => wordsOf(header).replace(/^property /, '')));
  const fits = presets.map((preset) => ({
    preset,
    hits: preset.signature.filter((name) => words.has(name)).length,
  }));
  const best = fits
    .filter(({ preset, hits }) => hits >= preset.enough)
    .sort((a, b) => b.hits / b.preset.enough - a.hits / a.preset.enough)[0];
  return best?.preset.name ?? null;
}
