import type { Page } from 'playwright-core';
import { numbersIn } from './printed.ts';
import { openTab } from './workbench.ts';

/** A line of the drill table as it is printed; shares and effects in per cent and points. */
export interface SegmentRow {
  readonly name: string;
  readonly part: number;
  readonly rate: number;
  readonly mix: number;
  /** Conversations counted in each period. */
  readonly countBefore: number;
  readonly countAfter: number;
}

export interface SegmentTable {
  readonly rows: readonly SegmentRow[];
  readonly total: Pick<SegmentRow, 'part' | 'rate' | 'mix'>;
  /** Of the whole, in per cent. */
  readonly before: number;
  readonly after: number;
  /** Conversations counted, of all segments. */
  readonly countBefore: number;
  readonly countAfter: number;
}

export async function chooseDimension(page: Page, dimension: string): Promise<void> {
  const panel = await openTab(page, 'Drill');
  await panel.getByRole('combobox', { name: 'Dimension' }).selectOption({ label: dimension });
  await panel.getByRole('table', { name: 'By segment' }).waitFor();
}

export async function drillInto(page: Page, segment: string): Promise<void> {
  const panel = page.getByRole('tabpanel', { name: 'Drill' });
  await panel.getByRole('rowheader', { name: segment }).getByRole('button').first().click();
  const path = panel.getByRole('navigation', { name: 'Where you are in the drill' });
  await path.getByRole('button', { name: segment }).waitFor();
}

/** Reads the table by the words of its head. */
export async function readSegments(page: Page): Promise<SegmentTable> {
  const table = page.getByRole('table', { name: 'By segment' });
  await table.waitFor();
  const heads = await table.getByRole('columnheader').allInnerTexts();
  const at = (name: string): number => heads.findIndex((head) => head.trim() === name);
  const lines = await Promise.all(
    (await table.getByRole('row').all()).map((row) => row.locator('th,td').allInnerTexts()),
  );
  const numberAt = (cells: readonly string[], name: string, which = 0): number =>
    numbersIn(cells[at(name)] ?? '').at(which) ?? Number.NaN;
  const read = (cells: readonly string[]): SegmentRow => ({
    name: (cells[0] ?? '').trim(),
    part: numberAt(cells, 'Part'),
    rate: numberAt(cells, 'Rate'),
    mix: numberAt(cells, 'Mix'),
    countBefore: numberAt(cells, 'Counted'),
    countAfter: numberAt(cells, 'Counted', -1),
  });
  const total = lines.at(-1) ?? [];
  const rows = lines.slice(1, -1).map(read);
  return {
    rows,
    total: read(total),
    before: numberAt(total, 'Before'),
    after: numberAt(total, 'After'),
    countBefore: rows.reduce((sum, row) => sum + row.countBefore, 0),
    countAfter: rows.reduce((sum, row) => sum + row.countAfter, 0),
  };
}
