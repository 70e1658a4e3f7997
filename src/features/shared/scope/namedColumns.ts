import type { Dataset } from '#core/model/schema.ts';
import type { NamedColumn } from '#text/stepText.ts';

/** The columns of a dataset by id, as far as words need them; one that is gone is called by its id. */
export function namedColumns({ columns }: Dataset): (id: string) => NamedColumn {
  const known = new Map<string, NamedColumn>(columns.map((column) => [column.id, column]));
  return (id) => known.get(id) ?? { name: id, kind: 'dimension' };
}
