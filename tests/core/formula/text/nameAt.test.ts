import { describe, expect, it } from 'vitest';
import { nameAt } from '#core/formula/text/nameAt.ts';
import { deskScope } from '../../../support/formulaScope.ts';

/** What the name before `|` means. */
function meant(text: string): string | null {
  const named = nameAt(text.replace('|', ''), text.indexOf('|'), deskScope);
  if (named === null) return null;
  if (named.kind === 'metric') return named.metric.name;
  return named.kind === 'column' ? named.column.id : named.aggregate;
}

describe('the name at a place', () => {
  it.each([
    ['1 - [Follow-up| failure]', 'Follow-up failure'],
    ['CSAT| + 1', 'CSAT'],
    ['su|m(replies)', 'sum'],
    ['sum(repl|ies)', 'replies'],
    ['coun|t where channel = "chat"', 'count'],
    ['count where chan|nel = "chat"', 'channel'],
    ['distinct(`issue| type`)', 'issue type'],
    ['count where channel = "ch|at"', null],
    ['nobo|dy', null],
    ['12|', null],
  ])('FORMULA-21 %s', (text, name) => {
    expect(meant(text)).toBe(name);
  });
});
