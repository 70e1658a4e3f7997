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
