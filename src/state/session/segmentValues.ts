import { readPath, readRecord, readSegments } from '#state/session/readValues.ts';
import type { DrillStep, Segment, SessionState } from '#state/session/session.ts';

/** The values of the data that a view is narrowed by. An address names their columns only: values stay in the browser. */
export interface SegmentValues {
  readonly path: readonly DrillStep[];
  readonly ignored: readonly Segment[];
}

export const noValues: SegmentValues = { path: [], ignored: [] };

export function segmentValuesOf({ drill, causes }: Pick<SessionState, 'drill' | 'causes'>): SegmentValues {
  return { path: drill.path, ignored: causes.ignored };
}

/** What an entry of the browser's history holds; null for anything that is not of this app. */
export function readSegmentValues(kept: unknown): SegmentValues | null {
  const { path, ignored } = readRecord(kept);
  const [steps, segments] = [readPath(path), readSegments(ignored)];
  return steps === undefined || segments === undefined ? null : { path: steps, ignored: segments };
}

export function columnsOf(segment: Segment): readonly string[] {
  return segment.map(({ column }) => column);
}
