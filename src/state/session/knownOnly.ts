import type { Doc } from '#core/model/doc.ts';
import type { SessionState } from '#state/session/session.ts';

/**
 * A session without the ids that a doc does not have: what was saved or linked may be older than the doc.
 *
 * Shapes   an unknown tree becomes the first of the doc; a node that is not in the tree is not selected.
 */
export function knownOnly(session: SessionState, doc: Doc): SessionState {
  const { treeId, selectedNodeId, collapsed, drafts } = session;
  const tree = (treeId === null ? undefined : doc.trees[treeId]) ?? Object.values(doc.trees)[0];
  const selected = selectedNodeId === null ? undefined : doc.nodes[selectedNodeId];
  const isThere = selected !== undefined && selected.treeId === tree?.id;
  return {
    ...session,
    treeId: tree?.id ?? null,
    selectedNodeId: isThere ? selectedNodeId : null,
    collapsed: new Set([...collapsed].filter((id) => doc.nodes[id] !== undefined)),
    drafts: drafts.filter(({ nodeId }) => doc.nodes[nodeId] !== undefined),
  };
}
