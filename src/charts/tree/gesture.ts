import { select } from 'd3-selection';
import { type D3ZoomEvent, type ZoomBehavior, zoom, zoomIdentity } from 'd3-zoom';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { Size } from '../shared/useSize.ts';
import { type View, zoomRange } from './view.ts';

export interface PanZoom {
  readonly view: RefObject<View>;
  /** True once the user has panned or zoomed by hand, until the next fit. */
  readonly moved: RefObject<boolean>;
  readonly setView: (view: View, animate: boolean) => void;
  readonly zoomBy: (factor: number) => void;
}

type Behaviour = ZoomBehavior<SVGSVGElement, unknown>;

/**
 * Pan and zoom by pointer, wheel, pinch or call.
 *
 * Every view passes through `onView`, which writes it to the page; React renders nothing while the picture moves.
 */
export function usePanZoom(svg: RefObject<SVGSVGElement | null>, size: Size, onView: (view: View) => void): PanZoom {
  const view = useRef<View>({ k: 1, x: 0, y: 0 });
  const moved = useRef(false);
  const frame = useRef(0);
  const behaviour = useRef<Behaviour | null>(null);
  const latest = useRef({ size, onView });
  latest.current = { size, onView };

  useEffect(() => {
    const element = svg.current;
    if (element === null) return;
    const zooming = createZoom(() => latest.current.size);
    zooming.on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
      const { k, x, y } = event.transform;
      view.current = { k, x, y };
      if (event.sourceEvent !== null) {
        moved.current = true;
        cancelAnimationFrame(frame.current);
      }
      latest.current.onView(view.current);
    });
    behaviour.current = zooming;
    const selection = select(element).call(zooming).on('dblclick.zoom', null);
    return () => {
      cancelAnimationFrame(frame.current);
      selection.on('.zoom', null);
      behaviour.current = null;
    };
  }, [svg]);

  const apply = useCallback(
    (next: View): void => {
      if (svg.current === null || behaviour.current === null) return;
      behaviour.current.transform(select(svg.current), zoomIdentity.translate(next.x, next.y).scale(next.k));
    },
    [svg],
  );
  const setView = useCallback(
    (next: View, animate: boolean): void => {
      cancelAnimationFrame(frame.current);
      const remember = (id: number): void => {
        frame.current = id;
      };
      if (!animate || prefersStill()) apply(next);
      else remember(glide(view.current, next, apply, remember));
    },
    [apply],
  );
  const zoomBy = useCallback(
    (factor: number): void => {
      const { width, height } = latest.current.size;
      moved.current = true;
      setView(zoomAbout(view.current, factor, width / 2, height / 2), true);
    },
    [setView],
  );
  return { view, moved, setView, zoomBy };
}

function createZoom(size: () => Size): Behaviour {
  return zoom<SVGSVGElement, unknown>()
    .scaleExtent([...zoomRange])
    .extent(() => [
      [0, 0],
      [size().width, size().height],
    ])
    .clickDistance(4)
    .filter(isGesture);
}

/** Main button, touch or wheel; never an event that a script made outside of any window, which d3-drag cannot hold. */
const isGesture = (event: MouseEvent): boolean =>
  event.view !== null && (event.button === 0 || event.button === undefined);

/** The same point of the window stays over the same point of the scene. */
export function zoomAbout(view: View, factor: number, atX: number, atY: number): View {
  const k = Math.min(zoomRange[1], Math.max(zoomRange[0], view.k * factor));
  return { k, x: atX - ((atX - view.x) / view.k) * k, y: atY - ((atY - view.y) / view.k) * k };
}

const glideMs = 220;

function glide(from: View, to: View, apply: (view: View) => void, onFrame: (id: number) => void): number {
  const startedAt = performance.now();
  const step = (now: number): void => {
    const share = Math.min(1, Math.max(0, (now - startedAt) / glideMs));
    const eased = 1 - (1 - share) ** 3;
    const between = (a: number, b: number): number => a + (b - a) * eased;
    apply(share === 1 ? to : { k: between(from.k, to.k), x: between(from.x, to.x), y: between(from.y, to.y) });
    if (share < 1) onFrame(requestAnimationFrame(step));
  };
  return requestAnimationFrame(step);
}

const prefersStill = (): boolean =>
  typeof window.matchMedia !== 'function' || window.matchMedia('(prefers-reduced-motion: reduce)').matches;
