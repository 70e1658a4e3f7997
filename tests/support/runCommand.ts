import { applyDiff } from '#core/model/applyDiff.ts';
import type { Command } from '#core/model/commands/command.ts';
import { decide } from '#core/model/commands/decide.ts';
import type { Doc } from '#core/model/doc.ts';
import { countingEnv, dataset, metric, metricId, node, nodeId, share, treeId } from './deskDoc.ts';

export function run(doc: Doc, command: Command, env = countingEnv()) {
  const decided = decide(doc, command, env);
  return decided.ok
    ? { doc: applyDiff(doc, decided.value.diff), ...decided.value, error: null }
    : { doc, diff: [], label: null, select: undefined, error: decided.error };
}

export const one = { kind: 'number', value: 1 } as const;
export const basisOf = (doc: Doc, id: string) => doc.metrics[id]?.basis;
export const ids = (nodes: readonly { readonly id: string }[]) => nodes.map(({ id }) => id);
export const plusSign = { role: 'component', sign: '+' } as const;
export const minusSign = { role: 'component', sign: '-' } as const;
export const influence = { role: 'influence' } as const;

export function newMetric(name: string, basis = share('open')) {
  const { id: _, ...fields } = metric('none', name, basis);
  return { kind: 'new', ...fields } as const;
}

export const add = (
  parentId: string,
  as: typeof plusSign | typeof minusSign | typeof influence,
  name: string,
  basis = share('open'),
): Command => ({
  kind: 'add-node',
  place: { kind: 'child', parentId: nodeId(parentId) },
  as,
  metric: newMetric(name, basis),
});
export const addExisting = (parentId: string, as: typeof plusSign | typeof influence, id: string): Command => ({
  kind: 'add-node',
  place: { kind: 'child', parentId: nodeId(parentId) },
  as,
  metric: { kind: 'existing', metricId: metricId(id) },
});
export const move = (
  id: string,
  parentId: string,
  index: number,
  as: typeof plusSign | typeof minusSign | typeof influence,
): Command => ({
  kind: 'move-node',
  nodeId: nodeId(id),
  parentId: nodeId(parentId),
  index,
  as,
});
export const rebind = (id: string, basis: ReturnType<typeof share>): Command => ({
  kind: 'rebind-metric',
  metricId: metricId(id),
  binding: { basis, unit: 'count', direction: 'neither', description: 'As rebound' },
});

export function adoption(): Extract<Command, { kind: 'adopt-dataset' }> {
  const calls = dataset('d2', 'hash-2');
  return {
    kind: 'adopt-dataset',
    dataset: calls,
    records: {
      tree: { id: treeId('t2'), name: 'Calls', rootId: nodeId('calls'), datasetId: calls.id, denominator: 'all' },
      metrics: [metric('answered', 'Answered', share('resolved'))],
      nodes: [{ ...node('calls', null, 'answered', 0), treeId: treeId('t2') }],
    },
  };
}
