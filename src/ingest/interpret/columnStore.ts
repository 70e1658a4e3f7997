import type { Column } from '#core/table/table.ts';
import { buildColumn } from '#ingest/interpret/buildColumn.ts';
import type { InterpretedTable } from '#ingest/interpret/interpretTable.ts';

/** The typed columns of an interpreted table, each built when first asked for. */
export interface ColumnStore {
  get(id: string): Column | null;
  /** Hands every column over, in file order; the store starts empty again. */
  takeAll(): ReadonlyMap<string, Column>;
}

export function columnStore({ decoded, rows }: InterpretedTable): ColumnStore {
  const built = new Map<string, Column>();
  const get = (id: string): Column | null => {
    const known = built.get(id);
    if (known !== undefined) return known;
    const source = decoded.get(id);
    if (source === undefined) return null;
    const column = buildColumn(source, rows);
    built.set(id, column);
    return column;
  };
  return {
    get,
    takeAll() {
      const all = new Map<string, Column>();
      for (const id of decoded.keys()) {
        const column = get(id);
        if (column !== null) all.set(id, column);
      }
      built.clear();
      return all;
    },
  };
}
