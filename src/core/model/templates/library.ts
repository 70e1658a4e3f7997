import type { AggregateKind, Basis, Dataset, Direction, Measure, MetricUnit } from '#core/model/schema.ts';
import { bindByRole, type ColumnsOf, roleColumn } from '#core/model/templates/bindByRole.ts';
import { handled, isTrue, outcomeIn, present, satisfaction } from '#core/model/templates/conditions.ts';
import { aggregate, and, atLeastOnce, atMostOnce, count, ratio, share, total } from '#core/model/templates/measures.ts';
import type { MetricKey } from '#core/model/templates/metricKey.ts';
import { everything, type Filter } from '#core/table/filter.ts';
import type { ColumnRole, Outcome } from '#core/table/table.ts';

/** A metric by its definition; names, descriptions and readings are in text/metrics.ts. */
export interface LibraryMetric {
  readonly key: MetricKey;
  readonly unit: MetricUnit;
  readonly direction: Direction;
  /** Roles without which it can't be measured. */
  readonly needs: readonly ColumnRole[];
  readonly bind: (dataset: Dataset) => Basis;
  /** What is usual elsewhere, in the metric's unit; empty where nobody can say. */
  readonly reference: readonly ReferenceBand[];
}

/** `channel` as in the sample (email, chat, messaging, phone, bot); null: whatever the channel. */
export interface ReferenceBand {
  readonly channel: string | null;
  readonly atLeast: number | null;
  readonly atMost: number | null;
}

type Definition = Omit<LibraryMetric, 'key'>;

const definitions: Readonly<Record<MetricKey, Definition>> = {
  resolution_rate: outcomeShare(
    'higher',
    ['resolved'],
    [
      { channel: 'chat', atLeast: 0.7, atMost: 0.85 },
      { channel: 'email', atLeast: 0.75, atMost: 0.9 },
      { channel: 'messaging', atLeast: 0.6, atMost: 0.8 },
      { channel: 'phone', atLeast: 0.8, atMost: 0.95 },
      { channel: 'bot', atLeast: 0.2, atMost: 0.4 },
    ],
  ),
  abandonment_rate: outcomeShare('lower', ['abandoned']),
  follow_up_failure_rate: outcomeShare('lower', ['follow_up_failure']),
  product_fix_rate: outcomeShare('lower', ['product_fix']),
  escalation_stuck_rate: outcomeShare('lower', ['escalation_stuck']),
  // Open ones count here, so that the rates sum to 1 when all conversations are the denominator.
  other_unresolved_rate: outcomeShare('lower', ['other_unresolved', 'open']),
  first_contact_resolution: define('share', 'higher', ['outcome', 'replies_count'], ([, replies], dataset) =>
    share(and(outcomeIn('resolved'), atMostOnce(replies), ...cameBackNever(dataset)), handled(dataset)),
  ),
  average_resolution_time: define('seconds', 'lower', ['outcome', 'resolution_seconds'], ([, duration]) =>
    aggregate('mean', duration, outcomeIn('resolved')),
  ),
  resolution_time_mean: numbers('seconds', 'lower', 'resolution_seconds', 'mean', inMessaging(1_800)),
  resolution_time_median: numbers('seconds', 'lower', 'resolution_seconds', 'median', inMessaging(1_800)),
  resolution_time_p90: numbers('seconds', 'lower', 'resolution_seconds', 'p90'),
  escalation_rate: define('share', 'lower', ['escalated'], ([escalated], dataset) =>
    share(isTrue(escalated), handled(dataset)),
  ),
  escalated_resolution_rate: define('share', 'higher', ['outcome', 'escalated'], ([, escalated]) =>
    share(outcomeIn('resolved'), isTrue(escalated)),
  ),
  csat: define('share', 'higher', ['csat'], ([csat]) => {
    const { good, answered } = satisfaction(csat);
    return share(good, answered);
  }),
  first_response_mean: numbers('seconds', 'lower', 'first_response_seconds', 'mean', anywhere(600)),
  first_response_median: numbers('seconds', 'lower', 'first_response_seconds', 'median', anywhere(600)),
  first_response_p90: numbers('seconds', 'lower', 'first_response_seconds', 'p90'),
  average_response_time: define(
    'seconds',
    'lower',
    ['outcome', 'resolution_seconds', 'replies_count'],
    ([, duration, replies]) => {
      const answered = and(outcomeIn('resolved'), present(duration.id), atLeastOnce(replies));
      return ratio(total('sum', duration, answered), total('sum', replies, answered));
    },
  ),
  longest_wait: numbers('seconds', 'lower', 'wait_seconds', 'max'),
  volume: define('count', 'neither', [], () => count(everything)),
  channel_volume: define('count', 'neither', ['channel'], ([channel]) => count(present(channel.id))),
  product_issue_volume: define('count', 'lower', ['outcome'], () => count(outcomeIn('product_fix'))),
  reopen_rate: define('share', 'lower', ['reopened_count'], ([reopened]) =>
    share(atLeastOnce(reopened), present(reopened.id)),
  ),
  replies_per_conversation: numbers('number', 'neither', 'replies_count', 'mean'),
  backlog: define('count', 'lower', ['outcome'], () => count(outcomeIn('open'))),
  conversations_per_agent: define('number', 'neither', ['agent'], ([agent]) =>
    ratio({ aggregate: 'count', column: null, filter: present(agent.id) }, total('agent-days', agent, everything)),
  ),
  sla_met_rate: define('share', 'higher', ['sla_met'], ([met]) => share(isTrue(met), present(met.id))),
  unsubscribed_rate: define('share', 'lower', ['unsubscribed'], ([left]) => share(isTrue(left), present(left.id))),
};

export function libraryMetric(key: MetricKey): LibraryMetric {
  return { key, ...definitions[key] };
}

function define<const R extends readonly ColumnRole[]>(
  unit: MetricUnit,
  direction: Direction,
  needs: R,
  build: (columns: ColumnsOf<R>, dataset: Dataset) => Measure,
  reference: readonly ReferenceBand[] = [],
): Definition {
  return {
    unit,
    direction,
    needs,
    reference,
    bind: (dataset) => bindByRole(dataset, needs, (columns) => build(columns, dataset)),
  };
}

/** One outcome among all conversations; who is among them is the tree's denominator. */
function outcomeShare(
  direction: Direction,
  wanted: readonly Outcome[],
  reference?: readonly ReferenceBand[],
): Definition {
  return define('share', direction, ['outcome'], () => share(outcomeIn(...wanted), everything), reference);
}

function numbers(
  unit: MetricUnit,
  direction: Direction,
  role: ColumnRole,
  kind: AggregateKind,
  reference?: readonly ReferenceBand[],
): Definition {
  return define(unit, direction, [role], ([column]) => aggregate(kind, column, everything), reference);
}

/** First contact also means: never reopened, never escalated, where the dataset can tell. */
function cameBackNever(dataset: Dataset): readonly Filter[] {
  const reopened = roleColumn(dataset, 'reopened_count');
  const escalated = roleColumn(dataset, 'escalated');
  const conditions = [reopened === null ? null : atLeastOnce(reopened), escalated === null ? null : isTrue(escalated)];
  return conditions.flatMap((of) => (of === null ? [] : [{ kind: 'not', of }]));
}

function anywhere(atMost: number): readonly ReferenceBand[] {
  return [{ channel: null, atLeast: null, atMost }];
}

function inMessaging(atMost: number): readonly ReferenceBand[] {
  return [{ channel: 'messaging', atLeast: null, atMost }];
}
