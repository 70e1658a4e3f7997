import { describe, expect, it } from 'vitest';
import { completeFormula } from '#core/formula/text/completeFormula.ts';
import { readFormula } from '#core/formula/text/readFormula.ts';
import { deskScope } from '../../../support/formulaScope.ts';

/** `|` is where the cursor stands. */
function offered(text: string): readonly string[] {
  const at = text.indexOf('|');
  const { options } = completeFormula(text.replace('|', ''), at, deskScope);
  return options.map(({ insert }) => insert);
}

const columns = ['channel', '`issue type`', 'tags', 'note', 'replies', 'first_response', 'score', 'created', 'closed'];
const metrics = ['[Customer abandonment]', '[Follow-up failure]', '[CSAT]', '[Volume]', '[Handling time]'];

describe('completion', () => {
  it.each(['|', '1 - |', '([CSAT] + Vol|', 'if(|', 'if(CSAT > |', 'min(CSAT, |'])(
    'FORMULA-20 metrics and functions at %s',
    (text) => {
      expect(offered(text)).toEqual(expect.arrayContaining([...metrics, 'count', 'sum(', 'if(']));
      expect(offered(text)).not.toContain('[Resolution rate]');
      expect(offered(text)).not.toContain('channel');
    },
  );

  it('FORMULA-20 columns in aggregates and conditions', () => {
    expect(offered('sum(|')).toEqual(['replies', 'first_response', 'score']);
    expect(offered('distinct(|')).toEqual(columns);
    for (const text of [
      'count where |',
      'count where channel = "chat" and |',
      'count where (not |',
      'min(1, count where ch|',
    ]) {
      expect(offered(text)).toEqual([...columns, 'not']);
    }
    expect(offered('count where closed - |')).toEqual(['created', 'closed']);
    expect(offered('sum(`iss|')).toEqual(columns);
  });

  it('FORMULA-20 values after a comparison', () => {
    const values = ['"chat"', '"e-mail"', '"Téléphone \\"1\\""'];
    for (const text of [
      'count where channel = |',
      'count where channel != ch|',
      'count where channel in ("chat", |',
      'count where channel = "ch|',
    ]) {
      expect(offered(text)).toEqual(values);
    }
    expect(offered('count where replies > |')).toEqual([]);
  });

  it('FORMULA-20 words that go on', () => {
    expect(offered('count where channel |')).toContain('is missing');
    expect(offered('count |')).toContain('where');
    expect(offered('count where channel is |')).toEqual(['missing', 'not missing', 'empty', 'not empty']);
  });

  it('FORMULA-20 metrics inside an open bracket, from the bracket on', () => {
    expect(offered('1 - [Cust|')).toEqual(metrics);
    expect(completeFormula('1 - [Cust', 9, deskScope).from).toBe(4);
    expect(completeFormula('1 - Cust', 8, deskScope).from).toBe(4);
  });

  it('FORMULA-20 what is offered is known', () => {
    for (const insert of offered('|')) {
      const text = insert.endsWith('(') ? `${insert}1, 1)` : insert;
      const codes = readFormula(text, deskScope).problems.map(({ code }) => code);
      expect(codes).not.toContain('unknown-metric');
      expect(codes).not.toContain('unknown-function');
    }
    for (const column of offered('distinct(|'))
      expect(readFormula(`distinct(${column})`, deskScope).problems).toEqual([]);
    for (const value of offered('count where channel = |')) {
      expect(readFormula(`count where channel = ${value}`, deskScope).problems).toEqual([]);
    }
  });
});
