import { ok, type Result } from '#core/base/result.ts';
import type { OutcomeRules } from '#core/model/schema.ts';
import { filterColumns } from '#core/table/filter-columns.ts';
import type { MatchError } from '#core/table/match.ts';
import { type Outcome, outcomes } from '#core/table/table.ts';
import { cellAt } from '#ingest/csv/rawTable.ts';
import { wordsOf } from '#ingest/guess/wordsOf.ts';
import type { ColumnStore } from '#ingest/interpret/columnStore.ts';
import type { InterpretedTable } from '#ingest/interpret/interpretTable.ts';
import { applyRules } from '#ingest/outcomes/applyRules.ts';
import type { IngestWarning, OutcomeTrial } from '#ingest/port.ts';

/**
 * What rules make of a table: counts, examples, and a warning where nearly all rows end alike.
 *
 * Errors   'unknown-column' {column}
 */
export function tryRules(
  rules: OutcomeRules,
  table: InterpretedTable,
  columns: ColumnStore,
): Result<OutcomeTrial, MatchError> {
  const applied = applyRules(rules, columns, table.rows.length);
  if (!applied.ok) return applied;
  const { codes, byRule, unmatched } = applied.value;
  const counts = byOutcome((outcome) => countOf(codes, outcome));
  const shown = exampleColumns(rules, table);
  return ok({
    counts,
    unmatched,
    byRule,
    examples: byOutcome((outcome) => examplesOf(outcome, codes, table, shown)),
    warnings: warningsOf(counts, table, columns),
  });
}

function byOutcome<T>(of: (outcome: Outcome) => T): Readonly<Record<Outcome, T>> {
  return {
    resolved: of('resolved'),
    abandoned: of('abandoned'),
    follow_up_failure: of('follow_up_failure'),
    product_fix: of('product_fix'),
    escalation_stuck: of('escalation_stuck'),
    other_unresolved: of('other_unresolved'),
    open: of('open'),
    excluded: of('excluded'),
  };
}

function codeOf(outcome: Outcome): number {
  return outcomes.indexOf(outcome) + 1;
}

function countOf(codes: Uint8Array, outcome: Outcome): number {
  const code = codeOf(outcome);
  let count = 0;
  for (const each of codes) if (each === code) count += 1;
  return count;
}

/** The id, then what the rules speak of. */
function exampleColumns(rules: OutcomeRules, { choices, decoded }: InterpretedTable): readonly string[] {
  const id = Object.entries(choices.byId).find(([, { role }]) => role === 'conversation_id')?.[0];
  const spoken = rules.rules.flatMap(({ when }) => filterColumns(when));
  return [...new Set([...(id === undefined ? [] : [id]), ...spoken])].filter((column) => decoded.has(column));
}

const examplesShown = 3;

function examplesOf(
  outcome: Outcome,
  codes: Uint8Array,
  { rows, decoded }: InterpretedTable,
  shown: readonly string[],
): readonly Readonly<Record<string, string>>[] {
  const code = codeOf(outcome);
  const examples: Readonly<Record<string, string>>[] = [];
  for (let index = codes.indexOf(code); index !== -1; index = codes.indexOf(code, index + 1)) {
    const row = rows[index] ?? 0;
    const cells = shown.flatMap((id) => {
      const column = decoded.get(id)?.raw;
      return column === undefined ? [] : [[column.name, cellAt(column, row)] as const];
    });
    examples.push(Object.fromEntries(cells));
    if (examples.length === examplesShown) break;
  }
  return examples;
}

/** From here on the outcome says nothing. */
const nearlyAll = 0.99;

function warningsOf(
  counts: OutcomeTrial['counts'],
  table: InterpretedTable,
  columns: ColumnStore,
): readonly IngestWarning[] {
  const total = table.rows.length;
  const outcome = outcomes.find((each) => total > 0 && counts[each] / total >= nearlyAll);
  if (outcome === undefined) return [];
  return [{ code: 'one-outcome-only', outcome, share: counts[outcome] / total, tryColumns: twoValued(table, columns) }];
}

/** Columns with exactly two values, neither of them rare, that may be outcomes: service levels, then what sounds like success. */
function twoValued({ decoded, choices }: InterpretedTable, columns: ColumnStore): readonly string[] {
  const found = [...decoded].flatMap(([id, { raw, kind }]) => {
    const column = kind === 'dimension' ? columns.get(id) : null;
    if (column?.kind !== 'dimension' || column.dictionary.length !== 2) return [];
    const rarer = shareOf(column.codes, 2);
    if (rarer < 0.01) return [];
    const isSla = choices.byId[id]?.role === 'sla_met';
    return isSla || successWords.test(wordsOf(raw.name)) ? [{ id, rank: isSla ? 0 : 1 }] : [];
  });
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 5)
    .map(({ id }) => id);
}

function shareOf(codes: Iterable<number> & { readonly length: number }, wanted: number): number {
  let count = 0;
  for (const code of codes) if (code === wanted) count += 1;
  return count / codes.length;
}

const successWords = /\b(sla|resolved|solved|met|success|successful|answered|completed|satisfied|within)\b/;
