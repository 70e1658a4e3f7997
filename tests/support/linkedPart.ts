import type { SessionState } from '#state/session/session.ts';

/** The part of a session that a link and an entry of the history carry. */
export function linkedPart(session: Partial<SessionState>) {
  const { treeId: tree, selectedNodeId, period, tab, drill, causes, panelOpen } = session;
  return {
    treeId: tree ?? null,
    selectedNodeId: selectedNodeId ?? null,
    panelOpen,
    period,
    tab,
    drill,
    causes,
  };
}
