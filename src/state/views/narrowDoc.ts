import type { Doc } from '#core/model/doc.ts';
import type { TreeId } from '#core/model/schema.ts';
import type { Filter } from '#core/table/filter.ts';
import type { DrillStep, Segment } from '#state/session/session.ts';

/**
 * The doc with a whole tree narrowed to a segment, and without the rows of others, for looking only: the root's segment
 * narrows all below it. The same doc when there is nothing to narrow.
 */
export function narrowDoc(doc: Doc, treeId: TreeId, path: Segment, without: readonly Segment[] = []): Doc {
  const rootId = doc.trees[treeId]?.rootId;
  const root = rootId === undefined ? undefined : doc.nodes[rootId];
  if (root === undefined || (path.length === 0 && without.length === 0)) return doc;
  const own: readonly Filter[] = root.segment === null ? [] : [root.segment];
  const others = without.map((segment): Filter => ({ kind: 'not', of: { kind: 'and', of: segment.map(stepFilter) } }));
  const segment: Filter = { kind: 'and', of: [...own, ...path.map(stepFilter), ...others] };
  return { ...doc, nodes: { ...doc.nodes, [root.id]: { ...root, segment } } };
}

function stepFilter({ column, value, without }: DrillStep): Filter {
  const has: Filter = { kind: 'in', column, values: [value] };
  return without === true ? { kind: 'not', of: has } : has;
}
