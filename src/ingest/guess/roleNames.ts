import type { ColumnRole } from '#core/table/table.ts';

/**
 * What help desks call the columns that Taproot understands, in plain lower-case words; the surest name first.
 *
 * Source   exports of Zendesk, Intercom, Freshdesk, Freshservice, Help Scout, Gorgias, Front, HubSpot, Salesforce,
 *          ServiceNow, Jira, Kustomer, Crisp, Heymarket, call-centre reports and process logs (XES).
 */
export const roleNames: Readonly<Record<ColumnRole, readonly string[]>> = {
  conversation_id: [
    ...['ticket id', 'conversation id', 'case number', 'issue key', 'incident number', 'incident id', 'ticket number'],
    ...['number', 'case id', 'call id', 'session id', 'chat id', 'interaction id', 'request id', 'request number'],
    ...['id', 'key', 'case concept name', 'complaint id', 'complaint number', 'contact id', 'sys id', 'reference'],
  ],
  created_at: [
    ...['created at', 'opened at', 'created time', 'create date', 'created date', 'created on', 'date created'],
    ...['conversation created at', 'conversation started at', 'created datetime', 'creation date', 'created'],
    ...['createdate', 'date opened', 'open date', 'opened', 'opened on', 'sys created on', 'sys created at'],
    ...['submitted at', 'date submitted', 'received at', 'date received', 'reported at', 'started at', 'start time'],
    ...['message date', 'sent at', 'sent date', 'call date', 'timestamp', 'date', 'time timestamp', 'day'],
  ],
  first_response_at: [
    ...[
      'first response at',
      'first reply at',
      'initial response time',
      'first agent reply date',
      'first admin reply at',
    ],
    ...['first responded at', 'first agent email response date', 'statistics first admin reply at', 'first response'],
    ...['conversation first response at', 'first response time', 'first reply time', 'first response date'],
  ],
  resolved_at: [
    ...['resolved at', 'solved at', 'resolved time', 'resolved date', 'resolved on', 'date resolved', 'solved date'],
    ...['resolution date', 'resolved', 'solved', 'first done created at', 'last close at', 'statistics last close at'],
  ],
  closed_at: [
    ...['closed at', 'closed time', 'closed date', 'close date', 'closed on', 'date closed', 'closed datetime'],
    ...['conversation closed at', 'segment closed', 'closed', 'completed at', 'ended at', 'end time'],
  ],
  updated_at: [
    ...[
      'updated at',
      'last update time',
      'last updated time',
      'sys updated at',
      'sys updated on',
      'last modified date',
    ],
    ...[
      'last modified',
      'last updated',
      'updated on',
      'updated',
      'modified',
      'conversation updated at',
      'updated time',
    ],
    ...['update time', 'generated timestamp', 'time timestamp'],
  ],
  first_response_seconds: [
    ...['first response seconds', 'first response time in hrs', 'first reply time in minutes', 'first response time'],
    ...['first reply time', 'time to first response', 'time to first reply', 'time to admin reply', 'frt'],
    ...['statistics time to admin reply', 'first reply time min', 'speed of answer in seconds', 'speed of answer'],
    ...['answer speed avg', 'first response minutes', 'first response hours', 'response time'],
  ],
  resolution_seconds: [
    ...['resolution seconds', 'resolution time in hrs', 'full resolution time in minutes', 'resolution time'],
    ...['full resolution time', 'time to resolution', 'time to resolve', 'time to close', 'time to last close', 'ttr'],
    ...['statistics time to last close', 'calendar stc', 'resolution minutes', 'resolution hours', 'resolution days'],
  ],
  wait_seconds: [
    ...['wait seconds', 'requester wait time in minutes', 'customer wait time', 'wait time', 'waiting time'],
    ...['waiting time avg', 'longest wait', 'queue time', 'time in queue', 'hold time', 'wait'],
  ],
  status: [
    ...['status', 'ticket status', 'incident state', 'ident state', 'conversation state', 'case status', 'state'],
    ...['ticket status category', 'status category', 'current status', 'hs pipeline stage', 'concept name'],
    ...['issue status', 'request status', 'lifecycle transition'],
  ],
  outcome: [
    ...[
      'resolution outcome',
      'outcome',
      'resolution',
      'disposition',
      'resolution type',
      'resolution code',
      'close code',
    ],
    ...[
      'closed code',
      'closure code',
      'ended reason',
      'ai agent resolution state',
      'is resolved',
      'resolved',
      'solved',
    ],
  ],
  unresolved_reason: [
    ...['unresolved reason', 'hold reason', 'on hold reason', 'pending reason', 'waiting reason', 'sub status'],
    ...['closure reason', 'close reason', 'escalation reason', 'root cause'],
  ],
  channel: [
    ...['channel', 'via', 'via channel', 'contact type', 'contact channel', 'support channel', 'case origin', 'origin'],
    ...['received via', 'source', 'source type', 'source via', 'submitted via', 'medium'],
  ],
  issue_type: [
    ...['issue type', 'ticket type', 'category', 'hs ticket category', 'ticket category', 'topic', 'contact reason'],
    ...[
      'case reason',
      'case type',
      'request type',
      'problem type',
      'issue category',
      'issue',
      'reason',
      'type',
      'product',
    ],
  ],
  tags: ['tags', 'conversation tags', 'labels', 'tag'],
  agent: [
    ...['agent', 'agent name', 'assignee', 'assigned to', 'assigned agent', 'ticket owner', 'case owner', 'owner'],
    ...['assignee name', 'assignee id', 'responder', 'responder id', 'hubspot owner id', 'owner id', 'admin assignee'],
    ...[
      'admin assignee id',
      'assigned user',
      'assigned to value',
      'org resource',
      'handled by',
      'teammate',
      'operator',
    ],
  ],
  team: [
    ...[
      'team',
      'team name',
      'group',
      'assignment group',
      'group name',
      'assigned group',
      'assigned team',
      'department',
    ],
    ...['support team', 'queue', 'group id', 'team id', 'team assignee', 'team assignee id', 'assignment group value'],
    ...['inbox', 'org group', 'project name'],
  ],
  priority: ['priority', 'hs ticket priority', 'ticket priority', 'severity', 'urgency'],
  csat: [
    ...['csat', 'csat score', 'csat rating', 'satisfaction score', 'satisfaction rating', 'survey results'],
    ...['conversation rating value', 'conversation rating', 'conversation rating rating', 'customer satisfaction'],
    ...['satisfaction', 'survey score', 'rating'],
  ],
  escalated: ['escalated', 'is escalated', 'was escalated', 'escalation', 'escalated y n'],
  reopened_count: [
    ...['reopens', 'reopen count', 'reopened count', 'count reopens', 'statistics count reopens', 'times reopened'],
    ...['number of reopens', 'reopened'],
  ],
  replies_count: [
    ...['replies', 'replies count', 'reply count', 'agent replies', 'agent interactions', 'number of replies'],
    ...[
      'count conversation parts',
      'statistics count conversation parts',
      'messages count',
      'message count',
      'messages',
    ],
    ...['threads', 'interactions'],
  ],
  sla_met: ['made sla', 'sla met', 'within sla', 'resolution status', 'sla status', 'resolution sla status', 'sla'],
  unsubscribed: ['unsubscribed', 'opt out', 'opted out', 'unsubscribed from emails'],
};
