import { scaleSqrt } from 'd3-scale';

export interface MatrixInput {
  /** Row by row, one number per column; they all sum to the whole. */
  readonly values: readonly (readonly number[])[];
  readonly mostColumns: number;
}

export interface MatrixScene {
  readonly columns: readonly SceneColumn[];
  /** Row by row, in the order of `columns`. */
  readonly cells: readonly (readonly SceneCell[])[];
  readonly rowTotals: readonly number[];
  readonly total: number;
}

export interface SceneColumn {
  /** Indexes into the input's columns; more than one where small ones are taken together. */
  readonly of: readonly number[];
  readonly total: number;
}

export interface SceneCell {
  readonly value: number;
  /** 0 to 1: how strongly it is coloured. */
  readonly strength: number;
}

/**
 * A heat table: the columns that hold most first, the small ones together last; those that hold nothing are left out.
 *
 * Shapes   rows keep their order. Totals are sums of the values, so that rows, columns and the whole agree.
 */
export function layoutMatrix({ values, mostColumns }: MatrixInput): MatrixScene {
  const count = Math.max(0, ...values.map((row) => row.length));
  const weightOf = (column: number): number => values.reduce((sum, row) => sum + Math.abs(row[column] ?? 0), 0);
  const order = Array.from({ length: count }, (_, column) => column)
    .filter((column) => weightOf(column) > 0)
    .sort((a, b) => weightOf(b) - weightOf(a) || a - b);
  const kept = order.length > mostColumns ? order.slice(0, mostColumns - 1) : order;
  const rest = order.slice(kept.length);
  const groups = [...kept.map((column) => [column]), ...(rest.length > 0 ? [rest] : [])];
  const sums = values.map((row) => groups.map((group) => group.reduce((sum, column) => sum + (row[column] ?? 0), 0)));
  const most = Math.max(0, ...sums.flat().map(Math.abs));
  const strength = scaleSqrt([0, most > 0 ? most : 1], [0, 1]);
  return {
    columns: groups.map((of, at) => ({ of, total: sums.reduce((sum, row) => sum + (row[at] ?? 0), 0) })),
    cells: sums.map((row) =>
      row.map((value) => ({ value, strength: Math.round(strength(Math.abs(value)) * 100) / 100 })),
    ),
    rowTotals: sums.map((row) => row.reduce((sum, value) => sum + value, 0)),
    total: sums.flat().reduce((sum, value) => sum + value, 0),
  };
}
