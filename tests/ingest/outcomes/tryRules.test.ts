import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutcomeRules } from '#core/model/schema.ts';
import { outcomes } from '#core/table/table.ts';
import { interpretGuessed, readContent, unwrap } from '../importing.ts';

const text = [
  'Ticket ID,status,made_sla,made_up,knowledge',
  ...Array.from(
    { length: 200 },
    (_, i) => `T${i},${i % 200 === 7 ? 'Open' : 'Closed'},${i % 3 === 0},${i === 5 ? 'x' : 'y'},${i % 4 === 0}`,
  ),
].join('\n');

const rule = (value: string, outcome: (typeof outcomes)[number]): OutcomeRules['rules'][number] => ({
  when: { kind: 'in', column: 'status', values: [value] },
  outcome,
});

describe('a trial of rules', () => {
  it('the first rule that matches wins; what matches none is counted apart', async () => {
    const file = await readContent(text);
    await interpretGuessed(file);
    const rules: OutcomeRules = {
      rules: [rule('Open', 'open'), rule('Open', 'resolved')],
      otherwise: 'other_unresolved',
    };
    const trial = unwrap(await file.importer.tryOutcomes(rules));
    expect(trial.byRule).toEqual([1, 0]);
    expect(trial.unmatched).toBe(199);
    expect(trial.counts).toMatchObject({ open: 1, other_unresolved: 199, resolved: 0 });
    expect(trial.examples.open).toEqual([{ 'Ticket ID': 'T7', status: 'Open' }]);
    expect(trial.examples.other_unresolved.map((row) => row['Ticket ID'])).toEqual(['T0', 'T1', 'T2']);
  });

  it('warns where nearly all end alike, and names columns that may be outcomes and divide them better', async () => {
    const file = await readContent(text);
    const { suggestedRules } = await interpretGuessed(file);
    const { warnings } = unwrap(await file.importer.tryOutcomes(suggestedRules));
    expect(warnings).toEqual([
      { code: 'one-outcome-only', outcome: 'resolved', share: 0.995, tryColumns: ['made_sla'] },
    ]);
    const bySla: OutcomeRules = {
      rules: [{ when: { kind: 'in', column: 'made_sla', values: ['true'] }, outcome: 'resolved' }],
      otherwise: 'other_unresolved',
    };
    expect(unwrap(await file.importer.tryOutcomes(bySla)).warnings).toEqual([]);
  });

  it('a rule on a column that is not read is an error that names it', async () => {
    const file = await readContent(text);
    await interpretGuessed(file);
    const rules: OutcomeRules = {
      rules: [{ when: { kind: 'missing', column: 'gone' }, outcome: 'open' }],
      otherwise: 'open',
    };
    const error = { ok: false, error: { code: 'unknown-column', column: 'gone' } };
    expect(await file.importer.tryOutcomes(rules)).toEqual(error);
    expect(await file.importer.finish(rules)).toEqual(error);
  });

  it('every row gets exactly one outcome, whatever the rules', async () => {
    const file = await readContent(text);
    await interpretGuessed(file);
    const outcome = fc.constantFrom(...outcomes);
    const any = fc.array(
      fc.record({
        outcome,
        column: fc.constantFrom('status', 'made_sla'),
        value: fc.constantFrom('Open', 'Closed', 'true', 'false', null),
      }),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(any, outcome, async (drafts, otherwise) => {
        const rules = drafts.map(({ outcome: made, column, value }) => ({
          when: { kind: 'in' as const, column, values: [value] },
          outcome: made,
        }));
        const { counts, byRule, unmatched } = unwrap(await file.importer.tryOutcomes({ rules, otherwise }));
        expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(200);
        expect(byRule.reduce((a, b) => a + b, unmatched)).toBe(200);
      }),
    );
  });
});
