import type { KeyboardEvent } from 'react';
import type { TreeScene } from './layout.ts';
import { moveFrom, type TreeMove } from './navigate.ts';

export interface TreeKeyActions {
  readonly onGo: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onToggle: (id: string) => void;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
}

const moves: Readonly<Record<string, TreeMove>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'home',
  End: 'end',
};

/** The keys of the canvas; others pass. */
export function handleTreeKey(
  event: KeyboardEvent,
  scene: TreeScene,
  activeId: string | null,
  actions: TreeKeyActions,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey || activeId === null) return;
  const move = moves[event.key];
  if (move !== undefined) {
    const next = moveFrom(scene.cards, activeId, move);
    if (next !== null) actions.onGo(next);
  } else if (event.key === 'Enter') actions.onOpen(activeId);
  else if (event.key === ' ') actions.onToggle(activeId);
  else if (event.key === '+' || event.key === '=') actions.onZoom(1.3);
  else if (event.key === '-' || event.key === '_') actions.onZoom(1 / 1.3);
  else if (event.key === '0') actions.onFit();
  else return;
  event.preventDefault();
}
