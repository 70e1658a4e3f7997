import { describe, expect, it } from 'vitest';
import { applyDiff } from '#core/model/applyDiff.ts';
import type { Command } from '#core/model/commands/command.ts';
import { decide } from '#core/model/commands/decide.ts';
import type { WriteFormula } from '#core/model/commands/writeFormula.ts';
import type { Doc } from '#core/model/doc.ts';
import { childrenOf } from '#core/model/graph.ts';
import type { Aggregate, Basis } from '#core/model/schema.ts';
import { validateDoc } from '#core/model/validateDoc.ts';
import { countingEnv, deskDoc, formula, metricId, nodeId, plus, share, term, times } from '../../../support/deskDoc.ts';

const write = (id: string, basis: Basis, rest: Partial<WriteFormula> = {}): Command => ({
  kind: 'write-formula',
  metricId: metricId(id),
  definition: { basis, unit: 'share', direction: 'lower', description: '' },
  parts: [],
  unnamed: 'influence',
  ...rest,
});

function docAfter(doc: Doc, command: Command): Doc {
  const decided = decide(doc, command, countingEnv());
  if (!decided.ok) throw new Error(JSON.stringify(decided.error));
  const next = applyDiff(doc, decided.value.diff);
  expect(validateDoc(next)).toEqual([]);
  return next;
}

/** Children as `name` or `(name)` for an influence, with theirs in turn. */
function outline(doc: Doc, id: string): readonly string[] {
  return childrenOf(doc, nodeId(id)).flatMap((child) => {
    const name = doc.metrics[child.metricId]?.name ?? '';
    const own = child.role === 'influence' ? `(${name})` : name;
    return [own, ...outline(doc, child.id).map((line) => `  ${line}`)];
  });
}

const count: Aggregate = { aggregate: 'count', column: null, filter: { kind: 'all' } };

describe('a formula written as text', () => {
  it('MODEL-30 names a metric that stands elsewhere: it comes with what it is made of', () => {
    const doc = docAfter(deskDoc(), write('abandoned', formula(plus(term('stuck'), term('response')))));
    expect(outline(doc, 'n-abandoned')).toEqual([
      'First response time',
      'Escalation bottleneck',
      '  Escalation rate',
      '  Unsolved when escalated',
    ]);
  });

  it('MODEL-30 what is not named any more becomes an influence, or goes', () => {
    const only = formula(term('abandoned'));
    expect(outline(docAfter(deskDoc(), write('rate', only)), 'root')).toEqual([
      'Abandonment',
      '  (First response time)',
      '(Escalation bottleneck)',
      '  Escalation rate',
      '  Unsolved when escalated',
    ]);
    const gone = docAfter(deskDoc(), write('rate', only, { unnamed: 'remove' }));
    expect(outline(gone, 'root')).toEqual(['Abandonment', '  (First response time)']);
    expect(gone.metrics[metricId('escalated')]).toBeUndefined();
    expect(outline(docAfter(deskDoc(), write('rate', share('open'), { unnamed: 'remove' })), 'root')).toEqual([]);
  });

  it('MODEL-31 what it reads from the dataset becomes a part, once', () => {
    const parts = [{ id: metricId('?0'), name: 'abandonment', unit: 'count' as const, aggregate: count }];
    const product = formula(times(term('abandoned'), term('?0')));
    const doc = docAfter(deskDoc(), write('rate', product, { parts, unnamed: 'remove' }));
    expect(outline(doc, 'root')).toEqual(['Abandonment', '  (First response time)', 'abandonment (2)']);
    const again = docAfter(doc, write('abandoned', formula(times(term('?0'), term('response'))), { parts }));
    expect(outline(again, 'n-abandoned')).toEqual(['First response time', 'abandonment (2)']);
    expect(Object.keys(again.metrics)).toHaveLength(Object.keys(doc.metrics).length);
  });

  it('MODEL-30 a circle is refused with its path, and an unknown metric', () => {
    const refused = (command: Command) => decide(deskDoc(), command, countingEnv());
    expect(refused(write('abandoned', formula(term('rate'))))).toMatchObject({
      error: { code: 'formula-cycle', path: ['Resolution rate', 'Abandonment'] },
    });
    expect(refused(write('rate', formula(term('nobody'))))).toMatchObject({
      error: { code: 'formula-unknown-metric' },
    });
  });
});
