import { unreachable } from '#core/base/unreachable.ts';
import type { Filter } from '#core/table/filter.ts';

/** The columns that a filter speaks of, each once, in the order of first mention. */
export function filterColumns(filter: Filter): readonly string[] {
  return [...new Set(mentions(filter))];
}

function mentions(filter: Filter): readonly string[] {
  switch (filter.kind) {
    case 'all':
      return [];
    case 'and':
    case 'or':
      return filter.of.flatMap(mentions);
    case 'not':
      return mentions(filter.of);
    case 'elapsed':
      return [filter.from, filter.to];
    case 'in':
    case 'contains':
    case 'compare':
    case 'missing':
    case 'empty':
      return [filter.column];
    default:
      return unreachable(filter);
  }
}
