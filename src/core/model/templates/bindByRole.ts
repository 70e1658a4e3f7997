import type { Basis, Dataset, Measure } from '#core/model/schema.ts';
import { type ColumnKind, type ColumnRole, type ColumnSchema, outcomeColumn } from '#core/table/table.ts';

/** One column per role, in the same order. */
export type ColumnsOf<R extends readonly ColumnRole[]> = { readonly [I in keyof R]: ColumnSchema };

/**
 * A measure over the columns that play these roles, or the roles that nothing in the dataset can play.
 *
 * Errors   basis 'unbound' with the lacking roles, in the order asked.
 */
export function bindByRole<const R extends readonly ColumnRole[]>(
  dataset: Dataset,
  roles: R,
  build: (columns: ColumnsOf<R>) => Measure,
): Basis {
  const found = roles.map((role) => roleColumn(dataset, role));
  if (isComplete<R>(found)) return { kind: 'measure', measure: build(found) };
  return { kind: 'unbound', needs: roles.filter((_, i) => found[i] === null) };
}

function isComplete<R extends readonly ColumnRole[]>(found: readonly unknown[]): found is ColumnsOf<R> {
  return !found.includes(null);
}

/**
 * The first column with this role, of a kind that the role can be measured on; null where there is none.
 * The outcome counts only where outcome rules have made it.
 */
export function roleColumn(dataset: Dataset, role: ColumnRole): ColumnSchema | null {
  if (role === 'outcome') {
    const outcome = dataset.columns.find((column) => column.id === outcomeColumn);
    return dataset.outcomeRules === null ? null : (outcome ?? null);
  }
  const kinds = measurableKinds(role);
  return dataset.columns.find((column) => column.role === role && kinds.includes(column.kind)) ?? null;
}

function measurableKinds(role: ColumnRole): readonly ColumnKind[] {
  switch (role) {
    case 'wait_seconds':
    case 'first_response_seconds':
    case 'resolution_seconds':
    case 'replies_count':
    case 'reopened_count':
      return ['measure'];
    case 'csat':
    case 'escalated':
    case 'sla_met':
    case 'unsubscribed':
      return ['dimension', 'measure'];
    case 'created_at':
    case 'first_response_at':
    case 'resolved_at':
    case 'closed_at':
    case 'updated_at':
      return ['time'];
    case 'tags':
      return ['tags', 'dimension'];
    case 'conversation_id':
      return ['text', 'dimension', 'measure'];
    default:
      return ['dimension'];
  }
}
