import { describe, expect, it } from 'vitest';
import { evaluateTree } from '#core/evaluate/evaluateTree.ts';
import type { Basis, DenominatorPolicy } from '#core/model/schema.ts';
import { everything } from '#core/table/filter.ts';
import { msPerDay } from '#core/table/table.ts';
import {
  aggregate,
  caseDataset,
  cubesFor,
  docWith,
  isIn,
  ratio,
  reads,
  request,
  root,
} from '../../support/boundDoc.ts';
import { metric, nodeId, share, treeId } from '../../support/deskDoc.ts';

/** 3 resolved, 2 open, 1 excluded. */
const rows = ['resolved', 'resolved', 'resolved', 'open', 'open', 'excluded'].map((outcome, index) => ({
  at: index * msPerDay,
  outcome,
  channel: 'chat',
  agent: 'a',
  wait: 10,
}));

async function numberOf(basis: Basis, denominator: DenominatorPolicy, withOutcomes = true): Promise<number | string> {
  const dataset = caseDataset(rows, withOutcomes);
  const doc = docWith({ dataset, metrics: [metric('m', 'M', basis)], nodes: [root('m')], denominator });
  const cubes = await cubesFor(doc, rows, request());
  const value = evaluateTree(doc, treeId('t1'), cubes, { fromDay: 0, toDay: 6 }, null).get(nodeId('root'));
  return value?.kind === 'value' ? value.value : (value?.reason.code ?? 'none');
}

const open = isIn('outcome', 'open');

describe('the rows that a measure is of', () => {
  it.each<[string, Basis, number, number]>([
    ['a count of the open', reads('count', null, open), 2, 2],
    [
      'a count of all that is not resolved',
      reads('count', null, { kind: 'not', of: isIn('outcome', 'resolved') }),
      2,
      2,
    ],
    ['a sum over the open', reads('sum', 'wait', { kind: 'and', of: [isIn('channel', 'chat'), open] }), 20, 20],
    ['a count that does not name the outcome', reads('count', null, isIn('channel', 'chat')), 5, 3],
    ['a count of everything', reads('count', null), 5, 3],
    ['a share', share('resolved'), 0.6, 1],
    ['a ratio', ratio(aggregate('count', null, isIn('outcome', 'resolved')), aggregate('count', null)), 0.6, 1],
    ['a ratio over the open', ratio(aggregate('count', null, open), aggregate('count', null)), 0.4, 0],
  ])('PLAN-13, PLAN-3 %s', async (_what, basis, ofAll, ofClosed) => {
    expect(await numberOf(basis, 'all')).toBe(ofAll);
    expect(await numberOf(basis, 'closed')).toBe(ofClosed);
  });

  it('PLAN-13 without outcome rules an outcome is a column like any other', async () => {
    expect(await numberOf(reads('count', null, isIn('outcome', 'excluded')), 'closed', false)).toBe(1);
    expect(await numberOf(reads('count', null, everything), 'closed', false)).toBe(6);
  });
});
