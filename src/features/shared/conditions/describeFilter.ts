import { unreachable } from '#core/base/unreachable.ts';
import type { Filter } from '#core/table/filter.ts';
import { compareSigns, conditionText, filterWords } from '#text/conditions.ts';
import type { ConditionColumn } from './conditionColumn.ts';

type Named = Pick<ConditionColumn, 'id' | 'name' | 'valueNames'> & Partial<Pick<ConditionColumn, 'kind'>>;

/** A filter in words. */
export function describeFilter(filter: Filter, columns: readonly Named[]): string {
  const named = (id: string): Named => columns.find((column) => column.id === id) ?? { id, name: id };
  const name = (id: string): string => named(id).name;
  const values = (part: Extract<Filter, { readonly kind: 'in' }>): readonly string[] =>
    part.values.map((value) => valueName(named(part.column), value));
  const isTags = (id: string): boolean => named(id).kind === 'tags';
  const describe = (part: Filter): string => {
    switch (part.kind) {
      case 'all':
        return filterWords.all;
      case 'and':
        return part.of.map(describe).join(` ${filterWords.and} `);
      case 'or':
        return `(${part.of.map(describe).join(` ${filterWords.or} `)})`;
      case 'not':
        return describeNot(part.of);
      case 'in':
        return (isTags(part.column) ? filterWords.has : filterWords.in)(name(part.column), values(part));
      case 'contains':
        return filterWords.contains(name(part.column), part.text);
      case 'compare':
        return `${name(part.column)} ${compareSigns[part.op]} ${part.value}`;
      case 'elapsed':
        return filterWords.elapsed(name(part.from), name(part.to), compareSigns[part.op], part.seconds / 3600);
      case 'missing':
        return (isTags(part.column) ? filterWords.unknown : filterWords.missing)(name(part.column));
      case 'empty':
        return filterWords.tagless(name(part.column));
      default:
        return unreachable(part);
    }
  };
  const describeNot = (part: Filter): string => {
    if (part.kind === 'in')
      return (isTags(part.column) ? filterWords.hasNot : filterWords.notIn)(name(part.column), values(part));
    if (part.kind === 'contains') return filterWords.notContains(name(part.column), part.text);
    if (part.kind === 'missing')
      return (isTags(part.column) ? filterWords.known : filterWords.notMissing)(name(part.column));
    if (part.kind === 'empty') return filterWords.tagged(name(part.column));
    return filterWords.not(describe(part));
  };
  return describe(filter);
}

/** A value as it is called by people. */
export function valueName({ valueNames }: Pick<ConditionColumn, 'valueNames'>, value: string | null): string {
  return value === null ? conditionText.missingValue : (valueNames?.[value] ?? value);
}
