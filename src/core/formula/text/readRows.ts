import type { SyntaxNode } from '@lezer/common';
import { unquoteValue } from '#core/formula/text/quoted.ts';
import {
  operands,
  readCompareOp,
  readQuantity,
  readReference,
  type SyntaxReader,
} from '#core/formula/text/readParts.ts';
import type { ElapsedSyntax, LiteralSyntax, RowSyntax, RowValue } from '#core/formula/text/syntax.ts';

/** The condition after `where`. Errors: null where a part that the grammar promises is not there. */
export function readRows(node: SyntaxNode, reader: SyntaxReader): RowSyntax | null {
  const span = { from: node.from, to: node.to };
  const parts = operands(node);
  const [first, second] = parts;
  if (first === undefined) return null;
  const isNot = node.getChild('Not') !== null;
  switch (node.name) {
    case 'RowGroup':
      return readRows(first, reader);
    case 'RowNot': {
      const of = readRows(first, reader);
      return of === null ? null : { kind: 'not', of };
    }
    case 'RowBoth':
    case 'RowEither': {
      const left = readRows(first, reader);
      const right = second === undefined ? null : readRows(second, reader);
      if (left === null || right === null) return null;
      return { kind: node.name === 'RowBoth' ? 'and' : 'or', left, right };
    }
    case 'Missing':
      return {
        kind: node.getChild('EmptyWord') === null ? 'missing' : 'empty',
        column: readReference(first, reader),
        isNot,
        span,
      };
    case 'Within': {
      const values = parts.slice(1).map((part) => readLiteral(part, reader));
      return { kind: 'in', column: readReference(first, reader), values, isNot, span };
    }
    case 'Contains': {
      if (second === undefined) return null;
      const text = unquoteValue(reader.text.slice(second.from, second.to));
      return { kind: 'contains', column: readReference(first, reader), text, isNot, span };
    }
    case 'RowComparison': {
      if (second === undefined) return null;
      const left = first.name === 'Elapsed' ? readElapsed(first, reader) : readValue(first, reader);
      if (left === null) return null;
      return { kind: 'compare', op: readCompareOp(node, reader), left, right: readValue(second, reader), span };
    }
    default:
      return null;
  }
}

function readElapsed(node: SyntaxNode, reader: SyntaxReader): ElapsedSyntax | null {
  const [to, from] = operands(node);
  if (to === undefined || from === undefined) return null;
  return {
    kind: 'elapsed',
    to: readReference(to, reader),
    from: readReference(from, reader),
    span: { from: node.from, to: node.to },
  };
}

function readValue(node: SyntaxNode, reader: SyntaxReader): RowValue {
  if (node.name === 'Name' || node.name === 'Column') return { kind: 'reference', ...readReference(node, reader) };
  return readLiteral(node, reader);
}

function readLiteral(node: SyntaxNode, reader: SyntaxReader): LiteralSyntax {
  const span = { from: node.from, to: node.to };
  if (node.name === 'String') {
    return { kind: 'string', text: unquoteValue(reader.text.slice(node.from, node.to)), span };
  }
  if (node.name !== 'SignedQuantity') return { kind: 'quantity', ...readQuantity(node, reader) };
  const inner = node.getChild('Quantity');
  const quantity = readQuantity(inner ?? node, reader);
  return { kind: 'quantity', ...quantity, value: -quantity.value, span };
}
