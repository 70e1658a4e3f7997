import { round } from '../shared/round.ts';
import type { Tone } from '../shared/tone.ts';
import type { Box, PlacedCard } from './layout.ts';

export interface TreeLink {
  /** The child's id: a card has one parent. */
  readonly id: string;
  readonly parentId: string;
  readonly path: string;
  /** Holds all of the line. */
  readonly box: Box;
  readonly width: number;
  readonly look: Tone | 'influence';
}

const thinnest = 1.5;
const thickest = 18;
const betweenStarts = 5;

/**
 * One line from each card's parent to it.
 *
 * Shapes   width is the share of the change; influences are thin. Lines leave a parent side by side, in order.
 * Cost     O(n).
 */
export function drawLinks(cards: readonly PlacedCard[]): readonly TreeLink[] {
  const byParent = new Map<string, PlacedCard[]>();
  for (const placed of cards) {
    const { parentId } = placed.card;
    if (parentId !== null) byParent.set(parentId, [...(byParent.get(parentId) ?? []), placed]);
  }
  return cards.flatMap((parent) => linksBelow(parent, byParent.get(parent.card.id) ?? []));
}

function linksBelow(parent: PlacedCard, children: readonly PlacedCard[]): readonly TreeLink[] {
  const standing = children.filter((child) => !child.hanging);
  const widths = standing.map(widthOf);
  const total = widths.reduce((sum, width) => sum + width + betweenStarts, -betweenStarts);
  const squeeze = Math.min(1, (parent.width - 32) / Math.max(1, total));
  let at = parent.x + parent.width / 2 - (total * squeeze) / 2;
  const curves = standing.map((child, index) => {
    const width = widths[index] ?? thinnest;
    const fromX = at + (width * squeeze) / 2;
    at += (width + betweenStarts) * squeeze;
    return describe(parent, child, curve(fromX, parent.y + parent.height, child));
  });
  const hanging = children.filter((child) => child.hanging);
  return [...curves, ...hanging.map((child) => describe(parent, child, trunk(parent, child, hanging[0] ?? child)))];
}

function describe(parent: PlacedCard, child: PlacedCard, path: string): TreeLink {
  const { id, role, contribution, contributionTone } = child.card;
  const look = contribution === null || contribution === 0 ? 'flat' : contributionTone;
  return {
    id,
    parentId: parent.card.id,
    path,
    box: around(parent, child),
    width: widthOf(child),
    look: role === 'influence' ? 'influence' : look,
  };
}

function around(parent: PlacedCard, child: PlacedCard): Box {
  const x = Math.min(parent.x, child.x) - thickest;
  const right = Math.max(parent.x + parent.width, child.x + child.width) + thickest;
  return { x, y: parent.y, width: right - x, height: child.y + child.height - parent.y };
}

function widthOf({ card }: PlacedCard): number {
  if (card.role === 'influence') return thinnest;
  return round(Math.max(thinnest, Math.min(1, Math.abs(card.contribution ?? 0)) * thickest));
}

function curve(fromX: number, fromY: number, child: PlacedCard): string {
  const toX = round(child.x + child.width / 2);
  const toY = round(child.y);
  const middle = round((fromY + toY) / 2);
  return `M${round(fromX)},${round(fromY)}C${round(fromX)},${middle} ${toX},${middle} ${toX},${toY}`;
}

/** Down the gutter at the left of the column and into the card's side; over to the gutter first where it lies aside. */
function trunk(parent: PlacedCard, child: PlacedCard, first: PlacedCard): string {
  const gutter = round(child.x - 9);
  const fromY = round(parent.y + parent.height);
  const entry = round(child.y + 22);
  const isBelow = gutter > parent.x && gutter < parent.x + parent.width;
  const start = isBelow ? `M${gutter},${fromY}` : approach(parent, gutter, fromY, round(first.y));
  return `${start}L${gutter},${round(entry - 7)}Q${gutter},${entry} ${round(child.x)},${entry}`;
}

function approach(parent: PlacedCard, gutter: number, fromY: number, toY: number): string {
  const fromX = round(parent.x + parent.width / 2);
  const middle = round((fromY + toY) / 2);
  return `M${fromX},${fromY}C${fromX},${middle} ${gutter},${middle} ${gutter},${toY}`;
}
