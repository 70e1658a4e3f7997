import { flextree } from 'd3-flextree';
import type { MeasureText } from '../shared/measure.ts';
import { type Branch, buildBranches, type Slot, slotsOf } from './arrange.ts';
import type { TreeCard } from './card.ts';
import { type CardParts, cardWidth, hangingWidth, layoutCard } from './layoutCard.ts';
import { drawLinks, type TreeLink } from './links.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedCard extends Box {
  readonly card: TreeCard;
  readonly parts: CardParts;
  /** Root is 1, as assistive technology counts. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  /** Null: it has no children at all. */
  readonly expanded: boolean | null;
  /** An influence in its parent's column: it hangs on the line at its left. */
  readonly hanging: boolean;
}

export interface TreeScene {
  /** Depth first, so that reading order is the order of the tree. */
  readonly cards: readonly PlacedCard[];
  readonly links: readonly TreeLink[];
  readonly bounds: Box;
}

const gapX = 10;
const subtreeGapX = 12;
const gapY = 64;
const hangingGapY = 12;
const closeGapY = 24;

/**
 * Places cards top-down: levels aligned, parents above the middle of their children, nothing overlapping.
 *
 * Shapes   cards in the order of the input, depth first; a link per card but the root.
 * Units    px of an unzoomed canvas; the root's top middle is at (0, 0).
 * Cost     O(n).
 * Source   van der Ploeg (2014), Drawing non-layered tidy trees in linear time, Softw. Pract. Exper. 44(12).
 */
export function layoutTree(cards: readonly TreeCard[], measure: MeasureText): TreeScene {
  const root = buildBranches(cards);
  if (root === null) return { cards: [], links: [], bounds: { x: 0, y: 0, width: 0, height: 0 } };
  const parts = measureParts(root, measure);
  const partsOf = (branch: Branch): CardParts => parts.get(branch) ?? layoutCard(branch.card, cardWidth, measure);
  const levelHeights = heightsByLevel(root, partsOf);
  const tidy = flextree<Slot>({
    nodeSize: ({ data }) => [
      cardWidth,
      data.kind === 'hanging' ? hangingHeight(data.branches, partsOf) : (levelHeights[data.branch.level] ?? 0) + gapY,
    ],
    spacing: (left, right) => (hasChildren(left.data) || hasChildren(right.data) ? subtreeGapX : gapX),
  });
  const start: Slot = { kind: 'branch', branch: root };
  const laid = tidy(tidy.hierarchy(start, (slot) => (slot.kind === 'branch' ? slotsOf(slot.branch) : [])));
  const placed = new Map<string, PlacedCard>();
  laid.each(({ data, x, y }) => {
    for (const card of placeSlot(data, x, y, levelHeights, partsOf)) placed.set(card.card.id, card);
  });
  const inOrder = depthFirst(root, placed);
  return {
    cards: numberSiblings(inOrder),
    links: drawLinks(inOrder),
    bounds: boundsOf(inOrder),
  };
}

type PartsOf = (branch: Branch) => CardParts;

function measureParts(root: Branch, measure: MeasureText): ReadonlyMap<Branch, CardParts> {
  const parts = new Map<Branch, CardParts>();
  visitSlots({ kind: 'branch', branch: root }, (slot) => {
    const width = slot.kind === 'hanging' ? hangingWidth : cardWidth;
    for (const branch of branchesOf(slot)) parts.set(branch, layoutCard(branch.card, width, measure));
  });
  return parts;
}

function heightsByLevel(root: Branch, partsOf: PartsOf): readonly number[] {
  const heights: number[] = [];
  visitSlots({ kind: 'branch', branch: root }, (slot) => {
    if (slot.kind === 'hanging') return;
    const { level } = slot.branch;
    heights[level] = Math.max(heights[level] ?? 0, partsOf(slot.branch).height);
  });
  return heights;
}

const hangingHeight = (branches: readonly Branch[], partsOf: PartsOf): number =>
  branches.reduce((sum, branch) => sum + partsOf(branch).height + hangingGapY, 0);

const hasChildren = (slot: Slot): boolean => slot.kind === 'branch' && slot.branch.children.length > 0;

const branchesOf = (slot: Slot): readonly Branch[] => (slot.kind === 'hanging' ? slot.branches : [slot.branch]);

function visitSlots(slot: Slot, visit: (slot: Slot) => void): void {
  visit(slot);
  if (slot.kind === 'branch') for (const next of slotsOf(slot.branch)) visitSlots(next, visit);
}

function placeSlot(
  slot: Slot,
  x: number,
  y: number,
  levelHeights: readonly number[],
  partsOf: PartsOf,
): readonly PlacedCard[] {
  const left = x - cardWidth / 2;
  if (slot.kind === 'branch') return [place(slot.branch, partsOf(slot.branch), left, y, false)];
  const slack = (levelHeights[slot.parent.level] ?? 0) - partsOf(slot.parent).height;
  let top = slot.alone ? y - slack - gapY + closeGapY : y;
  return slot.branches.map((branch) => {
    const card = place(branch, partsOf(branch), left + cardWidth - hangingWidth, top, true);
    top += card.height + hangingGapY;
    return card;
  });
}

function place(branch: Branch, parts: CardParts, x: number, y: number, hanging: boolean): PlacedCard {
  const { card, level, children } = branch;
  const expanded = children.length > 0 ? true : card.hiddenCount > 0 ? false : null;
  const { width, height } = parts;
  return { card, parts, x, y, width, height, level, expanded, hanging, position: 1, siblings: 1 };
}

function depthFirst(root: Branch, placed: ReadonlyMap<string, PlacedCard>): readonly PlacedCard[] {
  const list: PlacedCard[] = [];
  const visit = (branch: Branch): void => {
    const card = placed.get(branch.card.id);
    if (card !== undefined) list.push(card);
    for (const child of branch.children) visit(child);
  };
  visit(root);
  return list;
}

function numberSiblings(cards: readonly PlacedCard[]): readonly PlacedCard[] {
  const counts = new Map<string | null, number>();
  const positions = cards.map(({ card }) => {
    const position = (counts.get(card.parentId) ?? 0) + 1;
    counts.set(card.parentId, position);
    return position;
  });
  return cards.map((card, index) => ({
    ...card,
    position: positions[index] ?? 1,
    siblings: counts.get(card.card.parentId) ?? 1,
  }));
}

function boundsOf(cards: readonly PlacedCard[]): Box {
  const x = Math.min(...cards.map((card) => card.x));
  const y = Math.min(...cards.map((card) => card.y));
  const right = Math.max(...cards.map((card) => card.x + card.width));
  const bottom = Math.max(...cards.map((card) => card.y + card.height));
  return { x, y, width: right - x, height: bottom - y };
}
