import { unreachable } from '#core/base/unreachable.ts';
import type { Filter } from '#core/table/filter.ts';
import { compareSigns, filterWords, outcomesText } from '#text/import.ts';
import type { RuleColumn } from './alternativeRules.ts';

/** A filter in words, for conditions that the editor has no form for. */
export function describeFilter(filter: Filter, columns: readonly RuleColumn[]): string {
  const name = (id: string): string => columns.find((column) => column.id === id)?.name ?? id;
  const describe = (part: Filter): string => {
    switch (part.kind) {
      case 'all':
        return filterWords.all;
      case 'and':
        return part.of.map(describe).join(` ${filterWords.and} `);
      case 'or':
        return `(${part.of.map(describe).join(` ${filterWords.or} `)})`;
      case 'not':
        return filterWords.not(describe(part.of));
      case 'in':
        return filterWords.in(
          name(part.column),
          part.values.map((value) => value ?? outcomesText.missingValue),
        );
      case 'contains':
        return filterWords.contains(name(part.column), part.text);
      case 'compare':
        return `${name(part.column)} ${compareSigns[part.op]} ${part.value}`;
      case 'elapsed':
        return filterWords.elapsed(name(part.from), name(part.to), compareSigns[part.op], part.seconds / 3600);
      case 'missing':
        return filterWords.missing(name(part.column));
      default:
        return unreachable(part);
    }
  };
  return describe(filter);
}
