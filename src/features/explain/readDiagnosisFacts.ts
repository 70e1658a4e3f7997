import type { SegmentSplit } from '#core/contribution/ledger.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId } from '#core/model/schema.ts';
import type { MetricKey } from '#core/model/templates/metricKey.ts';
import type { DiagnosisFacts, Reading } from '#core/narrative/diagnoses/diagnosis.ts';
import type { Assessment } from '#core/stats/assessChange.ts';
import { assessNode } from '#state/views/assessNode.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';

/** The numbers of a tree's metrics, with which way each went beyond its normal variation. */
export function readReadings(
  doc: Doc,
  view: TreeView,
  keyed: ReadonlyMap<MetricKey, NodeId>,
): ReadonlyMap<MetricKey, Reading> {
  const readings = new Map<MetricKey, Reading>();
  for (const [key, nodeId] of keyed) {
    const shown = view.nodes.get(nodeId);
    const reading = shown === undefined ? null : readingOf(doc, view, shown);
    if (reading !== null) readings.set(key, reading);
  }
  return readings;
}

function readingOf(doc: Doc, view: TreeView, shown: NodeView): Reading | null {
  const { metric, current, baseline, node } = shown;
  if (current.kind === 'missing') return null;
  const from = baseline?.kind === 'value' ? baseline.value : null;
  const assessment = assessNode(doc, view.frame, view.cubes, shown);
  return {
    nodeId: node.id,
    name: metric.name,
    unit: metric.unit,
    direction: metric.direction,
    value: current.value,
    baseline: from,
    moved: from === null || assessment === null ? null : movementOf(assessment, current.value - from),
  };
}

/** Where the period before and the history disagree about the way, none is given. */
function movementOf(assessment: Assessment, change: number): Reading['moved'] {
  if (assessment.verdict === 'unknown') return null;
  if (assessment.verdict === 'within') return 'steady';
  const way = assessment.method === 'proportion' ? change : assessment.level - assessment.limits.centre;
  if (change === 0 || Math.sign(way) !== Math.sign(change)) return null;
  return change > 0 ? 'up' : 'down';
}

export function readChannels(split: SegmentSplit | null): DiagnosisFacts['channels'] {
  return (split?.rows ?? []).map(({ value, n }) => ({ channel: value, n: n.current }));
}

/** Of a share by issue type: how many of it there are, and how many in all. */
export function readIssues(split: SegmentSplit | null): DiagnosisFacts['productFixes'] {
  return (split?.rows ?? []).map(({ value, n, after }) => ({
    value,
    count: Math.round((after ?? 0) * n.current),
    n: n.current,
  }));
}
