import { ok, type Result } from '#core/base/result.ts';
import type { SegmentRow, SegmentSplit, SplitError, TagSplit } from '#core/contribution/ledger.ts';
import type { ReadNode } from '#core/contribution/readNode.ts';
import { splitBySegment } from '#core/contribution/splitBySegment.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId } from '#core/model/schema.ts';

/** Where the numbers of a split by tags come from. Cells are tags; cell null is everything, read from no tag. */
export interface TagSource {
  readonly dimension: string;
  /** Index = cell; null: tags unknown. */
  readonly values: readonly (string | null)[];
  /** Those that are split by. */
  readonly cells: readonly number[];
  /** Rows with the tag. */
  readonly readWith: ReadNode;
  /** Rows without it. */
  readonly readWithout: ReadNode;
}

/**
 * How the change of one node splits by every tag alone: the conversations with it, and all others.
 *
 * Shapes   as `TagSplit`, of those of the cells that have rows on either side.
 * Errors   as `splitBySegment`.
 * Cost     O(tags · leaves).
 */
export function splitByTag(doc: Doc, nodeId: NodeId, source: TagSource): Result<TagSplit, SplitError> {
  const { dimension, values, cells, readWith, readWithout } = source;
  const pairs = new Map<string | null, SegmentSplit>();
  const rows: SegmentRow[] = [];
  let whole: SegmentSplit | null = null;
  for (const cell of cells) {
    const value = values[cell] ?? null;
    const readNode: ReadNode = (id, side, part) =>
      part === null ? readWith(id, side, null) : (part === 0 ? readWith : readWithout)(id, side, cell);
    const split = splitBySegment(doc, nodeId, { dimension, values: [withTag, null], readNode });
    if (!split.ok) return split;
    whole ??= split.value;
    const found = split.value.rows.find((row) => row.value === withTag);
    if (found === undefined) continue;
    rows.push({ ...found, value });
    pairs.set(value, split.value);
  }
  const { kind, baseline, current, change } = whole ?? nothing;
  return ok({ nodeId, dimension, kind, baseline, current, change, rows, pairs, leftOut: values.length - cells.length });
}

const withTag = 'with';
const nothing = { kind: 'total', baseline: 0, current: 0, change: 0 } as const;
