import { flextree } from 'd3-flextree';
import type { MeasureText } from '../shared/measure.ts';
import { type Branch, buildBranches, type Slot, slotsOf } from './arrange.ts';
import type { TreeCard } from './card.ts';
import { type CardParts, cardWidth, layoutCard } from './layoutCard.ts';
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
  /** One of several influences in a column: it hangs on the line at its left. */
  readonly stacked: boolean;
}

export interface TreeScene {
  /** Depth first, so that reading order is the order of the tree. */
  readonly cards: readonly PlacedCard[];
  readonly links: readonly TreeLink[];
  readonly bounds: Box;
}

const gapX = 16;
const subtreeGapX = 24;
const gapY = 64;
const stackGapY = 12;

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
  const parts = new Map<string, CardParts>();
  const partsOf = (branch: Branch): CardParts => {
    const known = parts.get(branch.card.id) ?? layoutCard(branch.card, measure);
    parts.set(branch.card.id, known);
    return known;
  };
  const placed = new Map<string, PlacedCard>();
  const put = (branch: Branch, x: number, y: number, stacked: boolean): void => {
    placed.set(branch.card.id, { ...describe(branch, partsOf(branch)), x: x - cardWidth / 2, y, stacked });
  };
  const levelHeights = heightsByLevel(root, partsOf);
  const stackHeight = (slot: Slot & { kind: 'stack' }): number =>
    slot.branches.reduce((sum, branch) => sum + partsOf(branch).height + stackGapY, 0);
  const tidy = flextree<Slot>({
    nodeSize: ({ data }) => [
      cardWidth,
      data.kind === 'stack' ? stackHeight(data) : (levelHeights[data.branch.level] ?? 0) + gapY,
    ],
    spacing: (left, right) => (hasChildren(left.data) || hasChildren(right.data) ? subtreeGapX : gapX),
  });
  const start: Slot = { kind: 'branch', branch: root };
  const laid = tidy(tidy.hierarchy(start, (slot) => (slot.kind === 'branch' ? slotsOf(slot.branch) : [])));
  laid.each(({ data, x, y }) => {
    if (data.kind === 'branch') return put(data.branch, x, y, false);
    let top = y;
    for (const branch of data.branches) {
      put(branch, x, top, true);
      top += partsOf(branch).height + stackGapY;
    }
  });
  const inOrder = depthFirst(root, placed);
  return {
    cards: numberSiblings(inOrder),
    links: drawLinks(inOrder),
    bounds: boundsOf(inOrder),
  };
}

const hasChildren = (slot: Slot): boolean => slot.kind === 'branch' && slot.branch.children.length > 0;

function heightsByLevel(root: Branch, partsOf: (branch: Branch) => CardParts): readonly number[] {
  const heights: number[] = [];
  const visit = (slot: Slot): void => {
    if (slot.kind === 'stack') return;
    const { level } = slot.branch;
    heights[level] = Math.max(heights[level] ?? 0, partsOf(slot.branch).height);
    for (const next of slotsOf(slot.branch)) visit(next);
  };
  visit({ kind: 'branch', branch: root });
  return heights;
}

type Described = Omit<PlacedCard, 'x' | 'y' | 'stacked'>;

function describe({ card, level, children }: Branch, parts: CardParts): Described {
  const expanded = children.length > 0 ? true : card.hiddenCount > 0 ? false : null;
  return { card, parts, level, expanded, position: 1, siblings: 1, width: cardWidth, height: parts.height };
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
