import { type PointerEvent, useRef, useState } from 'react';
import { type BucketRange, dragRange, type RangePart, sameRange } from './range.ts';

export type Which = 'baseline' | 'current';
export type Ranges = Readonly<Record<Which, BucketRange | null>>;

export interface RangeDrag {
  /** What to draw: the ranges as dragged so far. */
  readonly shown: Ranges;
  /** The range in hand while it is dragged. */
  readonly held: Which | null;
  /** `step` is the width of a bucket in px. */
  readonly start: (event: PointerEvent<SVGElement>, which: Which, part: RangePart, step: number) => void;
  readonly move: (event: PointerEvent<SVGElement>) => void;
  readonly end: () => void;
  readonly cancel: () => void;
  /** One bucket at a time, by keyboard. */
  readonly nudge: (which: Which, part: RangePart, by: number) => void;
}

interface Grip {
  readonly which: Which;
  readonly part: RangePart;
  readonly fromX: number;
  readonly step: number;
  readonly range: BucketRange;
}

/** Hears of a drag once, at its end, and of every key. */
export type OnRanges = (ranges: Ranges, by: 'key' | 'pointer') => void;

/** Drags the two ranges in whole buckets. */
export function useRangeDrag(ranges: Ranges, count: number, onChange: OnRanges): RangeDrag {
  const [draft, setDraft] = useState<Ranges | null>(null);
  const [held, setHeld] = useState<Which | null>(null);
  const grip = useRef<Grip | null>(null);
  const release = (): void => {
    grip.current = null;
    setHeld(null);
    setDraft(null);
  };
  return {
    shown: draft ?? ranges,
    held,
    start: (event, which, part, step) => {
      const range = ranges[which];
      if (range === null || event.button !== 0) return;
      event.currentTarget.setPointerCapture?.(event.pointerId);
      grip.current = { which, part, fromX: event.clientX, range, step };
      setHeld(which);
      setDraft(ranges);
    },
    move: (event) => {
      if (grip.current === null) return;
      const { which, part, fromX, range, step } = grip.current;
      const by = Math.round((event.clientX - fromX) / step);
      const next = dragRange(range, part, by, count);
      setDraft((last) => (last !== null && sameRange(last[which], next) ? last : { ...ranges, [which]: next }));
    },
    end: () => {
      const which = grip.current?.which;
      if (which !== undefined && draft !== null && !sameRange(draft[which], ranges[which])) onChange(draft, 'pointer');
      release();
    },
    cancel: release,
    nudge: (which, part, by) => {
      const range = ranges[which];
      if (range === null) return;
      const next = dragRange(range, part, by, count);
      if (!sameRange(next, range)) onChange({ ...ranges, [which]: next }, 'key');
    },
  };
}
