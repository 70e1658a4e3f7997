import type { ColumnKind } from '#core/table/table.ts';

/** A column that conditions may speak of. */
export interface ConditionColumn {
  readonly id: string;
  readonly name: string;
  readonly kind: ColumnKind;
  /** With their counts, the commonest first; empty where there are too many, or none are known. */
  readonly values: readonly { readonly value: string | null; readonly count: number }[];
  /** What people call its values, where that is not what stands in the cells. */
  readonly valueNames?: Readonly<Record<string, string>>;
}
