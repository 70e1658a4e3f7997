import { describe, expect, it } from 'vitest';
import { type Outcome, outcomes } from '#core/table/table.ts';
import { interpretGuessed, readContent, unwrap } from '../importing.ts';

/** The outcome that the suggested rules give to each row, by the first column of the file. */
async function outcomesOf(header: string, ...rows: readonly string[]): Promise<Readonly<Record<string, Outcome>>> {
  const file = await readContent([`key,${header}`, ...rows].join('\n'), { hasHeader: true });
  const { suggestedRules } = await interpretGuessed(file);
  const { table } = unwrap(await file.importer.finish(suggestedRules));
  const [keys, made] = [table.columns[0], table.columns.at(-1)];
  if (made?.kind !== 'dimension' || keys === undefined) throw new Error('outcome');
  const names = rows.map((row) => row.slice(0, row.indexOf(',')));
  return Object.fromEntries(Array.from(made.codes, (code, row) => [names[row] ?? '', outcomes[code - 1] ?? 'open']));
}

describe('suggested rules', () => {
  it('by the words of a status', async () => {
    expect(
      await outcomesOf(
        'status',
        'a,Solved',
        'b,Closed',
        'c,Pending',
        'd,New',
        'e,Awaiting Problem',
        'f,On hold - Engineering',
        'g,Spam',
        'h,Closed - no response',
        'i,Canceled',
        'j,Not resolved',
        'k,Escalated',
        'l,Reopened',
        'm,-100',
        'n,Merged',
        'o,Awaiting User Info',
        'p,Closed as duplicate',
        'q,Duplicate of T-12',
        'r,Duplicate charge',
      ),
    ).toEqual({
      a: 'resolved',
      b: 'resolved',
      c: 'open',
      d: 'open',
      e: 'product_fix',
      f: 'product_fix',
      g: 'excluded',
      h: 'abandoned',
      i: 'other_unresolved',
      j: 'other_unresolved',
      k: 'escalation_stuck',
      l: 'open',
      m: 'other_unresolved',
      n: 'excluded',
      o: 'open',
      p: 'excluded',
      q: 'excluded',
      r: 'other_unresolved',
    });
  });

  it('a reason speaks for what is closed without success, and for what waits', async () => {
    expect(
      await outcomesOf(
        'status,Resolution,Hold reason',
        'a,Closed,Fixed,',
        'b,Closed,No response from customer,',
        'c,Open,No response from customer,',
        'd,Closed,Duplicate,',
        "e,Closed,Won't fix,",
        'f,Open,,Waiting for bug fix',
      ),
    ).toEqual({ a: 'resolved', b: 'abandoned', c: 'open', d: 'excluded', e: 'other_unresolved', f: 'product_fix' });
  });

  it('escalated and not resolved is stuck', async () => {
    expect(await outcomesOf('status,escalated', 'a,Solved,yes', 'b,Open,yes', 'c,Open,no')).toEqual({
      a: 'resolved',
      b: 'escalation_stuck',
      c: 'open',
    });
  });

  it('answered and resolved, yes or no: the rest is a follow-up failure', async () => {
    expect(await outcomesOf('Answered (Y/N),Resolved', 'a,Y,Y', 'b,N,N', 'c,Y,N')).toEqual({
      a: 'resolved',
      b: 'abandoned',
      c: 'follow_up_failure',
    });
  });

  it('without a status, a filled resolution time', async () => {
    expect(await outcomesOf('created at,resolved at', 'a,2024-01-01,2024-01-02', 'b,2024-01-03,')).toEqual({
      a: 'resolved',
      b: 'open',
    });
  });

  it('numbers mean what the help desk means by them', async () => {
    expect(
      await outcomesOf(
        'ticket id,created time,due by time,status,resolution status',
        'a,1,2024-01-01,2024-01-02,2,Within SLA',
        'b,2,2024-01-01,2024-01-02,4,Within SLA',
        'c,3,2024-01-01,2024-01-02,5,SLA Violated',
      ),
    ).toEqual({ a: 'open', b: 'resolved', c: 'resolved' });
  });

  it('speaks only of values that are there', async () => {
    const file = await readContent('id,status\n1,Open\n2,Open\n3,\n');
    const { suggestedRules } = await interpretGuessed(file);
    expect(suggestedRules).toEqual({
      rules: [{ when: { kind: 'in', column: 'status', values: ['Open'] }, outcome: 'open' }],
      otherwise: 'other_unresolved',
    });
  });
});
