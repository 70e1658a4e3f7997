import { round } from '../shared/round.ts';
import type { Tone } from '../shared/tone.ts';
import type { PlacedCard } from './layout.ts';

export interface TreeLink {
  /** The child's id: a card has one parent. */
  readonly id: string;
  readonly parentId: string;
  readonly path: string;
  readonly width: number;
  readonly look: Tone | 'influence';
}

const thinnest = 1.5;
const thickest = 18;

/** One line from each card's parent to it. Width is the share of the change; influences are thin and dotted. */
export function drawLinks(cards: readonly PlacedCard[]): readonly TreeLink[] {
  const byId = new Map(cards.map((placed) => [placed.card.id, placed]));
  return cards.flatMap((child) => {
    const parent = child.card.parentId === null ? undefined : byId.get(child.card.parentId);
    return parent === undefined ? [] : [link(parent, child)];
  });
}

function link(parent: PlacedCard, child: PlacedCard): TreeLink {
  const { id, role, contribution, contributionTone } = child.card;
  const ends = { id, parentId: parent.card.id, path: child.stacked ? trunk(parent, child) : curve(parent, child) };
  if (role === 'influence') return { ...ends, width: thinnest, look: 'influence' };
  const share = Math.min(1, Math.abs(contribution ?? 0));
  const look = contribution === null || contribution === 0 ? 'flat' : contributionTone;
  return { ...ends, width: round(Math.max(thinnest, share * thickest)), look };
}

function curve(parent: PlacedCard, child: PlacedCard): string {
  const fromX = round(parent.x + parent.width / 2);
  const fromY = round(parent.y + parent.height);
  const toX = round(child.x + child.width / 2);
  const toY = round(child.y);
  const middle = round((fromY + toY) / 2);
  return `M${fromX},${fromY}C${fromX},${middle} ${toX},${middle} ${toX},${toY}`;
}

/** Down from the parent to the gutter at the left of the stack, along it, and into the child's side. */
function trunk(parent: PlacedCard, child: PlacedCard): string {
  const fromX = round(parent.x + parent.width / 2);
  const fromY = round(parent.y + parent.height);
  const gutter = round(child.x - 8);
  const entry = round(child.y + Math.min(30, child.height / 2));
  const turn = round(Math.min(fromY + 40, entry - 16));
  const middle = round((fromY + turn) / 2);
  return `M${fromX},${fromY}C${fromX},${middle} ${gutter},${middle} ${gutter},${turn}L${gutter},${entry - 8}Q${gutter},${entry} ${round(child.x)},${entry}`;
}
