import { type ReactNode, useMemo } from 'react';
import type { WaterfallItem } from '#charts/waterfall/foldSmallest.ts';
import { WaterfallChart } from '#charts/waterfall/WaterfallChart.tsx';
import { type ChangeLedger, unattributedOf } from '#core/contribution/ledger.ts';
import { NodeId } from '#core/model/schema.ts';
import { useServices } from '#state/react.tsx';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { formatExact, formatExactChange } from '#text/exact.ts';
import { explainText } from '#text/explain.ts';
import { formatValue, toneOf } from '#text/format.ts';

export interface ChangeWaterfallProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly ledger: ChangeLedger;
}

/** What the straight line between the periods misses is no node's, and opens none. */
const restId = '';

/** From the baseline to the current value by the contributions of the nodes below; a bar opens its node. */
export function ChangeWaterfall({ view, shown, ledger }: ChangeWaterfallProps): ReactNode {
  const { session } = useServices();
  const { unit, direction, name } = shown.metric;
  const [from, to] = [ledger.baseline, ledger.current];
  const items = useMemo(() => {
    const unattributed = unattributedOf(ledger);
    const nodes = ledger.lines.map(
      (line): WaterfallItem => ({
        id: line.nodeId,
        label: view.nodes.get(line.nodeId)?.metric.name ?? '',
        value: line.contribution,
      }),
    );
    const rest = { id: restId, label: explainText.unattributed, value: unattributed };
    return unattributed === 0 ? nodes : [...nodes, rest];
  }, [ledger, view]);
  const formats = useMemo(
    () => ({
      change: (value: number) => formatExactChange(value, unit),
      tone: (value: number) => toneOf(value, direction),
      tick: (value: number) => formatValue(value, unit),
    }),
    [unit, direction],
  );
  if (from.kind === 'missing' || to.kind === 'missing') return null;
  return (
    <WaterfallChart
      label={explainText.waterfall(name, formatExact(from.value, unit), formatExact(to.value, unit))}
      baseline={{ label: explainText.baseline, value: from.value, text: formatExact(from.value, unit) }}
      current={{ label: explainText.current, value: to.value, text: formatExact(to.value, unit) }}
      items={items}
      formatChange={formats.change}
      toneOf={formats.tone}
      formatTick={formats.tick}
      isDuration={unit === 'seconds'}
      onSelect={(id) => {
        if (id !== restId) session.openNode(NodeId.parse(id));
      }}
    />
  );
}
