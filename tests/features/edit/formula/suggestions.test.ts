import { describe, expect, it } from 'vitest';
import { readFormula } from '#core/formula/text/readFormula.ts';
import { suggestions } from '#features/edit/formula/suggestions.ts';
import { deskScope } from '../../../support/formulaScope.ts';

/** The text with the first suggestion in place of the first problem. */
function mended(text: string): string {
  const [problem] = readFormula(text, deskScope).problems;
  const [first] = problem === undefined ? [] : suggestions(problem);
  if (problem === undefined || first === undefined) return text;
  return `${text.slice(0, problem.from)}${first.insert}${text.slice(problem.to)}`;
}

describe('suggestions', () => {
  it.each([
    ['1 - [Costumer abandonment]', '1 - [Customer abandonment]'],
    ['sum(reples)', 'sum(replies)'],
    ['distinct(isue_type)', 'distinct(`issue type`)'],
    ['medain(replies)', 'median(replies)'],
    ['count where channel = "chta"', 'count where channel = "chat"'],
    ['replies + 1', 'replies + 1'],
  ])('put in place, %s reads %s', (text, after) => {
    expect(mended(text)).toBe(after);
  });
});
