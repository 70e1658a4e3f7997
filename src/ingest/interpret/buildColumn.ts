import type { Column, DimensionColumn, TextColumn } from '#core/table/table.ts';
import { makeTags } from '#core/table/tags.ts';
import { makeCodes } from '#ingest/csv/codeCells.ts';
import type { DecodedColumn, DecodedLabels, DecodedNumbers } from '#ingest/interpret/decodeColumn.ts';

/**
 * A typed column over chosen rows, in their order.
 *
 * Shapes   a dictionary holds only values that occur, the commonest first, equals in alphabetical order.
 * Cost     O(rows + distinct values).
 */
export function buildColumn(decoded: DecodedColumn, rows: Uint32Array): Column {
  switch (decoded.kind) {
    case 'dimension':
      return dimensionColumn(decoded, rows);
    case 'tags':
      return makeTags(
        decoded.tags,
        rows.map((row) => decoded.raw.codes[row] ?? 0),
      );
    case 'text':
      return textColumn(decoded, rows);
    default:
      return { kind: decoded.kind, values: numbersOf(decoded, rows) };
  }
}

/** How far each row's clock is ahead of UTC, in minutes; null where no stamp of the column says. */
export function offsetsOf(decoded: DecodedColumn, rows: Uint32Array): Float64Array | null {
  if (!('numbers' in decoded) || decoded.offsets === null) return null;
  return numbersOf({ raw: decoded.raw, numbers: decoded.offsets }, rows);
}

type Numbers = Pick<DecodedNumbers, 'raw' | 'numbers'>;

function numbersOf({ raw, numbers }: Numbers, rows: Uint32Array): Float64Array {
  const values = new Float64Array(rows.length);
  const { codes } = raw;
  for (let index = 0; index < rows.length; index++) values[index] = numbers[codes[rows[index] ?? 0] ?? 0] ?? Number.NaN;
  return values;
}

function dimensionColumn({ raw, labels }: DecodedLabels, rows: Uint32Array): DimensionColumn {
  const ids = new Map<string, number>();
  const idOfCode = Int32Array.from(labels, (label) => (label === null ? -1 : idOf(label, ids)));
  const names = [...ids.keys()];
  const counts = new Uint32Array(names.length);
  for (const row of rows) {
    const id = idOfCode[raw.codes[row] ?? 0] ?? -1;
    if (id >= 0) counts[id] = (counts[id] ?? 0) + 1;
  }
  const order = names.map((_, id) => id).filter((id) => (counts[id] ?? 0) > 0);
  order.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1));
  const codeOfId = new Uint32Array(names.length);
  order.forEach((id, index) => {
    codeOfId[id] = index + 1;
  });
  const codes = makeCodes(rows.length, order.length + 1);
  for (let index = 0; index < rows.length; index++) {
    const id = idOfCode[raw.codes[rows[index] ?? 0] ?? 0] ?? -1;
    codes[index] = id < 0 ? 0 : (codeOfId[id] ?? 0);
  }
  return { kind: 'dimension', codes, dictionary: order.map((id) => names[id] ?? '') };
}

function idOf(label: string, ids: Map<string, number>): number {
  const known = ids.get(label);
  if (known !== undefined) return known;
  ids.set(label, ids.size);
  return ids.size - 1;
}

/** Each distinct string is encoded once. */
function textColumn({ raw, labels }: DecodedLabels, rows: Uint32Array): TextColumn {
  const encoder = new TextEncoder();
  const encoded: (Uint8Array | undefined)[] = [];
  const offsets = new Uint32Array(rows.length + 1);
  for (let index = 0; index < rows.length; index++) {
    const code = raw.codes[rows[index] ?? 0] ?? 0;
    encoded[code] ??= encoder.encode(labels[code] ?? '');
    offsets[index + 1] = (offsets[index] ?? 0) + (encoded[code]?.length ?? 0);
  }
  const bytes = new Uint8Array(offsets[rows.length] ?? 0);
  for (let index = 0; index < rows.length; index++) {
    const part = encoded[raw.codes[rows[index] ?? 0] ?? 0];
    if (part !== undefined) bytes.set(part, offsets[index] ?? 0);
  }
  return { kind: 'text', offsets, bytes };
}
