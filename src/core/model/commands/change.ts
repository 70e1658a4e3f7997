import type { Doc, RecordChange, RecordTypes } from '#core/model/doc.ts';
import { sameRecord } from '#core/model/sameRecord.ts';

/**
 * Changes of one record each, with `before` read from the doc.
 *
 * Shapes   `put…` of a record equal to the one there gives no change.
 */
export const putWorkspace = (doc: Doc, after: RecordTypes['workspace']): readonly RecordChange[] =>
  differs({ table: 'workspace', id: after.id, before: doc.workspace, after });

export const putDataset = (doc: Doc, after: RecordTypes['datasets']): readonly RecordChange[] =>
  differs({ table: 'datasets', id: after.id, before: doc.datasets[after.id] ?? null, after });

export const putTree = (doc: Doc, after: RecordTypes['trees']): readonly RecordChange[] =>
  differs({ table: 'trees', id: after.id, before: doc.trees[after.id] ?? null, after });

export const putMetric = (doc: Doc, after: RecordTypes['metrics']): readonly RecordChange[] =>
  differs({ table: 'metrics', id: after.id, before: doc.metrics[after.id] ?? null, after });

export const putNode = (doc: Doc, after: RecordTypes['nodes']): readonly RecordChange[] =>
  differs({ table: 'nodes', id: after.id, before: doc.nodes[after.id] ?? null, after });

export const putPerson = (doc: Doc, after: RecordTypes['people']): readonly RecordChange[] =>
  differs({ table: 'people', id: after.id, before: doc.people[after.id] ?? null, after });

export const dropDataset = (before: RecordTypes['datasets']): RecordChange => ({
  table: 'datasets',
  id: before.id,
  before,
  after: null,
});

export const dropTree = (before: RecordTypes['trees']): RecordChange => ({
  table: 'trees',
  id: before.id,
  before,
  after: null,
});

export const dropMetric = (before: RecordTypes['metrics']): RecordChange => ({
  table: 'metrics',
  id: before.id,
  before,
  after: null,
});

export const dropNode = (before: RecordTypes['nodes']): RecordChange => ({
  table: 'nodes',
  id: before.id,
  before,
  after: null,
});

function differs(change: RecordChange): readonly RecordChange[] {
  return sameRecord(change.before, change.after) ? [] : [change];
}
