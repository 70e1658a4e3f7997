interface Named {
  readonly id: string;
  readonly name: string;
}

/** The header of a column by its id. */
export const columnName =
  (columns: readonly Named[]) =>
  (id: string): string =>
    columns.find((column) => column.id === id)?.name ?? id;
