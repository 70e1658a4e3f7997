import type { Diff, RecordChange } from '#core/model/doc.ts';

/**
 * The diff that takes a doc back: applying a diff and then its reverse is the identity.
 *
 * Cost     O(changes).
 */
export function reverseDiff(diff: Diff): Diff {
  return diff.map(reverseChange).reverse();
}

function reverseChange(change: RecordChange): RecordChange {
  switch (change.table) {
    case 'workspace':
      return { ...change, before: change.after, after: change.before };
    case 'datasets':
      return { ...change, before: change.after, after: change.before };
    case 'trees':
      return { ...change, before: change.after, after: change.before };
    case 'metrics':
      return { ...change, before: change.after, after: change.before };
    case 'nodes':
      return { ...change, before: change.after, after: change.before };
    case 'people':
      return { ...change, before: change.after, after: change.before };
  }
}
