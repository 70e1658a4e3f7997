import { wordsOf } from '#ingest/guess/wordsOf.ts';
import type { ColumnChoices } from '#ingest/port.ts';

/**
 * The column that tells which version of a row is the last: a modification counter (exact; times are often cut to
 * the minute), else the time of the update, else any time that moves with the versions.
 */
export function suggestSort(
  choices: ColumnChoices,
  columns: readonly { readonly id: string; readonly name: string }[],
): string | null {
  const named = columns.map(({ id, name }) => ({ id, words: wordsOf(name), choice: choices.byId[id] }));
  const counter = named.find(({ words, choice }) => choice?.kind === 'measure' && counterWords.test(words));
  const updated = named.find(({ choice }) => choice?.kind === 'time' && choice.role === 'updated_at');
  const moving = named.find(({ words, choice }) => choice?.kind === 'time' && movingWords.test(words));
  const created = named.find(({ choice }) => choice?.kind === 'time' && choice.role === 'created_at');
  return (counter ?? updated ?? moving ?? created)?.id ?? null;
}

const counterWords = /\b(mod count|modification count|version|revision|sequence|seq)\b/;
const movingWords = /\b(updated|modified|timestamp|synced|start|event)\b/;
