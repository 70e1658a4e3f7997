import type { Address } from '#state/session/followAddress.ts';

export const browserAddress: Address = {
  hash: () => window.location.hash,
  replaceHash: (hash) => window.history.replaceState(window.history.state, '', hash),
  onChange(listener) {
    window.addEventListener('hashchange', listener);
    return () => window.removeEventListener('hashchange', listener);
  },
};
