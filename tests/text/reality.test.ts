import { describe, expect, it } from 'vitest';
import type { Assessment } from '#core/stats/assessChange.ts';
import { type RealityFacts, realityText, realityWorking } from '#text/reality.ts';

const share = {
  verdict: 'beyond',
  method: 'proportion',
  difference: -0.04,
  low: -0.0586,
  high: -0.0208,
  p: 0.0004,
  sigmaZ: 1.42,
  days: 140,
} as const satisfies Assessment;
const limits = { centre: 800, lower: 700, upper: 900, movingRange: 37.6, rangeLimit: 130 };
const series = {
  verdict: 'beyond',
  method: 'series',
  level: 950,
  limits,
  history: 20,
  signal: null,
} as const satisfies Assessment;

const facts: RealityFacts = {
  assessment: share,
  by: 'day',
  unit: 'share',
  baseline: { hits: 1092, n: 1400 },
  current: { hits: 1036, n: 1400 },
  behaviour: null,
  grain: 'week',
  isBootstrapped: false,
};
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const linesOf = (part: Partial<RealityFacts>): string =>
  realityWorking({ ...facts, ...part })
    .map(({ label, text }) => plain(`${label}: ${text}`))
    .join('\n');

describe('the words of a verdict', () => {
  it('have the interval in points, and say when no change is inside it', () => {
    expect(realityText.share(share)).toBe('95 % interval of the change: −5.86 to −2.08 points.');
    expect(realityText.share({ ...share, verdict: 'within', high: 0.01 })).toContain(
      'to +1.00 points; no change at all',
    );
    expect(realityText.shareBasis(share)).toContain('140 days of its own, which spread 1.42 × as far as chance alone');
    expect(realityText.shareBasis({ ...share, sigmaZ: 1 })).toContain('spread as chance alone would have it');
  });

  it('have the limits of a series, and the signal that a level inside them gives', () => {
    expect(realityText.series(series, 'week', 'count', false)).toBe(
      '950 against limits of 700 to 900, learned from 20 weeks before.',
    );
    expect(realityText.series({ ...series, level: 850, signal: 'run' }, 'day', 'count', false)).toContain(
      'from 20 days before; eight days in a row lie to one side of its usual level.',
    );
    const low = { ...series, limits: { ...series.limits, lower: -40 } };
    expect(realityText.series(low, 'week', 'count', true)).toContain(
      '950 a week on average, against a limit of at most 900,',
    );
    expect(realityText.series(low, 'week', 'number', false)).toContain('950 against limits of −40');
  });

  it('count the signals of the current period', () => {
    expect(realityText.strip(0, 1, 'week')).toBe('On the strip, the week of the current period is no signal.');
    expect(realityText.strip(1, 1, 'month')).toContain('the month of the current period is a signal');
    expect(realityText.strip(0, 3, 'day')).toContain('none of the current period’s 3 days are signals');
    expect(realityText.strip(2, 2, 'week')).toContain('2 of the current period’s 2 weeks are signals');
  });

  it('say what is not known', () => {
    expect(realityText.unknown({ code: 'short-history', points: 1, needs: 6 }, 'week')).toMatch(
      /^It takes 6 weeks .*; there is 1\.$/u,
    );
    expect(realityText.unknown({ code: 'no-rows', side: 'current' }, 'week')).toBe(
      'The current period has no conversations.',
    );
  });
});

describe('how it was judged', () => {
  it('is arithmetic that can be checked', () => {
    expect(linesOf({})).toContain(
      '74.00 % (1,036 of 1,400) − 78.00 % (1,092 of 1,400) = −4.00 points, −5.86 to −2.08 points; every variance × 1.42²',
    );
    expect(linesOf({})).toContain('p < 0.001');
    expect(linesOf({ assessment: { ...share, p: 0.0312 } })).toContain('p = 0.031');
    expect(linesOf({ assessment: series, by: 'week', unit: 'count' })).toContain(
      '800 ± 2.66 × 37.6, the mean weekly step = 700 to 900',
    );
    expect(linesOf({ assessment: series, isBootstrapped: true })).toContain('weeks of both periods drawn again');
  });

  it('is not made up where nothing was judged', () => {
    const unknown = { verdict: 'unknown', reason: { code: 'no-rows', side: 'current' } } as const;
    expect(linesOf({ assessment: unknown })).toBe('');
  });
});
