import { describe, expect, it } from 'vitest';
import { workingText } from '#text/working.ts';

describe('other lines', () => {
  it('add contributions up with their signs', () => {
    expect(workingText.sum([-0.0277, 0, 0.0018], -0.0259, 'share').text).toBe('−2.77 +0.00 +0.18 = −2.59');
    expect(workingText.sum([12, -3], 9, 'count').text).toBe('+12 −3 = +9');
  });

  it('say the age in days', () => {
    expect(workingText.maturity(1, true).text).toContain('by the age of 1 day (delay curve, Aalen–Johansen).');
    expect(workingText.maturity(10, false).text).toContain('by the age of 10 days at the earliest (');
  });
});
