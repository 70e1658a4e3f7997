import type { SyntaxNode } from '@lezer/common';
import { durationWords } from '#core/formula/text/durations.ts';
import type { FormulaProblem } from '#core/formula/text/problem.ts';
import { unquoteColumn, unquoteMetric } from '#core/formula/text/quoted.ts';
import type { Quantity, Reference } from '#core/formula/text/syntax.ts';
import type { CompareOp } from '#core/table/filter.ts';

/** What readers of parts share: the text, and what they found wrong in it. */
export interface SyntaxReader {
  readonly text: string;
  readonly problems: FormulaProblem[];
}

const compareSigns: Readonly<Record<string, CompareOp>> = {
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '≠': '!=',
};

/** The sign of a comparison among a node's children. */
export function readCompareOp(node: SyntaxNode, { text }: SyntaxReader): CompareOp {
  const sign = node.getChild('Compare');
  return (sign === null ? undefined : compareSigns[text.slice(sign.from, sign.to)]) ?? '=';
}

export function readReference(node: SyntaxNode, { text }: SyntaxReader): Reference {
  const span = { from: node.from, to: node.to };
  const written = text.slice(node.from, node.to);
  if (node.name === 'Metric') return { quoting: 'metric', name: unquoteMetric(written), span };
  if (node.name === 'Column') return { quoting: 'column', name: unquoteColumn(written), span };
  return { quoting: 'bare', name: written, span };
}

export function readQuantity(node: SyntaxNode, { text, problems }: SyntaxReader): Quantity {
  const span = { from: node.from, to: node.to };
  const number = node.getChild('Number');
  const value = number === null ? Number.NaN : Number(text.slice(number.from, number.to));
  if (node.getChild('Percent') !== null) return { value: value / 100, unit: 'share', span };
  const word = node.getChild('Name');
  if (word === null) return { value, unit: 'plain', span };
  const name = text.slice(word.from, word.to);
  const length = durationWords.find(([each]) => each === name.toLowerCase())?.[1];
  if (length !== undefined) return { value: value * length, unit: 'seconds', span };
  problems.push({ code: 'unknown-unit', from: word.from, to: word.to, name });
  return { value, unit: 'plain', span };
}

/** Children that are not punctuation, signs or words. */
export function operands(node: SyntaxNode): readonly SyntaxNode[] {
  return childrenOf(node).filter(({ name }) => /^[A-Z]/.test(name) && !glue.test(name));
}

const glue = /^(Plus|Minus|Times|Divide|Percent|Compare|Not)$|Word$/;

export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) found.push(child);
  return found;
}
