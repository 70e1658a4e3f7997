import type { Address } from '#state/session/followAddress.ts';

/** Browsers limit how often the address may change; then it is behind until the next change, and nothing else is lost. */
function attempt(change: () => void): void {
  try {
    change();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

export const browserAddress: Address = {
  hash: () => window.location.hash,
  kept: () => window.history.state,
  push: (hash, kept) => attempt(() => window.history.pushState(kept, '', hash)),
  replace: (hash, kept) => attempt(() => window.history.replaceState(kept, '', hash)),
  onChange(listener) {
    window.addEventListener('popstate', listener);
    return () => window.removeEventListener('popstate', listener);
  },
};
