import fc from 'fast-check';
import { expect, it } from 'vitest';
import { headersOf, headerWarnings } from '#ingest/csv/headers.ts';

it('keeps repeated headers apart, also from names that look like the repair', () => {
  expect(headersOf(['category', 'category_2', 'category', ' Category '], 4).map(({ id }) => id)).toEqual([
    'category',
    'category_2',
    'category_3',
    'category_4',
  ]);
});

it('numbers the names that repeat, so that no two are the same', () => {
  const namesOf = (cells: readonly string[]) => headersOf(cells, cells.length).map(({ name }) => name);
  expect(namesOf(['Status', 'Status', 'status', 'Status'])).toEqual(['Status', 'Status (2)', 'status', 'Status (3)']);
  expect(namesOf(['Status', 'Status', 'Status (2)'])).toEqual(['Status', 'Status (3)', 'Status (2)']);
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'a (2)', 'a (2) (2)', 'b', ''), { maxLength: 12 }), (cells) => {
      const names = namesOf(cells);
      expect(new Set(names).size).toBe(cells.length);
      cells.forEach((cell, at) => {
        if (cell !== '' && cells.indexOf(cell) === at) expect(names[at]).toBe(cell);
      });
    }),
  );
});

it('names what has no name by its position', () => {
  expect(headersOf(['a', ' '], 3)).toEqual([
    { id: 'a', name: 'a' },
    { id: 'column_2', name: 'Column 2' },
    { id: 'column_3', name: 'Column 3' },
  ]);
  expect(headersOf(null, 2).map(({ name }) => name)).toEqual(['Column 1', 'Column 2']);
});

it('leaves the id of the derived outcome free', () => {
  expect(headersOf(['Outcome', '!!!', 'Größe (m²)'], 3).map(({ id }) => id)).toEqual([
    'outcome_2',
    'column',
    'größe_m²',
  ]);
});

it('warns of repeated and empty headers, once per name', () => {
  expect(headerWarnings(['a', 'a', '', 'b', 'a'], 5)).toEqual([
    { code: 'duplicate-headers', name: 'a', count: 3 },
    { code: 'empty-header', position: 3 },
  ]);
  expect(headerWarnings(null, 2)).toEqual([]);
});
