import type { NodeValue } from '#core/evaluate/value.ts';
import type { NodeId } from '#core/model/schema.ts';

export const sides = ['baseline', 'current'] as const;
export type Side = (typeof sides)[number];

/** The number at a node on one side of a comparison: of everything (`cell: null`) or of one value of a dimension. */
export type ReadNode = (nodeId: NodeId, side: Side, cell: number | null) => NodeValue;
