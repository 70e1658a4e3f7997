import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeCells } from '#ingest/csv/codeCells.ts';

function coded(cells: readonly string[]) {
  const coder = codeCells();
  for (const cell of cells) coder.add(cell);
  return coder.finish();
}

it('gives every cell back', () => {
  const cell = fc.oneof(fc.string({ maxLength: 3 }), fc.string({ minLength: 12, maxLength: 20, unit: 'binary' }));
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 50 }), (cells) => {
      const { values, codes } = coded(cells);
      expect(Array.from(codes, (code) => values[code])).toEqual(cells);
      expect(new Set(values).size).toBe(values.length);
    }),
  );
});

it.each([
  [256, 1],
  [257, 2],
  [65_536, 2],
  [65_537, 4],
])('%i distinct values take %i bytes per cell', (distinct, bytes) => {
  const cells = Array.from({ length: distinct * 2 }, (_, index) => String(index % distinct));
  const { values, codes } = coded(cells);
  expect(codes.BYTES_PER_ELEMENT).toBe(bytes);
  expect(codes.length).toBe(cells.length);
  expect(cells.every((cell, row) => values[codes[row] ?? 0] === cell)).toBe(true);
});
