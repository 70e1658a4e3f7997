import { parser } from './formula.grammar';

/** The parser that the grammar makes, for who colours a formula while it is typed. */
export const formulaParser = parser;
