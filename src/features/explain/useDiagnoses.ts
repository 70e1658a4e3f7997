import { useMemo } from 'react';
import type { SegmentSplit } from '#core/contribution/ledger.ts';
import { evaluateTree } from '#core/evaluate/evaluateTree.ts';
import { componentsOf } from '#core/model/graph.ts';
import type { Dataset, NodeId } from '#core/model/schema.ts';
import type { MetricKey } from '#core/model/templates/metricKey.ts';
import { nodesByKey } from '#core/model/templates/nodesByKey.ts';
import { diagnose } from '#core/narrative/diagnoses/diagnose.ts';
import { type Diagnosis, diagnosedMetrics } from '#core/narrative/diagnoses/diagnosis.ts';
import type { TreeRequest } from '#core/plan/planTree.ts';
import type { ColumnRole } from '#core/table/table.ts';
import { useDocument } from '#state/react.tsx';
import { noValues } from '#state/session/segmentValues.ts';
import { narrowDoc } from '#state/views/narrowDoc.ts';
import { useSplit } from '#state/views/useSplit.ts';
import { useCubes } from '#state/views/useTreeView.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { readChannels, readIssues, readReadings } from './readDiagnosisFacts.ts';

type Keyed = ReadonlyMap<MetricKey, NodeId>;

/** The patterns that speak of a node, in the numbers of its whole tree; empty where nothing is compared. */
export function useDiagnoses(view: TreeView, shown: NodeView): readonly Diagnosis[] {
  const doc = useDocument((state) => state.doc);
  const { dataset, treeId, comparison } = view.frame;
  const keyed = useMemo(() => askedOf(nodesByKey(doc, treeId), shown.node.id), [doc, treeId, shown.node.id]);
  const readings = useMemo(() => readReadings(doc, view, keyed), [doc, view, keyed]);
  const rate = viewOf(view, keyed, 'resolution_rate');
  const fixes = viewOf(view, keyed, 'product_fix_rate');
  const channels = useRows(view, rate, shown, columnWith(dataset, 'channel'), 'diagnoses-channels');
  const issues = useRows(view, fixes, shown, columnWith(dataset, 'issue_type'), 'diagnoses-issues');
  const messaging = useMessaging(view, keyed);
  return useMemo(() => {
    if (comparison === null) return [];
    const facts = { readings, messaging, channels: readChannels(channels), productFixes: readIssues(issues) };
    return diagnose(facts).filter(({ nodeIds }) => nodeIds.includes(shown.node.id));
  }, [comparison, readings, messaging, channels, issues, shown]);
}

/** Nothing is read for a node that no diagnosis speaks of. */
function askedOf(keyed: Keyed, nodeId: NodeId): Keyed {
  const asked = diagnosedMetrics.flatMap((key): [MetricKey, NodeId][] => {
    const id = keyed.get(key);
    return id === undefined ? [] : [[key, id]];
  });
  return new Map(asked.some(([, id]) => id === nodeId) ? asked : []);
}

function viewOf(view: TreeView, keyed: Keyed, key: MetricKey): NodeView | null {
  const id = keyed.get(key);
  return id === undefined ? null : (view.nodes.get(id) ?? null);
}

function columnWith({ columns }: Dataset, role: ColumnRole): string | null {
  return columns.find((column) => column.role === role && column.kind === 'dimension')?.id ?? null;
}

/** A node by a dimension; null while it is read, where it can't be split, and where there is no such node. */
function useRows(
  view: TreeView,
  node: NodeView | null,
  shown: NodeView,
  dimension: string | null,
  slot: string,
): SegmentSplit | null {
  const state = useSplit(view, node ?? shown, node === null ? null : dimension, noValues, slot);
  if (state?.kind !== 'ready' || !state.value.ok) return null;
  return 'pairs' in state.value.value ? null : state.value.value;
}

const inMessaging: readonly MetricKey[] = [
  'resolution_rate',
  'resolution_time_median',
  'resolution_time_mean',
  'average_resolution_time',
];

/** The current numbers inside messaging, the one channel in which resolution time has a reference value. */
function useMessaging(view: TreeView, keyed: Keyed): ReadonlyMap<MetricKey, number> {
  const doc = useDocument((state) => state.doc);
  const { dataset, treeId, comparison } = view.frame;
  const channel = columnWith(dataset, 'channel');
  const narrowed = useMemo(
    () => narrowDoc(doc, treeId, channel === null ? [] : [{ column: channel, value: 'messaging' }]),
    [doc, treeId, channel],
  );
  const request = useMemo<TreeRequest | null>(() => {
    if (comparison === null || channel === null || keyed.size === 0) return null;
    const nodeIds = inMessaging.flatMap((key) => {
      const id = keyed.get(key);
      return id === undefined ? [] : [id, ...componentsOf(doc, id).map((child) => child.id)];
    });
    return { days: null, comparison, series: [], by: [], nodeIds };
  }, [doc, comparison, channel, keyed]);
  const cubes = useCubes(narrowed, request === null ? null : treeId, request, 'diagnoses-messaging');
  return useMemo(() => {
    if (request === null || comparison === null || cubes.kind !== 'ready') return new Map();
    const values = evaluateTree(narrowed, treeId, cubes.value, comparison.current, null);
    return new Map(
      inMessaging.flatMap((key): [MetricKey, number][] => {
        const id = keyed.get(key);
        const value = id === undefined ? undefined : values.get(id);
        return value?.kind === 'value' ? [[key, value.value]] : [];
      }),
    );
  }, [request, comparison, cubes, narrowed, treeId, keyed]);
}
