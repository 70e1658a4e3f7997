import { everything, type Filter } from '#core/table/filter.ts';

/**
 * The same condition in one spelling: nested `and`/`or` flattened, `all` dropped, parts and values sorted and unique,
 * double `not` undone. Filters that differ only in these get the same key, and so one mask and one measure.
 */
export function canonicalFilter(filter: Filter): Filter {
  switch (filter.kind) {
    case 'and':
      return canonicalAnd(filter.of);
    case 'or':
      return canonicalOr(filter.of);
    case 'not': {
      const of = canonicalFilter(filter.of);
      return of.kind === 'not' ? of.of : { kind: 'not', of };
    }
    case 'in':
      return { kind: 'in', column: filter.column, values: uniqueBy(filter.values, (value) => JSON.stringify(value)) };
    default:
      return filter;
  }
}

/** Equal for filters with equal canonical forms, whatever the order of their object keys. */
export function filterKey(filter: Filter): string {
  return JSON.stringify(canonicalFilter(filter), sortKeys);
}

function canonicalAnd(parts: readonly Filter[]): Filter {
  const flat = parts.map(canonicalFilter).flatMap((part) => (part.kind === 'and' ? part.of : [part]));
  const of = uniqueBy(
    flat.filter((part) => part.kind !== 'all'),
    filterKey,
  );
  const [only] = of;
  if (only === undefined) return everything;
  return of.length === 1 ? only : { kind: 'and', of };
}

function canonicalOr(parts: readonly Filter[]): Filter {
  const flat = parts.map(canonicalFilter).flatMap((part) => (part.kind === 'or' ? part.of : [part]));
  if (flat.some((part) => part.kind === 'all')) return everything;
  const of = uniqueBy(flat, filterKey);
  const [only] = of;
  return only !== undefined && of.length === 1 ? only : { kind: 'or', of };
}

function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
