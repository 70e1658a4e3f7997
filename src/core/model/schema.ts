import * as z from 'zod/mini';
import { type CompareOp, compareOps, type Filter } from '#core/table/filter.ts';
import { columnKinds, columnRoles, measureUnits, outcomes } from '#core/table/table.ts';
import { grains } from '#core/time/period.ts';

/** The shape of everything that is saved. Types are inferred, so that record and check can't differ. */

const id = <B extends string>() => z.string().check(z.minLength(1)).brand<B>();
export const WorkspaceId = id<'WorkspaceId'>();
export const DatasetId = id<'DatasetId'>();
export const TreeId = id<'TreeId'>();
export const MetricId = id<'MetricId'>();
export const NodeId = id<'NodeId'>();
export const PersonId = id<'PersonId'>();
export type WorkspaceId = z.infer<typeof WorkspaceId>;
export type DatasetId = z.infer<typeof DatasetId>;
export type TreeId = z.infer<typeof TreeId>;
export type MetricId = z.infer<typeof MetricId>;
export type NodeId = z.infer<typeof NodeId>;
export type PersonId = z.infer<typeof PersonId>;

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

export const FilterSchema: z.ZodMiniType<Filter> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('all') }),
    z.object({ kind: z.literal('and'), of: z.array(FilterSchema) }),
    z.object({ kind: z.literal('or'), of: z.array(FilterSchema) }),
    z.object({ kind: z.literal('not'), of: FilterSchema }),
    z.object({ kind: z.literal('in'), column: z.string(), values: z.array(z.nullable(z.string())) }),
    z.object({ kind: z.literal('contains'), column: z.string(), text: z.string() }),
    z.object({ kind: z.literal('compare'), column: z.string(), op: z.enum(compareOps), value: z.number() }),
    z.object({
      kind: z.literal('elapsed'),
      from: z.string(),
      to: z.string(),
      op: z.enum(compareOps),
      seconds: z.number(),
    }),
    z.object({ kind: z.literal('missing'), column: z.string() }),
    z.object({ kind: z.literal('empty'), column: z.string() }),
  ]),
);

export const WorkspaceSchema = z.object({
  id: WorkspaceId,
  name,
  isSample: z.boolean(),
  createdAtMs: z.number(),
  /** What the period bar stood at; null means the default for the data. */
  grain: z.enum(grains),
});
export type Workspace = z.infer<typeof WorkspaceSchema>;

const ColumnSchemaSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(columnKinds),
  role: z.nullable(z.enum(columnRoles)),
  unit: z.nullable(z.enum(measureUnits)),
  distinct: z.number(),
  missing: z.number(),
  derived: z.boolean(),
});

/** First rule that matches wins; rows that match none get `otherwise`. */
export const OutcomeRulesSchema = z.object({
  rules: z.array(z.object({ when: FilterSchema, outcome: z.enum(outcomes) })),
  otherwise: z.enum(outcomes),
});
export type OutcomeRules = z.infer<typeof OutcomeRulesSchema>;

export const DatasetSchema = z.object({
  id: DatasetId,
  name,
  /** Hash of the stored columns; the key in the column store and of the engine. */
  contentHash: z.string(),
  fileName: z.string(),
  rowCount: z.number(),
  rejectedCount: z.number(),
  importedAtMs: z.number(),
  columns: z.array(ColumnSchemaSchema),
  /** Rows are counted on the day of this column; null: the dataset has no date. */
  dateColumn: z.nullable(z.string()),
  /** First and last day of `dateColumn`, half-open. */
  extent: z.nullable(z.object({ fromDay: z.number(), toDay: z.number() })),
  /** The days that can be read as they stand, and what ends them before the data do; where it is not known, all. */
  settled: z.optional(
    z.nullable(z.object({ fromDay: z.number(), toDay: z.number(), ends: z.nullable(z.enum(['thin', 'young'])) })),
  ),
  /** Null for a table that is not one row per conversation. */
  outcomeRules: z.nullable(OutcomeRulesSchema),
});
export type Dataset = z.infer<typeof DatasetSchema>;

/** Which conversations a share is of. `all` counts open ones as unresolved, `closed` leaves them out. */
export const denominatorPolicies = ['all', 'closed'] as const;
export type DenominatorPolicy = (typeof denominatorPolicies)[number];

export const TreeSchema = z.object({
  id: TreeId,
  name,
  rootId: NodeId,
  datasetId: z.nullable(DatasetId),
  denominator: z.enum(denominatorPolicies),
});
export type Tree = z.infer<typeof TreeSchema>;

export const aggregates = ['count', 'sum', 'mean', 'median', 'p90', 'max', 'distinct', 'agent-days'] as const;
/** `agent-days`: distinct values per day, summed over days (of the agent column: how many agents worked how many days). */
export type AggregateKind = (typeof aggregates)[number];

const AggregateSchema = z.object({
  aggregate: z.enum(aggregates),
  /** Null only for `count`. */
  column: z.nullable(z.string()),
  filter: FilterSchema,
});
export type Aggregate = z.infer<typeof AggregateSchema>;

/** What is read from the dataset. A share is a ratio of two counts, the first inside the second. */
export const MeasureSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('aggregate'), of: AggregateSchema }),
  z.object({ kind: z.literal('share'), part: FilterSchema, whole: FilterSchema }),
  z.object({ kind: z.literal('ratio'), numerator: AggregateSchema, denominator: AggregateSchema }),
]);
export type Measure = z.infer<typeof MeasureSchema>;

/** Arithmetic over the metrics of the children. References are by id, so renaming breaks nothing. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'metric'; readonly metricId: MetricId }
  | { readonly kind: 'negate'; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly op: '+' | '-' | '*' | '/';
      readonly left: Expression;
      readonly right: Expression;
    }
  /** The smallest or the largest of one or more. */
  | { readonly kind: 'extreme'; readonly op: 'min' | 'max'; readonly of: readonly Expression[] }
  | {
      readonly kind: 'if';
      readonly condition: Condition;
      readonly holds: Expression;
      readonly otherwise: Expression;
    };

export interface Condition {
  readonly op: CompareOp;
  readonly left: Expression;
  readonly right: Expression;
}

export const ExpressionSchema: z.ZodMiniType<Expression> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('number'), value: z.number() }),
    z.object({ kind: z.literal('metric'), metricId: MetricId }),
    z.object({ kind: z.literal('negate'), of: ExpressionSchema }),
    z.object({
      kind: z.literal('binary'),
      op: z.enum(['+', '-', '*', '/']),
      left: ExpressionSchema,
      right: ExpressionSchema,
    }),
    z.object({
      kind: z.literal('extreme'),
      op: z.enum(['min', 'max']),
      of: z.array(ExpressionSchema).check(z.minLength(1)),
    }),
    z.object({
      kind: z.literal('if'),
      condition: z.object({ op: z.enum(compareOps), left: ExpressionSchema, right: ExpressionSchema }),
      holds: ExpressionSchema,
      otherwise: ExpressionSchema,
    }),
  ]),
);

/** Where a metric's number comes from. `unbound` names the roles that the dataset lacks. */
export const BasisSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('measure'), measure: MeasureSchema }),
  z.object({ kind: z.literal('formula'), expression: ExpressionSchema }),
  z.object({ kind: z.literal('unbound'), needs: z.array(z.enum(columnRoles)) }),
]);
export type Basis = z.infer<typeof BasisSchema>;

export const metricUnits = ['share', 'count', 'seconds', 'number', 'score'] as const;
export type MetricUnit = (typeof metricUnits)[number];
export const directions = ['higher', 'lower', 'neither'] as const;
export type Direction = (typeof directions)[number];

export const MetricSchema = z.object({
  id: MetricId,
  name,
  /** In words: what is counted, over what. */
  description: z.string(),
  unit: z.enum(metricUnits),
  direction: z.enum(directions),
  basis: BasisSchema,
});
export type Metric = z.infer<typeof MetricSchema>;

/** In the metric's own unit (a share of 0.8 is 80 %). Met on the good side of `value`; near within `tolerance`. */
export const TargetSchema = z.object({ value: z.number(), tolerance: z.number() });
export type Target = z.infer<typeof TargetSchema>;

/** `component`: stands in the parent's formula. `influence`: a statistical driver, never in the sum. */
const nodeRoles = ['component', 'influence'] as const;
export type NodeRole = (typeof nodeRoles)[number];

export const NodeSchema = z.object({
  id: NodeId,
  treeId: TreeId,
  parentId: z.nullable(NodeId),
  /** Position among siblings; any real number, smaller first. */
  order: z.number(),
  metricId: MetricId,
  role: z.enum(nodeRoles),
  /** Narrows this node and everything below it. */
  segment: z.nullable(FilterSchema),
  ownerId: z.nullable(PersonId),
  target: z.nullable(TargetSchema),
});
export type Node = z.infer<typeof NodeSchema>;

export const PersonSchema = z.object({ id: PersonId, name });
export type Person = z.infer<typeof PersonSchema>;
