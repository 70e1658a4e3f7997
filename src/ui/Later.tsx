import { type ReactNode, Suspense, useEffect, useState } from 'react';

export interface LaterProps {
  readonly children: ReactNode;
  /** Stands there until the children can be drawn. */
  readonly fallback?: ReactNode;
}

/** Parts whose scripts are asked for only when all around them is on screen. */
export function Later({ children, fallback = null }: LaterProps): ReactNode {
  const [isAround, setAround] = useState(false);
  useEffect(() => afterPaint(() => setAround(true)), []);
  return isAround ? <Suspense fallback={fallback}>{children}</Suspense> : fallback;
}

/** Two frames: the first is drawn when the second begins. Returns the way to call it off. */
function afterPaint(run: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(run);
  });
  return () => cancelAnimationFrame(frame);
}
