import { describe, expect, it } from 'vitest';
import { guessedChoices, guessFor, readContent, unwrap } from '../importing.ts';

const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join('\n');
const repeat = (row: (index: number) => string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => row(index));
const pick = (index: number, separator: string, words: readonly string[]): string =>
  words.filter((_, word) => (index >> word) % 2 === 1).join(separator);

async function tagsOf(header: string, cell: (index: number) => string) {
  const rows = repeat((index) => `${index};"${cell(index).replaceAll('"', '""')}"`, 64);
  const { preview } = await readContent(table(`Id;${header}`, ...rows), { delimiter: ';' });
  const guess = preview.columns[1];
  if (guess === undefined) throw new Error('no column');
  return guess;
}

describe('columns of tags', () => {
  const words = ['refund', 'vip', 'late_delivery', 'bug'];

  it('are found by what stands between their values, and say why', async () => {
    for (const format of [' ', ',', ';', '|'] as const) {
      const guess = await tagsOf('Tags', (index) => pick(index, format, words));
      expect(guess.choice).toMatchObject({ kind: 'tags', role: 'tags', tagFormat: format });
      expect(guess.tags).toEqual({ format, several: 44, distinct: 4 });
    }
    const lists = await tagsOf('Labels', (index) =>
      JSON.stringify(words.filter((_, word) => (index >> word) % 2 === 1)),
    );
    expect(lists.choice).toMatchObject({ kind: 'tags', tagFormat: 'json' });
  });

  it('may hold one tag at most, or words with spaces in them', async () => {
    const one = await tagsOf('Tags', (index) => ['refund', 'vip', ''][index % 3] ?? '');
    expect([one.choice.kind, one.tags?.several]).toEqual(['tags', 0]);
    const phrases = await tagsOf(
      'Tags',
      (index) => ['Late delivery', 'Wrong item', 'Very Important Person'][index % 3] ?? '',
    );
    expect(phrases.choice).toMatchObject({ kind: 'tags', tagFormat: ',' });
  });

  it('of other names are lists with semicolons or bars that share their pieces, not sentences or names', async () => {
    const products = await tagsOf('Products', (index) => pick(index, ';', ['Card', 'Loan', 'Account', 'App']));
    expect(products.choice).toMatchObject({ kind: 'tags', role: null, tagFormat: ';' });
    const names = await tagsOf('Customer', (index) => `Smith ${index}, John`);
    expect(names.tags).toBeNull();
    const plain = await tagsOf('Region', (index) => ['North west', 'South'][index % 2] ?? '');
    expect([plain.choice.kind, plain.tags]).toEqual(['dimension', null]);
  });
});

describe('a table with tags', () => {
  it('has none where the cell is blank, unknown ones where it says so, and counts what it cannot read', async () => {
    const content = table(
      'Id,Created at,Status,Tags',
      '1,2026-01-01,open,"[""vip"",""refund""]"',
      '2,2026-01-02,open,',
      '3,2026-01-03,open,n/a',
      '4,2026-01-04,open,vip',
      '5,2026-01-05,open,"[""refund"",""refund""]"',
    );
    const { importer, preview } = await readContent(content);
    const choice = { ...guessFor(preview, 'tags').choice, kind: 'tags', tagFormat: 'json' } as const;
    const guessed = guessedChoices(preview);
    const choices = { ...guessed, nullMarkers: ['n/a'], byId: { ...guessed.byId, tags: choice } };
    const read = unwrap(await importer.interpret(choices));
    expect(read.firstRows.map((row) => row[3])).toEqual([['vip', 'refund'], [], null, null, ['refund', 'refund']]);
    expect(read.missing['tags']).toBe(2);
    expect(read.unreadable).toEqual([{ column: 'tags', count: 1, examples: ['vip'] }]);
    expect(read.ruleColumns.find(({ id }) => id === 'tags')?.values).toEqual([
      { value: null, count: 2 },
      { value: 'refund', count: 2 },
      { value: 'vip', count: 1 },
    ]);
    const when = { kind: 'in', column: 'tags', values: ['refund'] } as const;
    const rules = { rules: [{ when, outcome: 'excluded' as const }], otherwise: 'open' as const };
    expect(unwrap(await importer.tryOutcomes(rules)).counts).toMatchObject({ excluded: 2, open: 3 });
    const { table: typed } = unwrap(await importer.finish(rules));
    expect(typed.schema.find(({ id }) => id === 'tags')).toMatchObject({ kind: 'tags', distinct: 2, missing: 2 });
  });
});
