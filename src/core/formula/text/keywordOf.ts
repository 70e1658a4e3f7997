import {
  AndWord,
  ContainsWord,
  EmptyWord,
  IfWord,
  InWord,
  IsWord,
  MissingWord,
  NotWord,
  OrWord,
  WhereWord,
} from './formula.grammar.terms';

/** The term of a word of the formula language, in any case; −1 for a name. Called by the parser. */
export function keywordOf(word: string): number {
  return terms.get(word.toLowerCase()) ?? -1;
}

const terms: ReadonlyMap<string, number> = new Map([
  ['where', WhereWord],
  ['if', IfWord],
  ['and', AndWord],
  ['or', OrWord],
  ['not', NotWord],
  ['in', InWord],
  ['contains', ContainsWord],
  ['is', IsWord],
  ['missing', MissingWord],
  ['empty', EmptyWord],
]);

/** Words that a column or metric can be called only between quotes. */
export const reservedWords: readonly string[] = [...terms.keys()];
