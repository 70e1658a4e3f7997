import type { Aggregate, MetricId } from '#core/model/schema.ts';
import type { CompareOp } from '#core/table/filter.ts';

/** A formula whose names have been looked up. It may read the dataset as well as metrics. */
export type Resolved =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'metric'; readonly metricId: MetricId }
  | { readonly kind: 'aggregate'; readonly of: Aggregate }
  | { readonly kind: 'negate'; readonly of: Resolved }
  | {
      readonly kind: 'binary';
      readonly op: '+' | '-' | '*' | '/';
      readonly left: Resolved;
      readonly right: Resolved;
    }
  | { readonly kind: 'extreme'; readonly op: 'min' | 'max'; readonly of: readonly Resolved[] }
  | {
      readonly kind: 'if';
      readonly condition: { readonly op: CompareOp; readonly left: Resolved; readonly right: Resolved };
      readonly holds: Resolved;
      readonly otherwise: Resolved;
    };
