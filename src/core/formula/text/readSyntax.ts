import type { SyntaxNode } from '@lezer/common';
import { formulaParser } from '#core/formula/text/formulaParser.ts';
import type { FormulaProblem } from '#core/formula/text/problem.ts';
import {
  childrenOf,
  operands,
  readCompareOp,
  readQuantity,
  readReference,
  type SyntaxReader,
} from '#core/formula/text/readParts.ts';
import { readRows } from '#core/formula/text/readRows.ts';
import type { Syntax, TestSyntax } from '#core/formula/text/syntax.ts';

/**
 * A formula's text as a syntax tree.
 *
 * Shapes   null where the text does not hold together; then `problems` has at least one, in the order of the text.
 * Errors   'syntax' with the place at which reading stopped, 'empty', 'unknown-unit'.
 * Cost     O(length).
 */
export function readSyntax(text: string): {
  readonly syntax: Syntax | null;
  readonly problems: readonly FormulaProblem[];
} {
  if (text.trim() === '') return { syntax: null, problems: [{ code: 'empty', from: 0, to: text.length }] };
  const tree = formulaParser.parse(text);
  const broken = firstBreak(tree.topNode, text);
  if (broken !== null) return { syntax: null, problems: [broken] };
  const reader: SyntaxReader = { text, problems: [] };
  const syntax = readExpression(tree.topNode.firstChild, reader);
  return { syntax, problems: reader.problems };
}

function firstBreak(top: SyntaxNode, text: string): FormulaProblem | null {
  const cursor = top.cursor();
  do {
    if (!cursor.type.isError) continue;
    const { from, to } = cursor;
    if (to > from) return { code: 'syntax', from, to, found: text.slice(from, to) };
    const next = /^\s*\S?/.exec(text.slice(from))?.[0] ?? '';
    const end = from + next.length;
    const found = next.trim() === '' ? null : next.trim();
    return { code: 'syntax', from: Math.max(0, end - 1), to: Math.max(end, 1), found };
  } while (cursor.next());
  return null;
}

/** Errors: null where a part that the grammar promises is not there. */
export function readExpression(node: SyntaxNode | null, reader: SyntaxReader): Syntax | null {
  if (node === null) return null;
  const span = { from: node.from, to: node.to };
  switch (node.name) {
    case 'Quantity': {
      const quantity = readQuantity(node, reader);
      return { kind: 'quantity', ...quantity };
    }
    case 'Name':
    case 'Column':
    case 'Metric':
      return { kind: 'reference', ...readReference(node, reader) };
    case 'Group':
      return readExpression(operands(node)[0] ?? null, reader);
    case 'Sign': {
      const of = readExpression(operands(node)[0] ?? null, reader);
      return of === null ? null : { kind: 'negate', of, span };
    }
    case 'Operation':
      return readOperation(node, reader);
    case 'Call':
      return readCall(node, reader);
    case 'Filtered': {
      const [first, last] = [node.firstChild, node.lastChild];
      const of = readExpression(first, reader);
      const where = last === null ? null : readRows(last, reader);
      return of === null || where === null ? null : { kind: 'filtered', of, where, span };
    }
    case 'If':
      return readIf(node, reader);
    default:
      return null;
  }
}

const operationSigns: Readonly<Record<string, '+' | '-' | '*' | '/'>> = {
  Plus: '+',
  Minus: '-',
  Times: '*',
  Divide: '/',
};

function readOperation(node: SyntaxNode, reader: SyntaxReader): Syntax | null {
  const sign = childrenOf(node).find((child) => operationSigns[child.name] !== undefined);
  const op = operationSigns[sign?.name ?? ''];
  const left = readExpression(node.firstChild, reader);
  const right = readExpression(node.lastChild, reader);
  if (op === undefined || left === null || right === null) return null;
  return { kind: 'binary', op, left, right, span: { from: node.from, to: node.to } };
}

function readCall(node: SyntaxNode, reader: SyntaxReader): Syntax | null {
  const [nameNode, list] = [node.firstChild, node.lastChild];
  if (nameNode === null || list === null) return null;
  const args = operands(list).map((arg) => readExpression(arg, reader));
  const known = args.flatMap((arg) => (arg === null ? [] : [arg]));
  if (known.length < args.length) return null;
  return {
    kind: 'call',
    name: readReference(nameNode, reader),
    args: known,
    span: { from: node.from, to: node.to },
  };
}

function readIf(node: SyntaxNode, reader: SyntaxReader): Syntax | null {
  const [testNode, holdsNode, otherwiseNode] = operands(node);
  const test = testNode === undefined ? null : readTest(testNode, reader);
  const holds = readExpression(holdsNode ?? null, reader);
  const otherwise = readExpression(otherwiseNode ?? null, reader);
  if (test === null || holds === null || otherwise === null) return null;
  return { kind: 'if', test, holds, otherwise, span: { from: node.from, to: node.to } };
}

function readTest(node: SyntaxNode, reader: SyntaxReader): TestSyntax | null {
  const [first, second] = operands(node);
  if (first === undefined) return null;
  if (node.name === 'TestGroup') return readTest(first, reader);
  if (node.name === 'TestNot') {
    const of = readTest(first, reader);
    return of === null ? null : { kind: 'not', of };
  }
  if (node.name === 'Comparison') {
    const left = readExpression(node.firstChild, reader);
    const right = readExpression(node.lastChild, reader);
    if (left === null || right === null) return null;
    return { kind: 'compare', op: readCompareOp(node, reader), left, right, span: { from: node.from, to: node.to } };
  }
  const left = readTest(first, reader);
  const right = second === undefined ? null : readTest(second, reader);
  if (left === null || right === null) return null;
  return { kind: node.name === 'TestBoth' ? 'and' : 'or', left, right };
}
