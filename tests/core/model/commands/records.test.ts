import { describe, expect, it } from 'vitest';
import type { Command } from '#core/model/commands/command.ts';
import {
  dataset,
  deskDoc,
  formula,
  metric,
  metricId,
  nodeId,
  personId,
  share,
  term,
  times,
  treeId,
} from '../../../support/deskDoc.ts';
import { add, adoption, influence, one, plusSign, rebind, run } from '../../../support/runCommand.ts';

describe('names', () => {
  const rename = (name: string): Command => ({ kind: 'rename-metric', metricId: metricId('stuck'), name });

  it('MODEL-11 are trimmed, not empty and not too long', () => {
    expect(run(deskDoc(), rename('  Stuck  ')).doc.metrics['stuck']?.name).toBe('Stuck');
    expect(run(deskDoc(), rename('\t ')).error).toEqual({ code: 'bad-name', why: 'empty', limit: 200 });
    expect(run(deskDoc(), rename('x'.repeat(201))).error).toEqual({ code: 'bad-name', why: 'too-long', limit: 200 });
    expect(run(deskDoc(), rename('x'.repeat(200))).error).toBeNull();
    const empty: readonly Command[] = [
      { kind: 'rename-tree', treeId: treeId('t1'), name: '' },
      { kind: 'rename-workspace', name: ' ' },
      { kind: 'add-person', name: '' },
      { kind: 'set-owner', nodeId: nodeId('root'), owner: { kind: 'new', name: '' } },
      add('root', plusSign, ' '),
    ];
    for (const command of empty) expect(run(deskDoc(), command).error?.code).toBe('bad-name');
  });

  it('MODEL-11 mean one metric within a tree, whatever their case', () => {
    expect(run(deskDoc(), rename(' ABANDONMENT')).error).toEqual({ code: 'name-taken', name: 'ABANDONMENT' });
    expect(run(deskDoc(), rename('escalation BOTTLENECK')).doc.metrics['stuck']?.name).toBe('escalation BOTTLENECK');
    expect(run(deskDoc(), add('root', influence, 'abandonment')).error?.code).toBe('name-taken');
    expect(run(deskDoc(), { kind: 'add-person', name: 'ada' }).error).toEqual({ code: 'name-taken', name: 'ada' });
    const other = { ...metric('other', 'Elsewhere', share('open')) };
    const doc = { ...deskDoc(), metrics: { ...deskDoc().metrics, other } };
    expect(run(doc, rename('Elsewhere')).error).toBeNull();
  });

  it('MODEL-19 of trees and workspaces, with grain and denominator, change by name', () => {
    const doc = deskDoc();
    expect(run(doc, { kind: 'rename-tree', treeId: treeId('t1'), name: 'Desk' }).label).toEqual({
      code: 'rename-tree',
      from: 'Support',
      to: 'Desk',
    });
    expect(run(doc, { kind: 'rename-workspace', name: 'Mine' }).doc.workspace.name).toBe('Mine');
    expect(run(doc, { kind: 'set-grain', grain: 'day' }).doc.workspace.grain).toBe('day');
    const closed = run(doc, { kind: 'set-denominator', treeId: treeId('t1'), denominator: 'closed' });
    expect(closed.doc.trees['t1']?.denominator).toBe('closed');
    expect(run(doc, { kind: 'set-grain', grain: 'week' }).diff).toEqual([]);
  });
});

describe('rebind-metric', () => {
  it('MODEL-15 changes source, unit, direction and description together', () => {
    const { doc, label } = run(deskDoc(), rebind('abandoned', share('resolved')));
    expect(doc.metrics['abandoned']).toEqual({
      id: 'abandoned',
      name: 'Abandonment',
      basis: share('resolved'),
      unit: 'count',
      direction: 'neither',
      description: 'As rebound',
    });
    expect(label).toEqual({ code: 'rebind-metric', metricName: 'Abandonment' });
  });

  it('MODEL-25 takes the targets of its nodes away where the unit changes, in the same step', () => {
    const target = { value: 0.1, tolerance: 0.01 };
    const abandoned = Object.values(deskDoc().nodes).find((node) => node.metricId === 'abandoned');
    if (abandoned === undefined) throw new Error('the desk counts what was abandoned');
    const before = run(deskDoc(), { kind: 'set-target', nodeId: abandoned.id, target }).doc;
    const asCount = run(before, rebind('abandoned', share('resolved')));
    expect(asCount.doc.nodes[abandoned.id]?.target).toBeNull();
    expect(asCount.diff).toHaveLength(2);
    const { unit } = deskDoc().metrics['abandoned'] ?? { unit: 'share' };
    const binding = { basis: share('resolved'), unit, direction: 'higher', description: '' } as const;
    const same = run(before, { kind: 'rebind-metric', metricId: metricId('abandoned'), binding });
    expect(same.doc.nodes[abandoned.id]?.target).toEqual(target);
  });

  it('MODEL-15 takes no unknown metric and no circle', () => {
    expect(run(deskDoc(), rebind('stuck', formula(term('gone')))).error).toEqual({
      code: 'formula-unknown-metric',
      metricId: 'gone',
    });
    expect(run(deskDoc(), rebind('response', formula(times(one, term('rate'))))).error).toBeNull();
    expect(run(deskDoc(), rebind('escalated', formula(term('rate')))).error).toEqual({
      code: 'formula-cycle',
      path: ['Resolution rate', 'Escalation bottleneck', 'Escalation rate'],
    });
    expect(run(deskDoc(), rebind('stuck', formula(term('stuck')))).error?.code).toBe('formula-cycle');
  });
});

describe('owners and targets', () => {
  const own = (owner: Extract<Command, { kind: 'set-owner' }>['owner']): Command => ({
    kind: 'set-owner',
    nodeId: nodeId('root'),
    owner,
  });

  it('MODEL-16 an owner is someone known, someone new, or nobody', () => {
    const ada = run(deskDoc(), own({ kind: 'person', personId: personId('ada') }));
    expect(ada.doc.nodes['root']?.ownerId).toBe('ada');
    expect(ada.label).toEqual({ code: 'set-owner', metricName: 'Resolution rate', ownerName: 'Ada' });
    const eve = run(ada.doc, own({ kind: 'new', name: ' Eve ' }));
    expect(eve.doc.people['new-1']).toEqual({ id: 'new-1', name: 'Eve' });
    expect(eve.doc.nodes['root']?.ownerId).toBe('new-1');
    expect(run(eve.doc, own({ kind: 'new', name: 'ADA' })).doc).toEqual({ ...ada.doc, people: eve.doc.people });
    expect(run(eve.doc, own(null)).doc.nodes['root']?.ownerId).toBeNull();
    expect(run(deskDoc(), { kind: 'add-person', name: 'Bo' }).doc.people['new-1']?.name).toBe('Bo');
  });

  it('MODEL-17 a target is a finite number with a tolerance, or none', () => {
    const aim = (value: number, tolerance: number): Command => ({
      kind: 'set-target',
      nodeId: nodeId('root'),
      target: { value, tolerance },
    });
    const set = run(deskDoc(), aim(0.8, 0.02));
    expect(set.doc.nodes['root']?.target).toEqual({ value: 0.8, tolerance: 0.02 });
    for (const bad of [aim(Number.NaN, 0), aim(0.8, -0.1), aim(Number.POSITIVE_INFINITY, 0), aim(1, Number.NaN)])
      expect(run(deskDoc(), bad).error).toEqual({ code: 'bad-target' });
    const cleared = run(set.doc, { kind: 'set-target', nodeId: nodeId('root'), target: null });
    expect(cleared.doc).toEqual(deskDoc());
    expect(cleared.label).toEqual({ code: 'set-target', metricName: 'Resolution rate', cleared: true });
  });
});

describe('datasets', () => {
  it('MODEL-18 are adopted with a whole tree', () => {
    const adopted = run(deskDoc(), adoption());
    expect(Object.keys(adopted.doc.trees)).toEqual(['t1', 't2']);
    expect(adopted.doc.datasets['d2']?.contentHash).toBe('hash-2');
    expect([adopted.select, adopted.label]).toEqual(['calls', { code: 'adopt-dataset', datasetName: 'Tickets' }]);
  });

  it('MODEL-18 are not adopted with a tree that does not hold together', () => {
    const { records, ...command } = adoption();
    expect(run(deskDoc(), { ...command, records: { ...records, metrics: [] } }).error).toEqual({
      code: 'broken-records',
      problems: [{ code: 'dangling', table: 'nodes', id: 'calls', field: 'metricId', target: 'answered' }],
    });
  });

  it('MODEL-19 of a tree are replaced, and go when no tree uses them', () => {
    const replace: Command = {
      kind: 'replace-dataset-of-tree',
      treeId: treeId('t1'),
      dataset: dataset('d2', 'hash-2'),
    };
    const replaced = run(deskDoc(), replace);
    expect(replaced.doc.trees['t1']?.datasetId).toBe('d2');
    expect(Object.keys(replaced.doc.datasets)).toEqual(['d2']);
    const { records, ...command } = adoption();
    const tree = { ...records.tree, datasetId: dataset('d1', '').id };
    const shared = run(deskDoc(), { ...command, records: { ...records, tree } }).doc;
    expect(Object.keys(run(shared, { ...replace, dataset: dataset('d3', 'x') }).doc.datasets)).toEqual([
      'd1',
      'd2',
      'd3',
    ]);
  });
});
