import type { ColumnSchema } from '#core/table/table.ts';
import { tagText } from './place.ts';

export type NamedColumn = Pick<ColumnSchema, 'name' | 'kind'>;

/** One value that is held fixed: `Channel: messaging`, `Team: (missing)`, `with tag vip`, `without tag vip`. */
export function stepText(
  step: { readonly value: string | null; readonly without?: true },
  { name, kind }: NamedColumn,
): string {
  if (kind === 'tags') return tagText(step.value, step.without);
  return `${name}: ${step.value ?? '(missing)'}`;
}
