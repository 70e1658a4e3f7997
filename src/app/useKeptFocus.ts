import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the keyboard where it was: when what was focused is gone because something else was asked for (another tab, a
 * step of a drill, another node), the place that one is at now gets the focus instead of the top of the page.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>, place: string): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    focusPlace(root.current);
    // A panel that has just become the active one is hidden for one more moment, and takes no focus.
    const frame = requestAnimationFrame(() => focusPlace(root.current));
    return () => cancelAnimationFrame(frame);
  }, [root, place]);
}

/** Only where nothing has the focus. */
function focusPlace(root: HTMLElement | null): void {
  if (document.activeElement !== document.body && document.activeElement !== null) return;
  const panel = root?.querySelector<HTMLElement>('[role=tabpanel][data-state=active]');
  const target = panel?.querySelector<HTMLElement>('[aria-current=location]') ?? panel;
  target?.focus({ preventScroll: true });
}
