import type { Diff, Doc } from '#core/model/doc.ts';

/**
 * The doc after a diff. Tables that the diff does not name keep their identity, so that selectors can compare by `===`.
 *
 * Shapes   each change puts its `after` at its id, or removes the id where `after` is null; `before` is not checked.
 *          The workspace record is replaced, never removed.
 * Cost     O(records of the tables named).
 */
export function applyDiff(doc: Doc, diff: Diff): Doc {
  const workspaces = diff.filter((change) => change.table === 'workspace');
  return {
    workspace: workspaces.findLast((change) => change.after !== null)?.after ?? doc.workspace,
    datasets: put(
      doc.datasets,
      diff.filter((change) => change.table === 'datasets'),
    ),
    trees: put(
      doc.trees,
      diff.filter((change) => change.table === 'trees'),
    ),
    metrics: put(
      doc.metrics,
      diff.filter((change) => change.table === 'metrics'),
    ),
    nodes: put(
      doc.nodes,
      diff.filter((change) => change.table === 'nodes'),
    ),
    people: put(
      doc.people,
      diff.filter((change) => change.table === 'people'),
    ),
  };
}

type Records<T> = Readonly<Record<string, T>>;
type Put<T> = { readonly id: string; readonly after: T | null };

function put<T>(records: Records<T>, changes: readonly Put<T>[]): Records<T> {
  if (changes.length === 0) return records;
  const byId = new Map(Object.entries(records));
  for (const { id, after } of changes) {
    if (after === null) byId.delete(id);
    else byId.set(id, after);
  }
  return Object.fromEntries(byId);
}
