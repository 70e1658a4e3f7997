import { ok, type Result } from '#core/base/result.ts';
import type { OutcomeRules } from '#core/model/schema.ts';
import { filterColumns } from '#core/table/filter-columns.ts';
import { filterMask, type MatchError } from '#core/table/match.ts';
import { type Column, outcomes } from '#core/table/table.ts';
import type { ColumnStore } from '#ingest/interpret/columnStore.ts';

export interface AppliedRules {
  /** Per row, 1 + the position of its outcome in `outcomes`: the codes of the derived dimension. */
  readonly codes: Uint8Array<ArrayBuffer>;
  /** Rows decided by each rule. */
  readonly byRule: readonly number[];
  /** Rows that no rule matched. */
  readonly unmatched: number;
}

/**
 * The outcome of every row: that of the first rule that matches, else `otherwise`.
 *
 * Errors   'unknown-column' {column}
 */
export function applyRules(
  { rules, otherwise }: OutcomeRules,
  columns: ColumnStore,
  rowCount: number,
): Result<AppliedRules, MatchError> {
  const codes = new Uint8Array(rowCount);
  const byRule: number[] = [];
  for (const { when, outcome } of rules) {
    const mask = filterMask(when, columnsFor(when, columns), rowCount);
    if (!mask.ok) return mask;
    byRule.push(claim(codes, mask.value, outcomes.indexOf(outcome) + 1));
  }
  const unmatched = claim(codes, null, outcomes.indexOf(otherwise) + 1);
  return ok({ codes, byRule, unmatched });
}

function columnsFor(filter: Parameters<typeof filterColumns>[0], columns: ColumnStore): ReadonlyMap<string, Column> {
  const pairs = filterColumns(filter).flatMap((id) => {
    const column = columns.get(id);
    return column === null ? [] : [[id, column] as const];
  });
  return new Map(pairs);
}

/** Gives the rows that are still free, and in the mask where there is one, this code. */
function claim(codes: Uint8Array, mask: Uint8Array | null, code: number): number {
  let claimed = 0;
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] !== 0 || (mask !== null && mask[row] !== 1)) continue;
    codes[row] = code;
    claimed += 1;
  }
  return claimed;
}
