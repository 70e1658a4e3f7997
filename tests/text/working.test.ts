import { describe, expect, it } from 'vitest';
import type { Assessment } from '#core/stats/assessChange.ts';
import { formatExact } from '#text/exact.ts';
import { workingText } from '#text/working.ts';

const asked = (assessment: Assessment): string =>
  workingText.assessment(assessment, (value) => formatExact(value, 'count')).text;

const interval = {
  method: 'proportion',
  difference: -0.04,
  low: -0.0586,
  high: -0.0208,
  p: 0.001,
  sigmaZ: 1,
  days: 140,
} as const;
const limits = { centre: 800, lower: 700, upper: 900, movingRange: 40, rangeLimit: 130 };
const series = { method: 'series', level: 950, limits, history: 20, signal: null } as const;

describe('the working of a verdict', () => {
  it('has the interval in points, and widening only where there was any', () => {
    expect(asked({ verdict: 'beyond', ...interval })).toBe(
      'Yes: the 95 % interval of the change is −5.86 to −2.08 points (Newcombe).',
    );
    expect(asked({ verdict: 'within', ...interval, high: 0.01, sigmaZ: 1.42 })).toBe(
      'No: the 95 % interval of the change is −5.86 to +1.00 points (Newcombe), widened × 1.42 because daily rates spread more than chance alone.',
    );
  });

  it('has the limits of a series, and the signal that a level inside them gives', () => {
    expect(asked({ verdict: 'beyond', ...series })).toBe(
      'Yes: its level of 950 stands against natural limits of 700 to 900, from the 20 whole buckets before (XmR chart).',
    );
    expect(asked({ verdict: 'beyond', ...series, level: 850, signal: 'run' })).toContain(
      ', and eight buckets in a row lie on one side of the centre.',
    );
    expect(asked({ verdict: 'within', ...series, level: 810 })).toMatch(/^No: /u);
  });

  it('says what is not known', () => {
    const short = (points: number): Assessment => ({
      verdict: 'unknown',
      reason: { code: 'short-history', points, needs: 6 },
    });
    expect(asked(short(1))).toBe('Not known: there is 1 past value, and it takes 6.');
    expect(asked(short(3))).toBe('Not known: there are 3 past values, and it takes 6.');
    expect(asked({ verdict: 'unknown', reason: { code: 'no-rows', side: 'baseline' } })).toContain('no conversations');
  });
});

describe('other lines', () => {
  it('add contributions up with their signs', () => {
    expect(workingText.sum([-0.0277, 0, 0.0018], -0.0259, 'share').text).toBe('−2.77 +0.00 +0.18 = −2.59');
    expect(workingText.sum([12, -3], 9, 'count').text).toBe('+12 −3 = +9');
  });

  it('say the age in days', () => {
    expect(workingText.maturity(1).text).toContain('by the age of 1 day.');
    expect(workingText.maturity(10).text).toContain('by the age of 10 days.');
  });
});
