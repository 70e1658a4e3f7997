import type { Dataset } from '#core/model/schema.ts';
import type { ColumnSchema } from '#core/table/table.ts';

/**
 * The column that alone says whether a conversation went well, where that is something else than being resolved: a
 * service level that was met, say.
 *
 * Shapes   null where the rules tell more than two outcomes, speak of several columns, or read a status, an outcome, or a
 *          column that is named after resolving.
 */
export function yesNoColumn({ outcomeRules, columns }: Dataset): ColumnSchema | null {
  const [rule, ...others] = outcomeRules?.rules ?? [];
  if (rule === undefined || others.length > 0 || outcomeRules?.otherwise !== 'other_unresolved') return null;
  if (rule.outcome !== 'resolved' || rule.when.kind !== 'in') return null;
  const { column: id } = rule.when;
  const column = columns.find((each) => each.id === id);
  if (column === undefined) return null;
  const isOther = column.role === 'sla_met' || (column.role === null && !resolving.test(column.name));
  return isOther ? column : null;
}

const resolving = /resol|solv|status|state|outcome|clos/iu;
