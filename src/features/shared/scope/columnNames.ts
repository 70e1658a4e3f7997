import type { Dataset } from '#core/model/schema.ts';

/** What the columns of a dataset are called in its file, by id. */
export function columnNames({ columns }: Dataset): (id: string) => string {
  const names = new Map(columns.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
