import type { NodeValue } from '#core/evaluate/value.ts';
import type { NodeView } from '#state/views/viewTree.ts';

/** 0 in both periods, as the share of an outcome that is not in use. */
export function isIdle({ baseline, current }: Pick<NodeView, 'baseline' | 'current'>): boolean {
  return isZero(current) && (baseline === null || isZero(baseline));
}

const isZero = (of: NodeValue): boolean => of.kind === 'value' && of.value === 0;
