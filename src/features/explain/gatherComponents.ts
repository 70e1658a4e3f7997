import type { ChangeLedger } from '#core/contribution/ledger.ts';
import type { Carrier } from '#core/narrative/clause.ts';
import type { TreeView } from '#state/views/viewTree.ts';
import { isIdle } from './isIdle.ts';

/** The components to tell of. None where all but one are idle: the one in use says the number again. */
export function gatherComponents({ nodes }: Pick<TreeView, 'nodes'>, { lines }: ChangeLedger): readonly Carrier[] {
  const inUse = lines.filter(({ nodeId }) => {
    const shown = nodes.get(nodeId);
    return shown === undefined || !isIdle(shown);
  });
  if (lines.length > 1 && inUse.length < 2) return [];
  return lines.map(({ nodeId, contribution }) => ({
    name: nodes.get(nodeId)?.metric.name ?? '',
    amount: contribution,
  }));
}
