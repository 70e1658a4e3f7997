import type { ReactNode } from 'react';
import { styleOf } from '../shared/styleOf.ts';
import type { StripDot, StripSignal } from './layout.ts';
import sheet from './strip.module.css';

export interface StripDotMarkProps {
  readonly dot: StripDot;
  /** Width of a bucket. */
  readonly step: number;
  readonly isRead: boolean;
}

const c = styleOf(sheet);

/** A bucket's value: a dot, hollow while immature; a diamond outside its normal variation, a triangle in a run. */
export function StripDotMark({ dot, step, isRead }: StripDotMarkProps): ReactNode {
  const { look, side, tone, x, y } = dot;
  const size = Math.max(0.6, Math.min(1, step / 14));
  const more = isRead ? 1.4 : 0;
  const given = { className: c('dot'), 'data-look': look, 'data-tone': tone };
  if (look === 'usual' || look === 'immature') {
    return <circle {...given} cx={x} cy={y} r={(look === 'usual' ? 2.2 : 3.4) * size + more} />;
  }
  return <path {...given} d={signalPath(look, side, x, y, (look === 'outside' ? 5.4 : 4.2) * size + more)} />;
}

/** A diamond, or a triangle that points to its side. */
export function signalPath(
  look: StripSignal['look'],
  side: StripSignal['side'],
  x: number,
  y: number,
  r: number,
): string {
  if (look === 'outside') return `M${x - r},${y}L${x},${y - r}L${x + r},${y}L${x},${y + r}Z`;
  const tip = side === 'above' ? -r : r;
  return `M${x - r},${y - tip * 0.7}L${x},${y + tip}L${x + r},${y - tip * 0.7}Z`;
}
