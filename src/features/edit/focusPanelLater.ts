/**
 * Another node is about to be shown, and the button that a dialog would give the focus back to goes with the old one:
 * the panel takes it instead, once the dialog is closed.
 */
export function focusPanelLater(inside: Element): void {
  const panel = inside.closest<HTMLElement>('[role="tabpanel"]');
  requestAnimationFrame(() => panel?.focus());
}
