import type { Page } from 'playwright-core';
import { numberIn, numbersIn } from './printed.ts';
import { openTab } from './workbench.ts';

/** A line of the drill table as it is printed; shares and effects in per cent and points. */
export interface SegmentRow {
  readonly name: string;
  readonly part: number;
  readonly rate: number;
  readonly mix: number;
  /** Conversations counted in the current period. */
  readonly countAfter: number;
}

export interface SegmentTable {
  readonly rows: readonly SegmentRow[];
  readonly total: Pick<SegmentRow, 'part' | 'rate' | 'mix'>;
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
  const read = (cells: readonly string[]): SegmentRow => ({
    name: (cells[0] ?? '').trim(),
    part: numberIn(cells[at('Part')] ?? ''),
    rate: numberIn(cells[at('Rate')] ?? ''),
    mix: numberIn(cells[at('Mix')] ?? ''),
    countAfter: numbersIn(cells[at('Counted')] ?? '').at(-1) ?? Number.NaN,
  });
  const [total, ...rows] = lines.slice(1).reverse();
  return { rows: rows.reverse().map(read), total: read(total ?? []) };
}
