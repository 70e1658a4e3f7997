import type { Diff, RecordChange } from '#core/model/doc.ts';
import { sameRecord } from '#core/model/sameRecord.ts';

/**
 * One diff that does what `first` and then `second` do. Records that end as they began drop out.
 *
 * Shapes   at most one change per record, in order of first mention.
 * Cost     O(changes × record size).
 */
export function mergeDiffs(first: Diff, second: Diff): Diff {
  const merged = new Map<string, RecordChange>();
  for (const change of [...first, ...second]) {
    const key = `${change.table}/${change.id}`;
    const earlier = merged.get(key);
    merged.set(key, earlier === undefined ? change : join(earlier, change));
  }
  return [...merged.values()].filter((change) => !sameRecord(change.before, change.after));
}

function join(earlier: RecordChange, later: RecordChange): RecordChange {
  if (earlier.table === 'workspace' && later.table === 'workspace') return { ...later, before: earlier.before };
  if (earlier.table === 'datasets' && later.table === 'datasets') return { ...later, before: earlier.before };
  if (earlier.table === 'trees' && later.table === 'trees') return { ...later, before: earlier.before };
  if (earlier.table === 'metrics' && later.table === 'metrics') return { ...later, before: earlier.before };
  if (earlier.table === 'nodes' && later.table === 'nodes') return { ...later, before: earlier.before };
  if (earlier.table === 'people' && later.table === 'people') return { ...later, before: earlier.before };
  return later;
}
