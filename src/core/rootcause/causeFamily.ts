import type { Doc } from '#core/model/doc.ts';
import { ancestorsOf } from '#core/model/graph.ts';
import type { NodeId, TreeId } from '#core/model/schema.ts';
import { type CauseSubject, causeSubject } from '#core/rootcause/causeSubject.ts';

/** A node above that the one asked about is a part of, and what is counted of it. */
export interface FamilySubject {
  readonly nodeId: NodeId;
  readonly subject: Extract<CauseSubject, { kind: 'parts' }>;
  /** Which of the parts is asked about. */
  readonly asked: number;
}

/**
 * The highest node above that has this one as a part: ordinary drift is then learnt from the same numbers wherever the
 * search begins. Null where there is none.
 *
 * Cost     O(nodes · ancestors).
 */
export function causeFamily(doc: Doc, treeId: TreeId, nodeId: NodeId, subject: CauseSubject): FamilySubject | null {
  if (subject.kind !== 'ratio') return null;
  const families = ancestorsOf(doc, nodeId).flatMap((ancestor): readonly FamilySubject[] => {
    const above = causeSubject(rootedAt(doc, treeId, ancestor.id), treeId, ancestor.id);
    if (!above.ok || above.value.kind !== 'parts' || above.value.n.key !== subject.n.key) return [];
    const asked = above.value.parts.findIndex((part) => part.nodeId === nodeId && part.x.key === subject.x.key);
    return asked < 0 ? [] : [{ nodeId: ancestor.id, subject: above.value, asked }];
  });
  return families.at(-1) ?? null;
}

/** The same doc with a tree that begins at another node of it. */
export function rootedAt(doc: Doc, treeId: TreeId, rootId: NodeId): Doc {
  const tree = doc.trees[treeId];
  return tree === undefined ? doc : { ...doc, trees: { ...doc.trees, [treeId]: { ...tree, rootId } } };
}
