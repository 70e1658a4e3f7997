import { nearest } from '#core/formula/text/nearest.ts';
import type { FormulaProblem } from '#core/formula/text/problem.ts';
import { type FormulaScope, findColumn } from '#core/formula/text/scope.ts';
import type { ElapsedSyntax, LiteralSyntax, Reference, RowSyntax, RowValue, Span } from '#core/formula/text/syntax.ts';
import { type CompareOp, everything, type Filter } from '#core/table/filter.ts';
import { type ColumnSchema, msPerDay } from '#core/table/table.ts';
import { parseIsoDay } from '#core/time/iso-day.ts';

type Say = (problem: FormulaProblem) => void;

const nothing: Filter = { kind: 'or', of: [] };

/**
 * The condition after `where` as a filter over the scope's columns.
 *
 * Shapes   null where it could not be read; what is wrong is said.
 * Units    a time between columns and a column of seconds need a duration (`10 min`); a date is `"2026-05-31"`.
 */
export function resolveRows(syntax: RowSyntax, scope: FormulaScope, say: Say): Filter | null {
  switch (syntax.kind) {
    case 'and':
    case 'or': {
      const left = resolveRows(syntax.left, scope, say);
      const right = resolveRows(syntax.right, scope, say);
      return left === null || right === null ? null : { kind: syntax.kind, of: [left, right] };
    }
    case 'not': {
      const of = resolveRows(syntax.of, scope, say);
      return of === null ? null : { kind: 'not', of };
    }
    case 'missing': {
      const column = lookUp(syntax.column, scope, say);
      return column === null ? null : negatedIf(syntax.isNot, { kind: 'missing', column: column.id });
    }
    case 'empty': {
      const column = lookUp(syntax.column, scope, say);
      if (column === null) return null;
      if (column.kind !== 'tags') return refuse(say, { code: 'empty-of-tags', column: column.name, ...syntax.span });
      return negatedIf(syntax.isNot, { kind: 'empty', column: column.id });
    }
    case 'contains': {
      const column = textColumn(syntax.column, syntax.span, scope, say);
      if (column === null) return null;
      return negatedIf(syntax.isNot, { kind: 'contains', column: column.id, text: syntax.text });
    }
    case 'in': {
      const column = textColumn(syntax.column, syntax.span, scope, say);
      const values = syntax.values.map((value) => textOf(value, column, scope, say));
      const known = values.flatMap((value) => (value === null ? [] : [value]));
      if (column === null || known.length < values.length) return null;
      return negatedIf(syntax.isNot, { kind: 'in', column: column.id, values: known });
    }
    case 'compare':
      return resolveComparison(syntax, scope, say);
  }
}

type Comparison = Extract<RowSyntax, { kind: 'compare' }>;

function resolveComparison({ op, left, right, span }: Comparison, scope: FormulaScope, say: Say): Filter | null {
  if (left.kind === 'elapsed') return resolveElapsed(left, op, right, scope, say);
  if (left.kind === 'reference') {
    if (right.kind === 'reference') return refuse(say, { code: 'two-columns', ...span });
    return compareColumn(left, op, right, span, scope, say);
  }
  if (right.kind === 'reference') return compareColumn(right, mirrored[op], left, span, scope, say);
  if (left.kind === 'quantity' && right.kind === 'quantity') return compareNumbers(left.value, op, right.value);
  return refuse(say, { code: 'two-literals', ...span });
}

const mirrored: Readonly<Record<CompareOp, CompareOp>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '=': '=',
  '!=': '!=',
};

/** `1 = 1` is all rows and `1 = 0` none: the way to write them. */
function compareNumbers(a: number, op: CompareOp, b: number): Filter {
  const holds = { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b, '=': a === b, '!=': a !== b }[op];
  return holds ? everything : nothing;
}

function resolveElapsed(
  { to, from, span }: ElapsedSyntax,
  op: CompareOp,
  right: RowValue,
  scope: FormulaScope,
  say: Say,
): Filter | null {
  const ends = [to, from].map((end) => timeColumn(end, span, scope, say));
  const [toColumn, fromColumn] = ends;
  if (right.kind !== 'quantity' || (right.unit !== 'seconds' && right.value !== 0)) {
    return refuse(say, {
      code: 'condition-mismatch',
      column: `${to.name} - ${from.name}`,
      needs: 'duration',
      ...right.span,
    });
  }
  if (toColumn === null || toColumn === undefined || fromColumn === null || fromColumn === undefined) return null;
  return { kind: 'elapsed', from: fromColumn.id, to: toColumn.id, op, seconds: right.value };
}

function compareColumn(
  reference: Reference,
  op: CompareOp,
  literal: LiteralSyntax,
  span: Span,
  scope: FormulaScope,
  say: Say,
): Filter | null {
  const column = lookUp(reference, scope, say);
  if (column === null) return null;
  if (column.kind === 'measure' || column.kind === 'time') {
    const value = column.kind === 'time' ? timeOf(literal, column, say) : numberOf(literal, column, say);
    return value === null ? null : { kind: 'compare', column: column.id, op, value };
  }
  if (op !== '=' && op !== '!=') return refuse(say, { code: 'order-of-text', column: column.name, ...span });
  const value = textOf(literal, column, scope, say);
  return value === null ? null : negatedIf(op === '!=', { kind: 'in', column: column.id, values: [value] });
}

function lookUp({ name, span }: Reference, scope: FormulaScope, say: Say): ColumnSchema | null {
  const column = findColumn(scope, name);
  if (column !== null) return column;
  const known = scope.columns.flatMap((each) => [each.id, each.name]);
  say({ code: 'unknown-column', name, meant: columnIds(nearest(name, known), scope), ...span });
  return null;
}

/** Suggestions that can be written into the text. */
export function columnIds(names: readonly string[], scope: FormulaScope): readonly string[] {
  return [...new Set(names.flatMap((name) => findColumn(scope, name)?.id ?? []))];
}

function textColumn(reference: Reference, span: Span, scope: FormulaScope, say: Say): ColumnSchema | null {
  const column = lookUp(reference, scope, say);
  if (column === null) return null;
  if (column.kind === 'dimension' || column.kind === 'tags' || column.kind === 'text') return column;
  const needs = column.kind === 'time' ? 'date' : 'number';
  say({ code: 'condition-mismatch', column: column.name, needs, ...span });
  return null;
}

function timeColumn(reference: Reference, span: Span, scope: FormulaScope, say: Say): ColumnSchema | null {
  const column = lookUp(reference, scope, say);
  if (column === null || column.kind === 'time') return column;
  say({ code: 'condition-mismatch', column: column.name, needs: 'date', ...span });
  return null;
}

function textOf(literal: LiteralSyntax, column: ColumnSchema | null, scope: FormulaScope, say: Say): string | null {
  if (literal.kind !== 'string') {
    if (column !== null) say({ code: 'condition-mismatch', column: column.name, needs: 'text', ...literal.span });
    return null;
  }
  const values = column === null || column.kind === 'text' ? null : scope.valuesOf(column.id);
  if (column !== null && values !== null && !values.includes(literal.text)) {
    const meant = nearest(literal.text, values);
    say({ code: 'unknown-value', column: column.name, value: literal.text, meant, ...literal.span });
  }
  return literal.text;
}

function numberOf(literal: LiteralSyntax, { name, unit }: ColumnSchema, say: Say): number | null {
  const needs = unit === 'seconds' ? 'duration' : 'number';
  const fits =
    literal.kind === 'quantity' &&
    (literal.value === 0 || (unit === 'seconds') === (literal.unit === 'seconds')) &&
    (literal.unit !== 'share' || unit === 'share' || unit === 'number');
  return fits ? literal.value : refuse(say, { code: 'condition-mismatch', column: name, needs, ...literal.span });
}

function timeOf(literal: LiteralSyntax, { name }: ColumnSchema, say: Say): number | null {
  if (literal.kind !== 'string') {
    return refuse(say, { code: 'condition-mismatch', column: name, needs: 'date', ...literal.span });
  }
  const ms = civilMs(literal.text);
  return ms ?? refuse(say, { code: 'not-a-date', text: literal.text, ...literal.span });
}

/** `2026-05-31` or `2026-05-31T10:30`, seconds and thousandths if wanted; null for anything else. */
function civilMs(text: string): number | null {
  const [, day = '', hour, minute, second, fraction] =
    /^(\d{4}-\d\d-\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?)?$/.exec(text.trim()) ?? [];
  const dayIndex = parseIsoDay(day);
  if (dayIndex === null) return null;
  const seconds = Number(hour ?? 0) * 3_600 + Number(minute ?? 0) * 60 + Number(second ?? 0);
  return dayIndex * msPerDay + seconds * 1_000 + Number((fraction ?? '').padEnd(3, '0'));
}

function negatedIf(isNot: boolean, filter: Filter): Filter {
  return isNot ? { kind: 'not', of: filter } : filter;
}

function refuse(say: Say, problem: FormulaProblem): null {
  say(problem);
  return null;
}
