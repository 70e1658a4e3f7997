import { aggregateNamed, functionNames } from '#core/formula/text/functions.ts';
import { nearest } from '#core/formula/text/nearest.ts';
import type { FormulaProblem, UnitOperation } from '#core/formula/text/problem.ts';
import type { Resolved } from '#core/formula/text/resolved.ts';
import { columnIds, resolveRows } from '#core/formula/text/resolveRows.ts';
import { type FormulaScope, findColumn, findMetric } from '#core/formula/text/scope.ts';
import type { Reference, Span, Syntax, TestSyntax } from '#core/formula/text/syntax.ts';
import { nameUnit, type PartUnit, unitOf } from '#core/formula/text/units.ts';
import type { AggregateKind } from '#core/model/schema.ts';
import { aggregateCatalogue } from '#core/plan/additivity.ts';
import type { CompareOp, Filter } from '#core/table/filter.ts';
import { everything } from '#core/table/filter.ts';

/** A part of a formula, and in what it is measured. */
export interface Part {
  readonly of: Resolved;
  readonly unit: PartUnit;
}

interface Resolver {
  readonly scope: FormulaScope;
  readonly say: (problem: FormulaProblem) => void;
}

/**
 * Looks up the names of a formula and checks what is done with them.
 *
 * Shapes   null where a part could not be read; what is wrong is said to `say`, every problem, not only the first.
 */
export function resolveFormula(syntax: Syntax, scope: FormulaScope, say: Resolver['say']): Part | null {
  return resolve(syntax, { scope, say });
}

function resolve(syntax: Syntax, resolver: Resolver): Part | null {
  switch (syntax.kind) {
    case 'quantity': {
      const unit = syntax.unit === 'plain' ? 'any' : syntax.unit;
      return { of: { kind: 'number', value: syntax.value }, unit };
    }
    case 'reference':
      return resolveReference(syntax, resolver);
    case 'call':
      return resolveCall(syntax, resolver);
    case 'filtered':
      return resolveFiltered(syntax, resolver);
    case 'negate': {
      const inner = resolve(syntax.of, resolver);
      return inner === null ? null : { of: { kind: 'negate', of: inner.of }, unit: inner.unit };
    }
    case 'binary': {
      const left = resolve(syntax.left, resolver);
      const right = resolve(syntax.right, resolver);
      if (left === null || right === null) return null;
      const unit = combine(syntax.op, left, right, syntax.span, resolver);
      return unit === null ? null : { of: { kind: 'binary', op: syntax.op, left: left.of, right: right.of }, unit };
    }
    case 'if':
      return resolveIf(syntax, resolver);
  }
}

function combine(op: UnitOperation, left: Part, right: Part, span: Span, { say }: Resolver): PartUnit | null {
  const unit = unitOf(op, left.unit, right.unit);
  if (unit === null) {
    say({ code: 'unit-mismatch', op, left: nameUnit(left.unit), right: nameUnit(right.unit), ...span });
  }
  return unit;
}

function resolveReference(reference: Reference, resolver: Resolver): Part | null {
  const { scope, say } = resolver;
  const { quoting, name, span } = reference;
  const metric = quoting === 'column' ? null : findMetric(scope, name);
  if (metric !== null) {
    if (metric.circle === null) return { of: { kind: 'metric', metricId: metric.id }, unit: metric.unit };
    say({ code: 'cycle', path: metric.circle, ...span });
    return null;
  }
  if (quoting === 'bare' && aggregateNamed(name) === 'count') return count(everything);
  const column = quoting === 'metric' ? null : findColumn(scope, name);
  if (column !== null) say({ code: 'bare-column', column: column.id, ...span });
  else if (quoting === 'column') say({ code: 'unknown-column', name, meant: nearColumns(name, scope), ...span });
  else say({ code: 'unknown-metric', name, meant: nearMetrics(name, scope), ...span });
  return null;
}

function nearMetrics(name: string, { metrics }: FormulaScope): readonly string[] {
  const usable = metrics.filter(({ circle }) => circle === null);
  return nearest(
    name,
    usable.map((metric) => metric.name),
  );
}

function nearColumns(name: string, scope: FormulaScope): readonly string[] {
  return columnIds(
    nearest(
      name,
      scope.columns.flatMap((each) => [each.id, each.name]),
    ),
    scope,
  );
}

function count(filter: Filter): Part {
  return { of: { kind: 'aggregate', of: { aggregate: 'count', column: null, filter } }, unit: 'count' };
}

type Call = Extract<Syntax, { kind: 'call' }>;

function resolveCall(call: Call, resolver: Resolver): Part | null {
  const aggregate = isExtreme(call, resolver.scope) ? null : aggregateNamed(call.name.name);
  if (aggregate !== null) return resolveAggregate(call, aggregate, everything, resolver);
  const op = call.name.name.toLowerCase();
  if (op === 'min' || op === 'max') return resolveExtreme(call, op, resolver);
  const { name, span } = call.name;
  resolver.say({ code: 'unknown-function', name, meant: nearest(name, functionNames), ...span });
  return null;
}

/** `max` of several things, or of a metric, is the largest of them; of one column it is an aggregate. */
function isExtreme({ name, args }: Call, scope: FormulaScope): boolean {
  const word = name.name.toLowerCase();
  if (word === 'min') return true;
  if (word !== 'max') return false;
  const [only] = args;
  if (args.length !== 1 || only === undefined) return args.length > 1;
  if (only.kind !== 'reference') return true;
  if (only.quoting !== 'bare') return only.quoting === 'metric';
  return findColumn(scope, only.name) === null && findMetric(scope, only.name) !== null;
}

function resolveExtreme({ name, args, span }: Call, op: 'min' | 'max', resolver: Resolver): Part | null {
  if (args.length === 0) {
    resolver.say({ code: 'arity', name: name.name, least: 1, most: null, given: 0, ...span });
    return null;
  }
  const parts = args.map((arg) => resolve(arg, resolver));
  const known = parts.flatMap((part) => (part === null ? [] : [part]));
  const [first, ...rest] = known;
  if (known.length < parts.length || first === undefined) return null;
  let unit: PartUnit | null = first.unit;
  for (const part of rest) if (unit !== null) unit = combine('branch', { ...first, unit }, part, span, resolver);
  return unit === null ? null : { of: { kind: 'extreme', op, of: known.map(({ of }) => of) }, unit };
}

type Filtered = Extract<Syntax, { kind: 'filtered' }>;

function resolveFiltered({ of, where, span }: Filtered, resolver: Resolver): Part | null {
  const filter = resolveRows(where, resolver.scope, resolver.say);
  const isCount = of.kind === 'reference' && of.quoting === 'bare' && aggregateNamed(of.name) === 'count';
  if (isCount) return filter === null ? null : count(filter);
  const aggregate = of.kind === 'call' && !isExtreme(of, resolver.scope) ? aggregateNamed(of.name.name) : null;
  if (of.kind === 'call' && aggregate !== null) {
    const part = resolveAggregate(of, aggregate, filter ?? everything, resolver);
    return filter === null ? null : part;
  }
  resolver.say({ code: 'where-without-rows', ...span });
  return null;
}

function resolveAggregate(call: Call, aggregate: AggregateKind, filter: Filter, resolver: Resolver): Part | null {
  const { scope, say } = resolver;
  const { args, span } = call;
  const needed = aggregate === 'count' ? 0 : 1;
  if (args.length !== needed) {
    say({ code: 'arity', name: call.name.name, least: needed, most: needed, given: args.length, ...span });
    return null;
  }
  const [arg] = args;
  if (arg === undefined) return count(filter);
  if (arg.kind !== 'reference' || arg.quoting === 'metric') {
    const metric = arg.kind === 'reference' ? arg.name : '';
    say({ code: 'metric-in-aggregate', aggregate, metric, ...arg.span });
    return null;
  }
  const column = findColumn(scope, arg.name);
  if (column === null) {
    say({ code: 'unknown-column', name: arg.name, meant: nearColumns(arg.name, scope), ...arg.span });
    return null;
  }
  const { numeric } = aggregateCatalogue[aggregate];
  if (numeric && column.kind !== 'measure') {
    say({ code: 'not-numeric', aggregate, column: column.name, kind: column.kind, ...arg.span });
    return null;
  }
  const unit = numeric ? (column.unit ?? 'number') : 'count';
  return { of: { kind: 'aggregate', of: { aggregate, column: column.id, filter } }, unit };
}

function resolveIf({ test, holds, otherwise, span }: Extract<Syntax, { kind: 'if' }>, resolver: Resolver): Part | null {
  const condition = resolveTest(test, resolver);
  const yes = resolve(holds, resolver);
  const no = resolve(otherwise, resolver);
  if (condition === null || yes === null || no === null) return null;
  const unit = combine('branch', yes, no, span, resolver);
  return unit === null ? null : { of: branch(condition, yes.of, no.of), unit };
}

interface Compare {
  readonly kind: 'compare';
  readonly op: CompareOp;
  readonly left: Resolved;
  readonly right: Resolved;
}

type Test =
  | Compare
  | { readonly kind: 'and' | 'or'; readonly left: Test; readonly right: Test }
  | { readonly kind: 'not'; readonly of: Test };

function resolveTest(test: TestSyntax, resolver: Resolver): Test | null {
  if (test.kind === 'not') {
    const of = resolveTest(test.of, resolver);
    return of === null ? null : { kind: 'not', of };
  }
  if (test.kind !== 'compare') {
    const left = resolveTest(test.left, resolver);
    const right = resolveTest(test.right, resolver);
    return left === null || right === null ? null : { kind: test.kind, left, right };
  }
  const left = resolve(test.left, resolver);
  const right = resolve(test.right, resolver);
  if (left === null || right === null) return null;
  if (combine('compare', left, right, test.span, resolver) === null) return null;
  return { kind: 'compare', op: test.op, left: left.of, right: right.of };
}

/** `if` knows one comparison; of several it is made of ifs in ifs, which say the same. */
function branch(test: Test, holds: Resolved, otherwise: Resolved): Resolved {
  switch (test.kind) {
    case 'compare': {
      const { op, left, right } = test;
      return { kind: 'if', condition: { op, left, right }, holds, otherwise };
    }
    case 'not':
      return branch(test.of, otherwise, holds);
    case 'and':
      return branch(test.left, branch(test.right, holds, otherwise), otherwise);
    case 'or':
      return branch(test.left, holds, branch(test.right, holds, otherwise));
  }
}
