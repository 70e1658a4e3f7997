import { describe, expect, it } from 'vitest';
import type { Influence } from '#core/stats/influence.ts';
import { influenceText, influenceWorking } from '#text/influence.ts';

const strongest = { lag: 3, r: -0.412, low: -0.55, high: -0.25, effectiveN: 120.4 };
const byLag = [{ ...strongest, lag: 0, r: 0.1 }, strongest, { ...strongest, lag: 14, r: 0 }];
const related: Influence = { verdict: 'related', strongest, byLag, p: 0.0004 };
const all: readonly Influence[] = [
  related,
  { verdict: 'not-related', strongest: { ...strongest, lag: 0 }, byLag, p: 0.4 },
  { verdict: 'not-enough-data', strongest: { ...strongest, lag: 1 }, byLag, p: 0.04 },
  { verdict: 'not-enough-data', strongest: null, byLag: [], p: null },
];
const wordsOf = (influence: Influence): string =>
  [
    influenceText.verdicts[influence.verdict]('CSAT'),
    influenceText.detail(influence, 'CSAT'),
    ...influenceWorking(influence).map(({ label, text }) => `${label}: ${text}`),
  ].join(' ');

describe('the words of an influence', () => {
  it('say the verdict, the lag, the correlation and its interval', () => {
    expect(wordsOf(related)).toMatch(
      /^Tested: it goes with CSAT Where it is higher .*, CSAT is lower 3 days later: correlation −0\.41, 95 % interval −0\.55 to −0\.25\./u,
    );
    expect(wordsOf(related)).toContain('worth 120 independent ones');
    expect(wordsOf(related)).toContain('p < 0.001');
    expect(all.map((each) => influenceText.detail(each, 'CSAT'))[1]).toContain('At no lag up to 14 days');
    expect(all.map((each) => influenceText.detail(each, 'CSAT'))[2]).toContain('allows a link and none at all');
    expect(all.map((each) => influenceText.detail(each, 'CSAT'))[3]).toContain('It takes 42 days');
    expect(influenceText.bar({ ...strongest, lag: 1 })).toMatch(/1 day later$/u);
  });

  it('never say that one brings about the other', () => {
    for (const influence of all) expect(wordsOf(influence)).not.toMatch(/caus|because|due to|leads to|drives/iu);
    expect(influenceText.caution).toContain('no proof');
  });
});
