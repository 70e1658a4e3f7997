import { sampleStory } from '#core/sample/story.ts';
import type { Services } from '#state/services.ts';

/**
 * Where a workspace opens that nobody has looked at yet: at the root of its first tree, the sample at the two weeks
 * that its story is about.
 */
export function firstLook({ document, session }: Pick<Services, 'document' | 'session'>, isSmall: boolean): void {
  const { doc } = document.getState();
  const { treeId, selectedNodeId, period } = session.getState();
  const tree = (treeId === null ? undefined : doc.trees[treeId]) ?? Object.values(doc.trees)[0];
  if (tree === undefined) return;
  session.fix(() => {
    if (treeId === null) session.openTree(tree.id);
    if (selectedNodeId === null) {
      session.select(tree.rootId);
      // On a small screen the panel covers the tree, and the tree comes first.
      if (isSmall) session.setPanelOpen(false);
    }
    if (!doc.workspace.isSample || period.current !== null) return;
    session.setPeriod({ ...period, current: { ...sampleStory.comparison.current } });
  });
}
