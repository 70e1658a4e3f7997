import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricsOf } from '#core/formula/metricsOf.ts';
import { applyDiff } from '#core/model/applyDiff.ts';
import type { Command } from '#core/model/commands/command.ts';
import { decide } from '#core/model/commands/decide.ts';
import { childrenOf, componentsOf } from '#core/model/graph.ts';
import type { MetricId } from '#core/model/schema.ts';
import { formulaMetrics, validateDoc } from '#core/model/validateDoc.ts';
import {
  countingEnv,
  dataset,
  deskDoc,
  formula,
  metricId,
  minus,
  nodeId,
  personId,
  plus,
  share,
  term,
  treeId,
} from '../../../support/deskDoc.ts';
import { commandFrom, commandSeed } from '../../../support/randomCommands.ts';
import {
  add,
  addExisting,
  adoption,
  basisOf,
  ids,
  influence,
  minusSign,
  move,
  newMetric,
  one,
  plusSign,
  rebind,
  run,
} from '../../../support/runCommand.ts';

describe('commands', () => {
  it('MODEL-8 any run of commands keeps a sound doc sound', () => {
    fc.assert(
      fc.property(fc.array(commandSeed, { maxLength: 40 }), (seeds) => {
        const env = countingEnv();
        let doc = deskDoc();
        for (const seed of seeds) {
          const command = commandFrom(doc, seed);
          const decided = command === null ? null : decide(doc, command, env);
          if (!decided?.ok) continue;
          for (const change of decided.value.diff) {
            const there = change.table === 'workspace' ? doc.workspace : (doc[change.table][change.id] ?? null);
            expect(change.before).toEqual(there);
          }
          doc = applyDiff(doc, decided.value.diff);
          expect(validateDoc(doc)).toEqual([]);
          const { select } = decided.value;
          if (select) expect(doc.nodes[select]).toBeDefined();
        }
      }),
      { numRuns: 300 },
    );
  });

  it('MODEL-8 says what is not there', () => {
    const unknown = { nodeId: nodeId('gone'), metricId: metricId('gone'), treeId: treeId('gone') };
    const commands: readonly Command[] = [
      add('gone', plusSign, 'New'),
      addExisting('root', plusSign, 'gone'),
      {
        kind: 'add-node',
        place: { kind: 'sibling', siblingId: nodeId('gone') },
        as: influence,
        metric: newMetric('New'),
      },
      { kind: 'remove-node', ...unknown },
      { kind: 'rename-metric', ...unknown, name: 'New' },
      { kind: 'set-owner', ...unknown, owner: null },
      { kind: 'set-owner', nodeId: nodeId('root'), owner: { kind: 'person', personId: personId('gone') } },
      { kind: 'set-target', ...unknown, target: null },
      { kind: 'set-denominator', ...unknown, denominator: 'all' },
      { kind: 'rename-tree', ...unknown, name: 'New' },
      { kind: 'remove-tree', ...unknown },
      { kind: 'replace-dataset-of-tree', ...unknown, dataset: dataset('d2', 'x') },
      move('gone', 'root', 0, plusSign),
      move('n-stuck', 'gone', 0, plusSign),
      rebind('gone', share('open')),
    ];
    const tables = commands.map((command) => {
      const { error } = run(deskDoc(), command);
      return error?.code === 'not-found' ? error.table : error?.code;
    });
    expect(tables.join(' ')).toBe(
      'nodes metrics nodes nodes metrics nodes people nodes trees trees trees trees nodes nodes metrics',
    );
  });
});

describe('add-node', () => {
  it('MODEL-9 puts the term of a component into the formula with its sign', () => {
    const added = run(deskDoc(), add('root', minusSign, ' Product fix '));
    expect(added.label).toEqual({ code: 'add-node', metricName: 'Product fix', parentName: 'Resolution rate' });
    const [child] = componentsOf(added.doc, nodeId('root')).slice(-1);
    expect(added.select).toBe(child?.id);
    expect(added.doc.metrics[child?.metricId ?? '']?.name).toBe('Product fix');
    expect(basisOf(added.doc, 'rate')).toEqual(
      formula(minus(one, plus(plus(term('abandoned'), term('stuck')), term(child?.metricId ?? '')))),
    );
  });

  it('MODEL-9 gives an unbound parent the term as its formula', () => {
    const doc = run(deskDoc(), rebind('response', { kind: 'unbound', needs: ['csat'] })).doc;
    const less = run(doc, add('n-response', minusSign, 'New')).doc;
    const [child] = childrenOf(less, nodeId('n-response'));
    expect(basisOf(less, 'response')).toEqual(formula({ kind: 'negate', of: term(child?.metricId ?? '') }));
    const more = run(doc, add('n-response', plusSign, 'New')).doc;
    expect(formulaMetrics(more.metrics['response'])).toEqual([childrenOf(more, nodeId('n-response'))[0]?.metricId]);
  });

  it('MODEL-9 leaves every formula alone for an influence, and one that has the term already', () => {
    const doc = deskDoc();
    expect(basisOf(run(doc, add('root', influence, 'New')).doc, 'rate')).toEqual(basisOf(doc, 'rate'));
    const early = run(
      doc,
      rebind('rate', formula(minus(one, plus(term('abandoned'), plus(term('stuck'), term('response')))))),
    ).doc;
    const added = run(early, addExisting('root', plusSign, 'response'));
    expect(basisOf(added.doc, 'rate')).toEqual(basisOf(early, 'rate'));
    expect(ids(childrenOf(added.doc, nodeId('root')))).toEqual(['n-abandoned', 'n-stuck', 'new-1']);
  });

  it('MODEL-10 adds nothing into a measured, shared or circular formula', () => {
    const doc = deskDoc();
    expect(run(doc, add('n-abandoned', plusSign, 'New')).error).toEqual({
      code: 'parent-measured',
      parentName: 'Abandonment',
    });
    expect(run(doc, addExisting('n-stuck', plusSign, 'rate')).error).toEqual({
      code: 'formula-cycle',
      path: ['Resolution rate', 'Escalation bottleneck'],
    });
    expect(run(doc, addExisting('n-stuck', plusSign, 'stuck')).error).toMatchObject({ code: 'formula-cycle' });
    const circular = add('n-stuck', plusSign, 'New', formula(term('rate')));
    expect(run(doc, circular).error).toMatchObject({
      code: 'formula-cycle',
      path: ['New', 'Resolution rate', 'Escalation bottleneck'],
    });
    const unknown = add('root', influence, 'New', formula(term('gone')));
    expect(run(doc, unknown).error).toEqual({ code: 'formula-unknown-metric', metricId: 'gone' });
    const shared = run(doc, addExisting('n-abandoned', influence, 'stuck')).doc;
    const expected = { code: 'formula-shared', formulaOf: 'Escalation bottleneck', nodeCount: 2 };
    expect(run(shared, add('n-stuck', plusSign, 'New')).error).toEqual(expected);
    expect(run(doc, addExisting('root', influence, 'abandoned')).error).toMatchObject({ code: 'already-a-child' });
  });

  it('MODEL-13 stands right after a sibling, and the root has none', () => {
    const beside = (id: string): Command => ({
      kind: 'add-node',
      place: { kind: 'sibling', siblingId: nodeId(id) },
      as: influence,
      metric: newMetric('New'),
    });
    const { doc } = run(deskDoc(), beside('n-abandoned'));
    expect(ids(childrenOf(doc, nodeId('root')))).toEqual(['n-abandoned', 'new-2', 'n-stuck']);
    expect(run(deskDoc(), beside('root')).error).toMatchObject({ code: 'root-stays', verb: 'add-sibling' });
  });
});

describe('remove-node', () => {
  const remove = (id: string): Command => ({ kind: 'remove-node', nodeId: nodeId(id) });

  it('MODEL-12 takes the subtree, the term, and metrics that nothing uses', () => {
    const removed = run(deskDoc(), remove('n-abandoned'));
    expect(Object.keys(removed.doc.nodes)).toEqual(['root', 'n-stuck', 'n-escalated', 'n-unsolved']);
    expect(Object.keys(removed.doc.metrics)).toEqual(['rate', 'stuck', 'escalated', 'unsolved']);
    expect(basisOf(removed.doc, 'rate')).toEqual(formula(minus(one, term('stuck'))));
    expect(removed.label).toEqual({ code: 'remove-node', metricName: 'Abandonment', nodeCount: 2 });
    expect(removed.select).toBe('root');
  });

  it('MODEL-12 keeps a metric that another node or formula uses', () => {
    const doc = run(deskDoc(), addExisting('root', influence, 'response')).doc;
    expect(run(doc, remove('n-response')).doc.metrics['response']).toBeDefined();
    const spoken = run(deskDoc(), rebind('stuck', formula(plus(term('escalated'), term('response'))))).doc;
    expect(run(spoken, remove('n-response')).doc.metrics['response']).toBeDefined();
  });

  it('MODEL-12 leaves a parent unbound when it loses its only term', () => {
    const doc = run(deskDoc(), rebind('stuck', formula({ kind: 'negate', of: term('escalated') }))).doc;
    expect(basisOf(run(doc, remove('n-escalated')).doc, 'stuck')).toEqual({ kind: 'unbound', needs: [] });
  });

  it('MODEL-12 does not take a factor out', () => {
    expect(run(deskDoc(), remove('n-escalated')).error).toEqual({
      code: 'formula-not-additive',
      formulaOf: 'Escalation bottleneck',
      term: 'Escalation rate',
    });
    const shared = run(deskDoc(), addExisting('n-abandoned', influence, 'stuck')).doc;
    expect(run(shared, remove('n-unsolved')).error?.code).toBe('formula-shared');
  });

  it('MODEL-13 never takes the root', () => {
    const error = { code: 'root-stays', metricName: 'Resolution rate', verb: 'remove' };
    expect(run(deskDoc(), remove('root')).error).toEqual(error);
  });

  it('MODEL-12 takes a whole tree with its metrics and dataset', () => {
    const removed = run(deskDoc(), { kind: 'remove-tree', treeId: treeId('t1') });
    expect(removed.doc).toEqual({ ...deskDoc(), trees: {}, nodes: {}, metrics: {}, datasets: {} });
    expect([removed.select, removed.label]).toEqual([null, { code: 'remove-tree', treeName: 'Support' }]);
  });
});

describe('move-node', () => {
  it('MODEL-14 moves among siblings without touching a formula', () => {
    const moved = run(deskDoc(), move('n-stuck', 'root', 0, minusSign));
    expect(ids(childrenOf(moved.doc, nodeId('root')))).toEqual(['n-stuck', 'n-abandoned']);
    expect(moved.diff).toHaveLength(1);
    expect(moved.label).toEqual({ code: 'reorder-node', metricName: 'Escalation bottleneck' });
    expect(run(moved.doc, move('n-stuck', 'root', 99, minusSign)).doc.nodes['n-stuck']?.order).toBe(1);
  });

  it('MODEL-14 keeps order however often it moves in between', () => {
    const env = countingEnv();
    let doc = ['Third', 'Fourth'].reduce((at, name) => run(at, add('root', influence, name), env).doc, deskDoc());
    for (let i = 0; i < 200; i++) {
      const last = childrenOf(doc, nodeId('root')).at(-1)?.id ?? '';
      doc = run(doc, move(last, 'root', 2, influence)).doc;
      expect(childrenOf(doc, nodeId('root'))[2]?.id).toBe(last);
    }
    expect(new Set(childrenOf(doc, nodeId('root')).map(({ order }) => order)).size).toBe(4);
  });

  it('MODEL-14 takes the term from the old formula into the new one', () => {
    const open = run(deskDoc(), rebind('stuck', formula(plus(term('escalated'), term('unsolved'))))).doc;
    const moved = run(open, move('n-unsolved', 'root', 0, minusSign));
    expect(basisOf(moved.doc, 'stuck')).toEqual(formula(term('escalated')));
    expect(metricsOf(term('unsolved'))).toEqual(['unsolved']);
    expect(formulaMetrics(moved.doc.metrics['rate'])).toEqual(['abandoned', 'stuck', 'unsolved']);
    expect(moved.label).toMatchObject({ code: 'move-node', parentName: 'Resolution rate' });
    const aside = run(open, move('n-unsolved', 'root', 0, influence));
    expect(basisOf(aside.doc, 'rate')).toEqual(basisOf(open, 'rate'));
    expect(aside.doc.nodes['n-unsolved']?.role).toBe('influence');
    const up = run(deskDoc(), move('n-response', 'root', 2, plusSign));
    expect(basisOf(up.doc, 'rate')).toEqual(
      formula(plus(minus(one, plus(term('abandoned'), term('stuck'))), term('response'))),
    );
  });

  it('MODEL-14 never moves below itself, to another tree, or beside its twin', () => {
    expect(run(deskDoc(), move('n-abandoned', 'n-response', 0, influence)).error).toEqual({
      code: 'below-itself',
      path: ['Abandonment', 'First response time'],
    });
    expect(run(deskDoc(), move('n-stuck', 'n-stuck', 0, influence)).error?.code).toBe('below-itself');
    expect(run(deskDoc(), move('n-escalated', 'root', 0, minusSign)).error?.code).toBe('formula-not-additive');
    expect(run(deskDoc(), move('n-response', 'n-abandoned', 0, influence)).error).toBeNull();
    expect(run(deskDoc(), move('n-stuck', 'n-response', 0, plusSign)).error?.code).toBe('parent-measured');
    const twin = run(deskDoc(), addExisting('root', influence, 'response')).doc;
    expect(run(twin, move('n-response', 'root', 0, influence)).error?.code).toBe('already-a-child');
    const two = run(deskDoc(), adoption()).doc;
    expect(run(two, move('n-stuck', 'calls', 0, influence)).error?.code).toBe('other-tree');
  });

  it('MODEL-13 never moves the root', () => {
    const error = { code: 'root-stays', metricName: 'Resolution rate', verb: 'move' };
    expect(run(deskDoc(), move('root', 'n-stuck', 0, plusSign)).error).toEqual(error);
  });
});

describe('paths of formulas', () => {
  it('MODEL-10 are found through every metric in between', () => {
    const seen: readonly MetricId[] = formulaMetrics(deskDoc().metrics['rate']);
    expect(seen).toEqual(['abandoned', 'stuck']);
    expect(formulaMetrics(deskDoc().metrics['abandoned'])).toEqual([]);
    expect(formulaMetrics(undefined)).toEqual([]);
  });
});
