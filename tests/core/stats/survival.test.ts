import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aalenJohansen, curveAt, curveInterval, kaplanMeier, type StepCurve } from '#core/stats/survival.ts';

// Freireich et al. (1963), 6-mercaptopurine arm: weeks in remission; negative = still in remission.
const remission = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];
const watched = remission.map((weeks) => ({ time: Math.abs(weeks), event: weeks > 0 ? 0 : null }));

const lives = fc.array(fc.record({ time: fc.integer({ min: 1, max: 12 }), event: fc.constantFrom(0, 1, 2, null) }), {
  minLength: 1,
  maxLength: 40,
});
const shapeOf = (curve: StepCurve) => curve.times.map((time) => curveAt(curve, time, 0));

describe('survival', () => {
  it('STATS-25 Kaplan–Meier reproduces the published table of the 6-MP arm', () => {
    const curve = kaplanMeier(watched);
    expect(curve.times).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect(curve.atRisk).toEqual([21, 17, 15, 12, 11, 7, 6]);
    expect(curve.values.map((value) => value.toFixed(3))).toEqual([
      '0.857',
      '0.807',
      '0.753',
      '0.690',
      '0.627',
      '0.538',
      '0.448',
    ]);
    expect(curve.variances.map((value) => Math.sqrt(value).toFixed(4))).toEqual([
      '0.0764',
      '0.0869',
      '0.0963',
      '0.1068',
      '0.1141',
      '0.1282',
      '0.1346',
    ]);
    expect(curveAt(curve, 5.9, 1)).toBe(1);
    expect(curveAt(curve, 12, 1)).toBeCloseTo(0.753, 3);
  });

  it('STATS-25 its interval on the log(−log) scale is that of the published analysis at 10 weeks', () => {
    const interval = curveInterval(kaplanMeier(watched), 10, 1);
    expect(interval.low).toBeCloseTo(0.503, 3);
    expect(interval.high).toBeCloseTo(0.889, 3);
    expect(curveInterval(kaplanMeier(watched), 1, 1)).toEqual({ low: 1, high: 1 });
  });

  it('STATS-26 with one kind of end Aalen–Johansen is 1 − Kaplan–Meier, variance and all', () => {
    fc.assert(
      fc.property(lives, (each) => {
        const plain = each.map(({ time, event }) => ({ time, event: event === null ? null : 0 }));
        const [km, aj] = [kaplanMeier(plain), aalenJohansen(plain, 0)];
        km.values.forEach((value, at) => {
          expect(aj.values[at]).toBeCloseTo(1 - value, 10);
          // Where nobody is left, Greenwood's product is 0 × ∞.
          if (value > 0) expect(aj.variances[at]).toBeCloseTo(km.variances[at] ?? Number.NaN, 10);
        });
      }),
    );
  });

  it('STATS-26 the curves of all ends and the unended sum to 1', () => {
    fc.assert(
      fc.property(lives, (each) => {
        const ended = [0, 1, 2].map((event) => shapeOf(aalenJohansen(each, event)));
        kaplanMeier(each).values.forEach((left, at) => {
          const total = ended.reduce((sum, values) => sum + (values[at] ?? 0), left);
          expect(total).toBeCloseTo(1, 10);
        });
      }),
    );
  });

  it('STATS-26 when everything was watched to its end it is the plain share, with its binomial variance', () => {
    fc.assert(
      fc.property(lives, (each) => {
        const whole = each.map(({ time, event }) => ({ time, event: event ?? 1 }));
        const curve = aalenJohansen(whole, 0);
        curve.times.forEach((time, at) => {
          const share = whole.filter((life) => life.event === 0 && life.time <= time).length / whole.length;
          expect(curve.values[at]).toBeCloseTo(share, 10);
          expect(curve.variances[at]).toBeCloseTo((share * (1 - share)) / whole.length, 10);
        });
      }),
    );
  });
});
