import type { ChangeLedger, SeparatedChange } from '#core/contribution/ledger.ts';

/**
 * A change with the part of it apart that vanishes when both periods are read at the same age: conversations of the
 * younger period have had less time to be resolved.
 *
 * Shapes   `observed`: as the numbers stand; `atEqualAge`: of the same node, resolved within the same number of days.
 *          Null where either has no change. What stays is the change at equal age, by its own lines.
 * Units    those of the node; Σ lines + own = the observed change within 1e-12 relative.
 */
export function separateMaturity(observed: ChangeLedger, atEqualAge: ChangeLedger): SeparatedChange | null {
  if (observed.change === null || atEqualAge.change === null) return null;
  return {
    nodeId: observed.nodeId,
    change: observed.change,
    performance: atEqualAge.change,
    lines: atEqualAge.lines.map(({ nodeId, contribution }) => ({ nodeId, contribution })),
    own: { kind: 'maturity', contribution: observed.change - atEqualAge.change },
  };
}
