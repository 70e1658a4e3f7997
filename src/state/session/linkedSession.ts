import type { Doc } from '#core/model/doc.ts';
import type { SegmentValues } from '#state/session/segmentValues.ts';
import type { SessionState } from '#state/session/session.ts';
import { hashToSession } from '#state/session/sessionHash.ts';

/** What a link says of this doc; nothing when it speaks of a tree of another workspace, whose periods mean nothing here. */
export function linkedSession(hash: string, doc: Doc, values: SegmentValues): Partial<SessionState> {
  const linked = hashToSession(hash, values);
  const isOfThis = linked.treeId === undefined || linked.treeId === null || doc.trees[linked.treeId] !== undefined;
  return isOfThis ? linked : {};
}
