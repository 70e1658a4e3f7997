const mostFrames = 60;

/**
 * Another node is about to be shown, and the button that a dialog would give the focus back to goes with the old one:
 * the panel takes it instead, as soon as the dialog is closed and the panel is there. Anything focused meanwhile keeps it.
 */
export function focusPanelLater(page: Document, framesLeft = mostFrames): void {
  requestAnimationFrame(() => {
    const panel = page.querySelector<HTMLElement>('[role="tabpanel"]');
    const isFree = page.activeElement === null || page.activeElement === page.body;
    if (isFree && panel !== null && page.querySelector('dialog[open]') === null) panel.focus();
    else if (framesLeft > 0 && (isFree || page.querySelector('dialog[open]') !== null)) {
      focusPanelLater(page, framesLeft - 1);
    }
  });
}
