import { describe, expect, it } from 'vitest';
import { agingText, equalAgeProblem, equalAgeWorking, projectionProblem } from '#text/aging.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('the words of age', () => {
  it('give the projection as a range, with what it rests on', () => {
    expect(plain(agingText.projected({ low: 0.742, high: 0.7712 }))).toBe(
      'If it resolves as past periods did: 74.2–77.1 %',
    );
    expect(agingText.age(5, true)).toContain('95 % is by the age of 5 days');
    expect(agingText.age(1, false)).toContain('it takes 1 day at the least');
  });

  it('take the change as it stands apart, to be checked', () => {
    const view = {
      ageDays: 7,
      baseline: { hits: 78, n: 100 },
      current: { hits: 74, n: 100 },
      difference: -0.04,
      low: -0.1,
      high: 0.02,
      maturityEffect: -0.06,
    };
    expect(equalAgeWorking(view, -0.1).map(({ text }) => plain(text))).toEqual([
      '74.00 % (74 of 100) − 78.00 % (78 of 100) = −4.00 points',
      '−10.00 − (−4.00) = −6.00 points',
    ]);
  });

  it('say why there is none', () => {
    expect(equalAgeProblem({ code: 'too-young', side: 'current' })).toContain(
      'of the current period is a whole day old',
    );
    expect(equalAgeProblem({ code: 'no-rows', side: 'baseline' })).toContain('baseline has no conversations');
    expect(plain(equalAgeProblem({ code: 'untimed', part: 0.062 }))).toContain('6.2 % of what is resolved has no');
    expect(projectionProblem({ code: 'short-history', tried: 1, needs: 4 })).toMatch(/takes 4 past .* there is 1\.$/u);
    expect(projectionProblem({ code: 'curve-not-settled' })).toContain('still come in');
    expect(projectionProblem({ code: 'no-rows' })).toContain('nothing to project');
  });
});
