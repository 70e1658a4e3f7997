import type { RawColumn, RawTable } from '#ingest/csv/rawTable.ts';
import { type ColumnFacts, columnFacts } from '#ingest/guess/columnFacts.ts';
import { guessChoice } from '#ingest/guess/guessChoice.ts';
import { guessNullMarkers } from '#ingest/guess/guessNullMarkers.ts';
import { guessRoles } from '#ingest/guess/guessRoles.ts';
import { type SettledOrder, settleDateOrders } from '#ingest/guess/settleDateOrders.ts';
import { tagFactsOf } from '#ingest/guess/tagFacts.ts';
import { wordsOf } from '#ingest/guess/wordsOf.ts';
import { limits } from '#ingest/limits.ts';
import type { ColumnChoice, ColumnGuess, DateOrder, IngestWarning, TagFacts } from '#ingest/port.ts';
import { nullTest } from '#ingest/values/nullTest.ts';
import type { DecimalMark } from '#ingest/values/parseNumber.ts';

export interface Guesses {
  readonly columns: readonly ColumnGuess[];
  readonly nullMarkers: readonly string[];
  readonly warnings: readonly IngestWarning[];
}

/**
 * Role, kind and reading of every column, from its name and from all of its values.
 *
 * Cost   O(distinct values) parses per format that the values allow.
 */
export function guessColumns(raw: RawTable): Guesses {
  const nullMarkers = guessNullMarkers(raw);
  const isNull = nullTest(nullMarkers);
  const facts = raw.columns.map((column) => columnFacts(column, raw.rowCount, isNull));
  const roles = guessRoles(pairs(raw.columns, facts).map(([{ name }, each]) => ({ name, facts: each })));
  const fileMark = markOfFile(facts);
  const tags = pairs(raw.columns, facts).map(([{ name }, each], index) =>
    tagFactsOf(each, roles[index] ?? null, wordsOf(name)),
  );
  const choices = pairs(raw.columns, facts).map(([{ name }, each], index) =>
    guessChoice({ name, facts: each, role: roles[index] ?? null, fileMark, tags: tags[index] ?? null }),
  );
  const orders = settleOrders(raw.columns, facts, choices);
  const columns = pairs(raw.columns, facts).map(([column, each], index) => {
    const choice = choices[index];
    const settled = orders.get(column.id);
    return guessOf(
      column,
      each,
      tags[index] ?? null,
      settled === undefined || choice === undefined ? choice : { ...choice, dateOrder: settled.order },
    );
  });
  return {
    columns: columns.flatMap((column) => column ?? []),
    nullMarkers,
    warnings: warningsOf(raw.columns, facts, orders),
  };
}

/** A comma is the decimal mark of the file where one column leaves no other reading. */
function markOfFile(facts: readonly ColumnFacts[]): DecimalMark {
  const isComma = facts.some(({ number }) => number !== null && number.marks.length === 1 && number.marks[0] === ',');
  return isComma ? ',' : '.';
}

function settleOrders(
  columns: readonly RawColumn[],
  facts: readonly ColumnFacts[],
  choices: readonly ColumnChoice[],
): ReadonlyMap<string, SettledOrder> {
  const times = pairs(columns, facts)
    .filter((_, index) => choices[index]?.kind === 'time')
    .map(([column, each]) => ({ column, facts: each }));
  const settled = settleDateOrders(times);
  return new Map(pairs(times, settled).map(([{ column }, order]) => [column.id, order]));
}

function guessOf(
  column: RawColumn,
  facts: ColumnFacts,
  tags: TagFacts | null,
  choice: ColumnChoice | undefined,
): ColumnGuess | null {
  if (choice === undefined) return null;
  const byCount = facts.values.map((_, index) => index).sort((a, b) => (facts.counts[b] ?? 0) - (facts.counts[a] ?? 0));
  return {
    id: column.id,
    name: column.name,
    choice,
    distinct: facts.values.length,
    missing: facts.rowCount - facts.filled,
    examples: byCount.slice(0, limits.exampleValues).map((index) => facts.values[index] ?? ''),
    dateOrders: facts.orders satisfies readonly DateOrder[],
    tags,
  };
}

function warningsOf(
  columns: readonly RawColumn[],
  facts: readonly ColumnFacts[],
  orders: ReadonlyMap<string, SettledOrder>,
): readonly IngestWarning[] {
  const ambiguous = columns.flatMap(({ id, name }): readonly IngestWarning[] => {
    const settled = orders.get(id);
    return settled?.isGuess ? [{ code: 'date-order-ambiguous', column: name, chosen: settled.order }] : [];
  });
  const empty = pairs(columns, facts).flatMap(([{ name }, { filled }]) => (filled === 0 ? [name] : []));
  return empty.length === 0 ? ambiguous : [...ambiguous, { code: 'all-missing', columns: empty }];
}

function pairs<A, B>(as: readonly A[], bs: readonly B[]): readonly (readonly [A, B])[] {
  return as.flatMap((a, index) => {
    const b = bs[index];
    return b === undefined ? [] : [[a, b] as const];
  });
}
