import type { AggregateKind } from '#core/model/schema.ts';

/** Aggregates as they are written. `count` alone needs no brackets: it reads no column. */
export const aggregateNames = {
  count: 'count',
  sum: 'sum',
  mean: 'mean',
  median: 'median',
  p90: 'p90',
  max: 'max',
  distinct: 'distinct',
  'agent-days': 'agent_days',
} as const satisfies Record<AggregateKind, string>;

/** Other words for them that people bring from other tools. */
const aggregateAliases: Readonly<Record<string, AggregateKind>> = {
  avg: 'mean',
  average: 'mean',
  count_distinct: 'distinct',
  percentile90: 'p90',
};

/** Every word that can stand before a bracket. */
export const functionNames: readonly string[] = [...new Set([...Object.values(aggregateNames), 'min', 'max', 'if'])];

/** Null for a word that is no aggregate. */
export function aggregateNamed(name: string): AggregateKind | null {
  const lower = name.toLowerCase();
  const found = (Object.keys(aggregateNames) as AggregateKind[]).find((kind) => aggregateNames[kind] === lower);
  return found ?? aggregateAliases[lower] ?? null;
}
