import type { ChangeLedger } from '#core/contribution/ledger.ts';
import type { Carrier } from '#core/narrative/clause.ts';
import type { TreeView } from '#state/views/viewTree.ts';
import { isIdle } from './isIdle.ts';

/** The components to tell of. None where only one is in use, which says the number again. */
export function gatherComponents({ nodes }: Pick<TreeView, 'nodes'>, { lines }: ChangeLedger): readonly Carrier[] {
  const inUse = lines.filter(({ nodeId }) => {
    const shown = nodes.get(nodeId);
    return shown === undefined || !isIdle(shown);
  });
  if (inUse.length < 2) return [];
  return lines.map(({ nodeId, contribution }) => ({
    name: nodes.get(nodeId)?.metric.name ?? '',
    amount: contribution,
  }));
}
