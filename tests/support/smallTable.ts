import type { TypedTable } from '#core/table/table.ts';

/** Four rows with one column of each kind; `codes` is a view into a larger buffer, as an importer may leave it. */
export function smallTable(): TypedTable {
  const bytes = new TextEncoder().encode('one two');
  const base = { role: null, unit: null, distinct: 2, missing: 1, derived: false };
  return {
    rowCount: 4,
    dateColumn: 'created',
    schema: [
      { id: 'channel', name: 'Channel', kind: 'dimension', ...base },
      { id: 'wait', name: 'Wait', kind: 'measure', ...base },
      { id: 'created', name: 'Created', kind: 'time', ...base },
      { id: 'note', name: 'Note', kind: 'text', ...base },
      { id: 'tags', name: 'Tags', kind: 'tags', ...base },
    ],
    columns: [
      { kind: 'dimension', codes: new Uint8Array(1024).fill(1).subarray(8, 12), dictionary: ['chat', 'email'] },
      { kind: 'measure', values: new Float64Array([1, 2.5, Number.NaN, -0]) },
      { kind: 'time', values: new Float64Array([0, 86_400_000, 86_400_000, Number.NaN]) },
      { kind: 'text', offsets: new Uint32Array([0, 3, 3, 4, 7]), bytes },
      {
        kind: 'tags',
        codes: new Uint8Array(1024).fill(1).subarray(8, 12),
        offsets: new Uint32Array([0, 2, 2]),
        members: new Uint32Array([0, 1]),
        dictionary: ['vip', 'refund'],
      },
    ],
  };
}
