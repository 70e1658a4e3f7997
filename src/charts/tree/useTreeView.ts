import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Size } from '../shared/useSize.ts';
import { usePanZoom } from './gesture.ts';
import type { Box, TreeScene } from './layout.ts';
import { contains, fitView, overlaps, revealView, type View, visibleBox } from './view.ts';

export interface TreeViewRefs {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly svg: RefObject<SVGSVGElement | null>;
  /** Carries the one transform. */
  readonly scene: RefObject<SVGGElement | null>;
}

export interface TreeView {
  readonly fit: () => void;
  readonly zoomBy: (factor: number) => void;
  readonly isDrawn: (box: Box) => boolean;
  /** The card keeps its place in the window through the next layout. */
  readonly anchor: (id: string) => void;
}

const cullAbove = 200;
/** On a phone a whole tree would be too small to read: begin at the root, legible. */
const legible = 0.75;

/** Where the window stands over the scene: fits, follows the selection, and says what need be drawn. */
export function useTreeView(refs: TreeViewRefs, scene: TreeScene, size: Size, selectedId: string | null): TreeView {
  const cull = scene.cards.length > cullAbove;
  const [drawn, setDrawn] = useState<Box | null>(null);
  const onView = useCallback(
    (view: View): void => {
      writeView(refs, view);
      if (!cull) return;
      const seen = visibleBox(view, size, 0);
      setDrawn((last) => (last !== null && contains(last, seen) ? last : visibleBox(view, size, 1)));
    },
    [refs, cull, size],
  );
  const { view, moved, setView, zoomBy } = usePanZoom(refs.svg, size, onView);
  const anchored = useRef<{ readonly id: string; readonly x: number; readonly y: number } | null>(null);
  const started = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a fit follows the scene's extent and the window only
  useEffect(() => {
    const held = anchored.current;
    anchored.current = null;
    const card = held === null ? undefined : scene.cards.find((placed) => placed.card.id === held.id);
    if (moved.current && held !== null && card !== undefined) {
      const { k } = view.current;
      return setView({ k, x: held.x - card.x * k, y: held.y - card.y * k }, true);
    }
    if (!moved.current) setView(fitView(scene.bounds, size, legible), started.current && held !== null);
    started.current = true;
  }, [scene.bounds.x, scene.bounds.y, scene.bounds.width, scene.bounds.height, size]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the window follows a new selection, not a new layout
  useEffect(() => {
    const card = scene.cards.find((placed) => placed.card.id === selectedId);
    if (card === undefined || !started.current) return;
    const next = revealView(view.current, card, size);
    if (next !== view.current) setView(next, true);
  }, [selectedId]);

  useLayoutEffect(() => writeView(refs, view.current), [refs, view]);

  const fit = useCallback((): void => {
    moved.current = false;
    setView(fitView(scene.bounds, size), true);
  }, [moved, setView, scene.bounds, size]);
  const anchor = useCallback(
    (id: string): void => {
      const card = scene.cards.find((placed) => placed.card.id === id);
      const { k, x, y } = view.current;
      anchored.current = card === undefined ? null : { id, x: card.x * k + x, y: card.y * k + y };
    },
    [scene.cards, view],
  );
  const isDrawn = (box: Box): boolean => !cull || drawn === null || overlaps(box, drawn);
  return { fit, zoomBy, isDrawn, anchor };
}

/** The dots move with the picture, and never closer than 14 px. */
function writeView(refs: TreeViewRefs, { k, x, y }: View): void {
  refs.scene.current?.setAttribute('transform', `translate(${x},${y}) scale(${k})`);
  const root = refs.root.current;
  if (root === null) return;
  let step = 20 * k;
  while (step < 14) step *= 2;
  root.style.backgroundSize = `${step}px ${step}px`;
  root.style.backgroundPosition = `${x}px ${y}px`;
}
