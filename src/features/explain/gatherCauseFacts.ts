import { contributionsTo } from '#core/contribution/contributionsTo.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId } from '#core/model/schema.ts';
import { type CauseFacts, type NodeFacts, outcomeOf } from '#core/narrative/causeFacts.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { isIdle } from './isIdle.ts';

/** What a search has found about a node, with the names of its tree and columns and what each component carries. */
export function gatherCauseFacts(
  doc: Doc,
  view: TreeView,
  shown: NodeView,
  { report, since }: Pick<CauseFacts, 'report' | 'since'>,
): CauseFacts {
  const amounts = contributionsTo(doc, shown.node.id, view.read);
  const nodes = new Map(
    [...view.nodes].map(([id, of]): [NodeId, NodeFacts] => [
      id,
      { name: of.metric.name, outcome: outcomeOf(of.metric), amount: amounts.get(id) ?? null, isIdle: isIdle(of) },
    ]),
  );
  const columns = new Map(
    view.frame.dataset.columns.map(({ id, name, role, kind }) => [id, { name, role, isTags: kind === 'tags' }]),
  );
  const lastDay = (view.frame.comparison?.current.toDay ?? view.frame.extent?.toDay ?? 1) - 1;
  return { report, since, lastDay, nodes, columns };
}
