import { describe, expect, it } from 'vitest';
import { readFormula } from '#core/formula/text/readFormula.ts';
import { formulaProblemText } from '#text/formula.ts';
import { deskScope } from '../support/formulaScope.ts';

const said = (text: string): string => readFormula(text, deskScope).problems.map(formulaProblemText).join(' ');

describe('what is wrong with a formula', () => {
  it.each([
    ['1 +', 'Something is missing at the end.'],
    [
      '[Costumer abandonment]',
      'There is no metric “Costumer abandonment” in this tree. Did you mean “Customer abandonment”?',
    ],
    ['3 parsecs', '“parsecs” is no unit. Use s, min, h, d or %.'],
    ['[Handling time] + Volume', 'A duration and a count can’t be added.'],
    ['if(Volume > 1, Volume, 10 min)', 'One choice is a count, another a duration: they must be in one unit.'],
    ['mean(channel)', 'Channel is a category, and mean needs numbers. Use count where … or distinct(…).'],
    [
      'count where first_response > 10',
      'First response (min) is a duration. Give the number a unit: 10 min, 2 h, 3 d.',
    ],
    [
      '1 - [Resolution rate]',
      'That goes round in a circle: Resolution rate → Health → Resolution rate. Use a metric that is not made of this one.',
    ],
    ['sum(1, 2)', 'sum takes 1 value, and here are 2.'],
    ['count(replies)', 'count takes nothing in brackets, and here is 1.'],
    ['count where channel = "chta"', 'No row has “chta” as Channel, so it counts nothing. Did you mean “chat”?'],
  ])('%s: %s', (text, sentence) => {
    expect(said(text)).toBe(sentence);
  });
});
