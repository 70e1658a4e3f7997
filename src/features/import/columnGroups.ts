import { type ColumnRole, columnRoles } from '#core/table/table.ts';
import type { ColumnChoices, ColumnGuess } from '#ingest/port.ts';
import { holderOf } from './columnChoices.ts';

/** What most of the tree hangs on; the absence of any is worth a word. */
export const neededRoles: readonly ColumnRole[] = [
  'conversation_id',
  'created_at',
  'status',
  'channel',
  'issue_type',
  'agent',
  'team',
  'priority',
];

export interface ColumnGroups {
  /** Columns with a meaning, or that were guessed to have one, in the order of the roles. */
  readonly used: readonly ColumnGuess[];
  readonly others: readonly ColumnGuess[];
}

export function groupColumns(columns: readonly ColumnGuess[], choices: ColumnChoices): ColumnGroups {
  const rank = (column: ColumnGuess): number => {
    const role = choices.byId[column.id]?.role ?? column.choice.role;
    return role === null ? -1 : columnRoles.indexOf(role);
  };
  return {
    used: columns.filter((column) => rank(column) >= 0).sort((a, b) => rank(a) - rank(b)),
    others: columns.filter((column) => rank(column) < 0),
  };
}

/** Needed roles that no column has. An outcome column stands in for a status. */
export function missingRoles(choices: ColumnChoices): readonly ColumnRole[] {
  return neededRoles.filter(
    (role) => holderOf(choices, role) === null && !(role === 'status' && holderOf(choices, 'outcome') !== null),
  );
}
