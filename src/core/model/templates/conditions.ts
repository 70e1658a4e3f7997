import type { Dataset } from '#core/model/schema.ts';
import { roleColumn } from '#core/model/templates/bindByRole.ts';
import { everything, type Filter } from '#core/table/filter.ts';
import { type ColumnSchema, type Outcome, outcomeColumn } from '#core/table/table.ts';

export function outcomeIn(...wanted: readonly Outcome[]): Filter {
  return { kind: 'in', column: outcomeColumn, values: [...wanted] };
}

export function present(columnId: string): Filter {
  return { kind: 'not', of: { kind: 'missing', column: columnId } };
}

/** The importer writes truth as 'true' and 'false'; a measure says it with 1 and 0. */
export function isTrue(column: ColumnSchema): Filter {
  return { kind: 'in', column: column.id, values: [column.kind === 'measure' ? '1' : 'true'] };
}

/** Conversations that an agent had; all of them where the dataset does not say who did. */
export function handled(dataset: Dataset): Filter {
  const agent = roleColumn(dataset, 'agent');
  return agent === null ? everything : present(agent.id);
}

/** Answers to the survey, and the good ones among them. */
export function satisfaction(column: ColumnSchema): { readonly good: Filter; readonly answered: Filter } {
  if (column.kind === 'measure') {
    const least = column.unit === 'share' ? 0.8 : 4;
    return { good: atLeast(column, least), answered: present(column.id) };
  }
  const good: Filter = { kind: 'or', of: [{ kind: 'in', column: column.id, values: goodWords }, atLeast(column, 4)] };
  const bad: Filter = { kind: 'in', column: column.id, values: badWords };
  return { good, answered: { kind: 'or', of: [good, bad, atLeast(column, 0)] } };
}

function atLeast(column: ColumnSchema, value: number): Filter {
  return { kind: 'compare', column: column.id, op: '>=', value };
}

/** As help desks write them. Any other word (offered, not asked, …) is no answer. */
const goodWords = spellings(['good', 'great', 'satisfied', 'very satisfied', 'positive', 'happy', 'thumbs up']);
const badWords = spellings([
  ...['bad', 'terrible', 'poor', 'dissatisfied', 'very dissatisfied', 'unsatisfied', 'negative', 'unhappy'],
  ...['neutral', 'ok', 'okay', 'thumbs down'],
]);

function spellings(words: readonly string[]): string[] {
  return words.flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()]);
}
