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
    if (document.activeElement !== document.body && document.activeElement !== null) return;
    const panel = root.current?.querySelector<HTMLElement>('[role=tabpanel][data-state=active]');
    const target = panel?.querySelector<HTMLElement>('[aria-current=location]') ?? panel;
    target?.focus({ preventScroll: true });
  }, [root, place]);
}
