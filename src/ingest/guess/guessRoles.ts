import { unreachable } from '#core/base/unreachable.ts';
import { type ColumnRole, columnRoles } from '#core/table/table.ts';
import type { ColumnFacts } from '#ingest/guess/columnFacts.ts';
import { roleNames } from '#ingest/guess/roleNames.ts';
import { wordsOf } from '#ingest/guess/wordsOf.ts';

export interface NamedFacts {
  readonly name: string;
  readonly facts: ColumnFacts;
}

/**
 * Which column plays which role, by its name and only where its values could be that.
 *
 * Shapes   result: one entry per column; no role twice.
 */
export function guessRoles(columns: readonly NamedFacts[]): readonly (ColumnRole | null)[] {
  const words = columns.map(({ name }) => wordsOf(name).replace(/^property /, ''));
  const roles: (ColumnRole | null)[] = columns.map(() => null);
  for (const role of columnRoles) {
    const best = bestColumn(role, columns, words, roles);
    if (best !== null) roles[best] = role;
  }
  return roles;
}

function bestColumn(
  role: ColumnRole,
  columns: readonly NamedFacts[],
  words: readonly string[],
  taken: readonly (ColumnRole | null)[],
): number | null {
  for (const named of [words, words.map(withoutUnit)]) {
    for (const name of roleNames[role]) {
      const index = columns.findIndex(
        ({ facts }, each) => named[each] === name && taken[each] === null && suits(role, facts),
      );
      if (index !== -1) return index;
    }
  }
  return null;
}

/** `longest wait s` is a longest wait. */
function withoutUnit(words: string): string {
  return words.replace(/ (in )?(s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?)$/, '');
}

function suits(role: ColumnRole, facts: ColumnFacts): boolean {
  const { filled, values, number, orders } = facts;
  // Ids of nine digits fit an epoch; digits are a moment only under a name that says so.
  const isTime = orders.length > 0 && number === null;
  if (filled === 0) return false;
  switch (role) {
    case 'created_at':
    case 'first_response_at':
    case 'resolved_at':
    case 'closed_at':
    case 'updated_at':
      return orders.length > 0;
    case 'first_response_seconds':
    case 'resolution_seconds':
    case 'wait_seconds':
      return !isTime && (facts.isSpan || facts.clock !== 'none' || number !== null);
    case 'reopened_count':
    case 'replies_count':
      return number !== null && !isTime;
    case 'conversation_id':
      return !isTime && filled >= facts.rowCount * 0.9 && (values.length > 1 || facts.rowCount === 1);
    case 'csat':
      return !isTime && (number !== null || values.length <= 12);
    case 'escalated':
    case 'unsubscribed':
      return facts.truth !== 'none';
    case 'sla_met':
      return values.length <= 4 && !isTime;
    case 'status':
      return values.length <= 60 && !isTime && !facts.isMultiLine;
    case 'tags':
      return !isTime;
    case 'outcome':
    case 'unresolved_reason':
    case 'channel':
    case 'issue_type':
    case 'agent':
    case 'team':
    case 'priority':
      return !isTime && !facts.isMultiLine && isSliceable(facts);
    default:
      return unreachable(role);
  }
}

/** Few enough values, or values that come back often enough, to slice by. */
export function isSliceable({ values, filled }: ColumnFacts): boolean {
  return values.length <= 20 || (values.length <= 65_535 && values.length <= filled / 2);
}
