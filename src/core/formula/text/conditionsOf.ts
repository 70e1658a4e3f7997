import { canonicalFilter, filterKey } from '#core/plan/canonicalFilter.ts';
import type { Filter } from '#core/table/filter.ts';

/** The conditions that all have to hold, each once, however they are nested; none for all rows. */
export function conditionsOf(filter: Filter): readonly Filter[] {
  return [...new Map(flat(filter).map((one) => [filterKey(one), one])).values()];
}

function flat(filter: Filter): readonly Filter[] {
  if (filter.kind === 'and') return filter.of.flatMap(flat);
  return canonicalFilter(filter).kind === 'all' ? [] : [filter];
}
