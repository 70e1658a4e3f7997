import type { ReactNode } from 'react';

/** A stem with its roots. */
export function Logo(): ReactNode {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path
        d="M10 2v9M10 6l5-3M10 6L5 3M10 11c0 4-1 5-1 7M10 11l4 4M10 11l-4 4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </svg>
  );
}
