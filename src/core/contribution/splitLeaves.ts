import { err, ok, type Result } from '#core/base/result.ts';
import { sum } from '#core/base/sum.ts';
import { pathMultipliers } from '#core/contribution/contributionsTo.ts';
import { type LeafKind, leafKind } from '#core/contribution/leafKind.ts';
import type { SplitError } from '#core/contribution/ledger.ts';
import { type ReadNode, type Side, sides } from '#core/contribution/readNode.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId } from '#core/model/schema.ts';

/** A number read from data below a node, in every segment and on both sides. */
export interface SplitLeaf {
  readonly nodeId: NodeId;
  readonly kind: Exclude<LeafKind, 'none'>;
  /** Product of the multipliers from the node down; 1 where the node is the leaf. */
  readonly multiplier: number;
  /** One per segment. Of a total: the number itself; of a rate: its numerator. */
  readonly amounts: readonly BothSides[];
  /** One per segment: the denominator of a rate; the rows of a total, or its size where they are not known. */
  readonly volumes: readonly BothSides[];
}

export type BothSides = Readonly<Record<Side, number>>;

/**
 * The leaves below a node, read in every segment.
 *
 * Errors   'not-additive': the whole of a leaf is not made of its parts, or they do not add up to it.
 * Cost     O(leaves · segments).
 */
export function splitLeaves(
  doc: Doc,
  nodeId: NodeId,
  cellCount: number,
  readNode: ReadNode,
): Result<readonly SplitLeaf[], SplitError> {
  const leaves: SplitLeaf[] = [];
  for (const path of pathMultipliers(doc, nodeId, readNode)) {
    const metric = doc.metrics[doc.nodes[path.nodeId]?.metricId ?? ''];
    if (metric === undefined || metric.basis.kind === 'formula') continue;
    const kind = leafKind(metric);
    if (kind === 'none') return err({ code: 'not-additive', metricName: metric.name });
    const read = (cell: number | null): Readonly<Record<Side, Cell>> =>
      bySide((side) => (kind === 'rate' ? readRate : readTotal)(readNode(path.nodeId, side, cell)));
    const cells = Array.from({ length: cellCount }, (_, cell) => read(cell));
    const leaf = {
      nodeId: path.nodeId,
      kind,
      multiplier: path.multiplier,
      amounts: cells.map((cell) => bySide((side) => cell[side].amount)),
      volumes: cells.map((cell) => bySide((side) => cell[side].volume)),
    };
    if (!addsUp(leaf, read(null))) return err({ code: 'not-additive', metricName: metric.name });
    leaves.push(leaf);
  }
  return ok(leaves);
}

/** Whether the segments are the whole, but for the rounding of sums taken in another order. */
function addsUp({ kind, amounts, volumes }: SplitLeaf, whole: Readonly<Record<Side, Cell>>): boolean {
  return sides.every((side) => {
    const isWhole = (parts: readonly BothSides[], expected: number): boolean => {
      const size = sum(parts.map((part) => Math.abs(part[side])));
      return Math.abs(sum(parts.map((part) => part[side])) - expected) <= 1e-9 * size;
    };
    return isWhole(amounts, whole[side].amount) && (kind === 'total' || isWhole(volumes, whole[side].volume));
  });
}

interface Cell {
  readonly amount: number;
  readonly volume: number;
}

/** A segment without rows adds nothing. */
const nothing: Cell = { amount: 0, volume: 0 };

function readRate(value: NodeValue): Cell {
  if (value.kind === 'missing' || value.parts === null) return nothing;
  return { amount: value.parts.numerator, volume: value.parts.denominator };
}

function readTotal(value: NodeValue): Cell {
  return value.kind === 'missing' ? nothing : { amount: value.value, volume: value.n ?? Math.abs(value.value) };
}

export function bySide<T>(read: (side: Side) => T): Readonly<Record<Side, T>> {
  const [baseline, current] = sides;
  return { baseline: read(baseline), current: read(current) };
}
