import { useSyncExternalStore } from 'react';

const query = '(max-width: 600px)';
const media = (): MediaQueryList | null => (typeof window.matchMedia === 'function' ? window.matchMedia(query) : null);

/** True on a phone: things to touch are drawn larger. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (notify) => {
      const list = media();
      list?.addEventListener('change', notify);
      return () => list?.removeEventListener('change', notify);
    },
    () => media()?.matches ?? false,
  );
