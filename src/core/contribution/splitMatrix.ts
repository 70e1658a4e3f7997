import { ok, type Result } from '#core/base/result.ts';
import { sum } from '#core/base/sum.ts';
import { leafEffects } from '#core/contribution/leafEffects.ts';
import type { MatrixCell, MatrixRow, SplitError, SplitMatrix } from '#core/contribution/ledger.ts';
import { readLeaves, type SegmentSource } from '#core/contribution/readLeaves.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId } from '#core/model/schema.ts';

/**
 * How the change of a node splits over its leaves and the values of a dimension at once: which failure, in which
 * channel. A cell is by the leaf's own numerator and denominator in the segment.
 *
 * Shapes   one row per leaf (the node itself where it is one), in the order of the tree.
 * Errors   those of `splitBySegment`.
 * Cost     O(leaves · values).
 */
export function splitMatrix(doc: Doc, nodeId: NodeId, source: SegmentSource): Result<SplitMatrix, SplitError> {
  const read = readLeaves(doc, nodeId, source);
  if (!read.ok) return read;
  const { ends, leaves, kind } = read.value;
  const rows = leaves.map((leaf): MatrixRow => {
    const { nodeId: id, kind: own, multiplier, amounts, volumes } = leaf;
    const cells = leafEffects(leaf, kind).map(({ rate, mix }, at): MatrixCell => {
      return { rate, mix, contribution: rate + mix, x: amounts[at] ?? nothing, n: volumes[at] ?? nothing };
    });
    return { nodeId: id, kind: own, multiplier, contribution: sum(cells.map((cell) => cell.contribution)), cells };
  });
  return ok({ nodeId, dimension: source.dimension, change: ends.to - ends.from, values: source.values, rows });
}

const nothing = { baseline: 0, current: 0 };
