import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { chartText } from '#text/charts.ts';
import { withApp } from './harness/withApp.ts';
import { cardOf, openApp } from './pages/workbench.ts';

const root = 'Conversation resolution rate';
const fit = chartText.tree.fit;
const leaf = 'Other unresolved';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxOf(page: Page, metric: string): Promise<Box> {
  const box = await cardOf(page, metric).boundingBox();
  if (box === null) throw new Error(`${metric} is not drawn`);
  return box;
}

/** Where a card stands once it has stopped moving. */
async function atRest(page: Page, metric: string): Promise<Box> {
  let last = await boxOf(page, metric);
  await expect
    .poll(async () => {
      const before = last;
      last = await boxOf(page, metric);
      return last.x === before.x && last.y === before.y && last.width === before.width;
    })
    .toBe(true);
  return last;
}

/** Where an empty spot of the canvas is: below the root's card, beside its links. */
async function emptySpot(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const canvas = await page.getByRole('main').boundingBox();
  if (canvas === null) throw new Error('no canvas');
  return { x: canvas.x + 60, y: canvas.y + 130 };
}

it(
  'the canvas is dragged, zoomed by the wheel around the pointer, and fitted again',
  withApp(async ({ page }) => {
    await openApp(page);
    await page.getByRole('button', { name: fit, exact: true }).click();
    const fitted = await atRest(page, root);
    const fittedLeaf = await atRest(page, leaf);
    const spot = await emptySpot(page);

    await page.mouse.move(spot.x, spot.y);
    await page.mouse.down();
    await page.mouse.move(spot.x + 60, spot.y + 25, { steps: 5 });
    await page.mouse.move(spot.x + 120, spot.y + 50, { steps: 5 });
    await page.mouse.up();
    await expect.poll(async () => (await boxOf(page, root)).x - fitted.x).toBeCloseTo(120, 0);
    const dragged = await boxOf(page, root);
    expect(dragged.y - fitted.y).toBeCloseTo(50, 0);
    expect(dragged.width).toBeCloseTo(fitted.width, 1);
    expect((await boxOf(page, leaf)).x - fittedLeaf.x).toBeCloseTo(120, 0);

    const [x, y] = [dragged.x + dragged.width / 2, dragged.y + dragged.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, -240);
    await expect.poll(async () => (await boxOf(page, root)).width).toBeGreaterThan(dragged.width * 1.1);
    const zoomed = await atRest(page, root);
    expect(Math.abs(zoomed.x + zoomed.width / 2 - x)).toBeLessThan(3);
    expect(Math.abs(zoomed.y + zoomed.height / 2 - y)).toBeLessThan(3);
    await page.mouse.wheel(0, 480);
    await expect.poll(async () => (await boxOf(page, root)).width).toBeLessThan(dragged.width);

    await page.getByRole('button', { name: fit, exact: true }).click();
    await expect.poll(async () => Math.abs((await boxOf(page, root)).x - fitted.x)).toBeLessThan(1);
    const again = await atRest(page, root);
    expect(again.width).toBeCloseTo(fitted.width, 0);
    expect(again.y).toBeCloseTo(fitted.y, 0);
  }),
);
