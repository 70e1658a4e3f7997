import type { Bucket } from '#core/time/buckets.ts';
import type { TreeFrame } from '#state/views/settings.ts';
import type { NodeView } from '#state/views/viewTree.ts';

/**
 * The numbers of a node in the whole buckets that are wanted, oldest first. A bucket that the data hold only a part of
 * is no example of what a bucket is like.
 */
export function bucketValues(
  { buckets }: TreeFrame,
  { series }: NodeView,
  isWanted: (bucket: Bucket) => boolean,
): readonly number[] {
  return buckets.flatMap((bucket, index) => {
    const value = series[index];
    return !bucket.partial && isWanted(bucket) && value?.kind === 'value' ? [value.value] : [];
  });
}
