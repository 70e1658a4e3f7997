import type { Size } from '../shared/useSize.ts';
import type { Box } from './layout.ts';

/** Screen = scene × k + (x, y). */
export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export const zoomRange = [0.1, 2] as const;
/** Chrome drawn over the canvas: a crumb line above, the legend and buttons below. */
const pad = { top: 48, side: 16, bottom: 56 };

/** Shows all of the scene, no larger than life; the root's row stays near the top. */
export function fitView(bounds: Box, size: Size, atLeast: number = zoomRange[0]): View {
  if (bounds.width === 0) return { k: 1, x: size.width / 2, y: pad.top };
  const kX = (size.width - 2 * pad.side) / bounds.width;
  const kY = (size.height - pad.top - pad.bottom) / bounds.height;
  const k = Math.max(Math.min(kX, kY, 1), atLeast, zoomRange[0]);
  const fits = bounds.width * k <= size.width - 2 * pad.side + 0.5;
  const middle = fits ? bounds.x + bounds.width / 2 : 0;
  const spare = size.height - pad.top - pad.bottom - bounds.height * k;
  return { k, x: size.width / 2 - middle * k, y: pad.top + Math.max(0, Math.min(spare / 2, 40)) - bounds.y * k };
}

/** The least move that brings a card inside the window; the same view where it is inside already. */
export function revealView(view: View, card: Box, size: Size): View {
  const shift = (low: number, high: number, from: number, to: number): number =>
    low < from ? from - low : high > to ? Math.max(to - high, from - low) : 0;
  const left = card.x * view.k + view.x;
  const top = card.y * view.k + view.y;
  const dx = shift(left, left + card.width * view.k, pad.side, size.width - pad.side);
  const dy = shift(top, top + card.height * view.k, pad.side, size.height - pad.bottom);
  return dx === 0 && dy === 0 ? view : { k: view.k, x: view.x + dx, y: view.y + dy };
}

/** The part of the scene within the window, and `margin` windows around it. */
export function visibleBox(view: View, size: Size, margin: number): Box {
  const width = size.width / view.k;
  const height = size.height / view.k;
  return {
    x: -view.x / view.k - width * margin,
    y: -view.y / view.k - height * margin,
    width: width * (1 + 2 * margin),
    height: height * (1 + 2 * margin),
  };
}

export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export const contains = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
