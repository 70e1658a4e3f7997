import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributionsTo } from '#core/contribution/contributionsTo.ts';
import { explainNode } from '#core/contribution/explainNode.ts';
import { readChanged } from '#core/contribution/readChanged.ts';
import { splitBySegment } from '#core/contribution/splitBySegment.ts';
import { minus, plus, times } from '../../support/expressions.ts';
import { type Branch, evaluate, formula, missing, nodeId, ratio, share, treeDoc } from '../../support/treeDoc.ts';

const tree: Branch = {
  name: 'resolved',
  of: formula(minus(1, plus('abandoned', 'stuck'))),
  children: [
    { name: 'abandoned', of: share },
    {
      name: 'stuck',
      of: formula(times('escalated', 'unsolved')),
      children: [
        { name: 'escalated', of: share },
        { name: 'unsolved', of: share },
      ],
    },
  ],
};
const doc = treeDoc(tree);
const top = nodeId('resolved');

function scenario(values: Record<string, number>, changes: Record<string, number>) {
  const now = (id: string) => (values[id] === undefined ? missing : ratio(100 * values[id], 100));
  const entries = Object.entries(changes).map(([id, value]) => [nodeId(id), value] as const);
  return readChanged(doc, top, (id) => evaluate(doc, id, now), new Map(entries));
}

const rates = { abandoned: 0.1, escalated: 0.2, unsolved: 0.5 };
const valueIn = (read: ReturnType<typeof scenario>, id: string) => {
  const value = read(nodeId(id), 'current', null);
  return value.kind === 'value' ? value.value : Number.NaN;
};

describe('readChanged', () => {
  it('CONTRIB-23 what is made of changed numbers follows from them', () => {
    const read = scenario(rates, { unsolved: 0.25 });
    expect(valueIn(read, 'stuck')).toBeCloseTo(0.05, 12);
    expect(valueIn(read, 'resolved')).toBeCloseTo(0.85, 12);
    expect(valueIn(read, 'abandoned')).toBe(0.1);
    expect(read(top, 'baseline', null)).toMatchObject({ value: 0.8 });
    expect(valueIn(scenario(rates, { stuck: 0.3, unsolved: 0.25 }), 'resolved')).toBeCloseTo(0.6, 12);
    expect(valueIn(scenario(rates, {}), 'resolved')).toBeCloseTo(0.8, 12);
  });

  it('CONTRIB-23 has totals only, and no number where one is missing now', () => {
    const read = scenario(rates, { unsolved: 0.25 });
    expect(read(top, 'current', 0)).toEqual({ kind: 'missing', reason: { code: 'not-rollable' } });
    const split = splitBySegment(doc, top, { dimension: 'channel', values: ['chat'], readNode: read });
    expect(split).toMatchObject({ ok: false, error: { code: 'not-additive' } });
    const { abandoned: _, ...rest } = rates;
    expect(scenario(rest, { unsolved: 0.25 })(top, 'current', null)).toMatchObject({ kind: 'missing' });
    expect(scenario(rest, { unsolved: 0.25, abandoned: 0.1 })(nodeId('else'), 'current', null)).toBe(missing);
  });

  it('CONTRIB-22 a scenario against now is a change like any other', () => {
    const rate = fc.double({ min: 0, max: 1, noNaN: true });
    const leaves = ['abandoned', 'escalated', 'unsolved'];
    const record = fc.record({ abandoned: rate, escalated: rate, unsolved: rate });
    fc.assert(
      fc.property(record, record, (values, changes) => {
        const read = scenario(values, changes);
        const ledger = explainNode(doc, top, read);
        expect(Math.abs(ledger.residual)).toBeLessThanOrEqual(1e-12);
        const found = contributionsTo(doc, top, read);
        const total = leaves.reduce((sum, leaf) => sum + (found.get(nodeId(leaf)) ?? Number.NaN), 0);
        expect(total).toBeCloseTo(ledger.change ?? Number.NaN, 12);
      }),
      { numRuns: 300 },
    );
  });
});
