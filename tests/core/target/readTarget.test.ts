import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTarget } from '#core/target/readTarget.ts';

describe('readTarget', () => {
  it('TARGET-1 is met on the good side and on the target itself', () => {
    expect(readTarget(0.8, { value: 0.8, tolerance: 0.01 }, 'higher')).toEqual({ status: 'met', gap: 0 });
    expect(readTarget(0.9, { value: 0.8, tolerance: 0 }, 'higher').status).toBe('met');
    expect(readTarget(0.03, { value: 0.05, tolerance: 0 }, 'lower').status).toBe('met');
    expect(readTarget(0.1 + 0.2, { value: 0.3, tolerance: 0 }, 'lower').status).toBe('met');
  });

  it('TARGET-2 is near within the tolerance and missed beyond it', () => {
    expect(readTarget(0.79, { value: 0.8, tolerance: 0.02 }, 'higher').status).toBe('near');
    const missed = readTarget(0.742, { value: 0.8, tolerance: 0.02 }, 'higher');
    expect(missed.status).toBe('missed');
    expect(missed.gap).toBeCloseTo(0.058, 12);
    expect(readTarget(9.2, { value: 8, tolerance: 1 }, 'lower').status).toBe('missed');
  });

  it('TARGET-3 reads a band where neither side is good', () => {
    const target = { value: 100, tolerance: 10 };
    expect(readTarget(108, target, 'neither').status).toBe('met');
    expect(readTarget(85, target, 'neither').status).toBe('near');
    expect(readTarget(121, target, 'neither').status).toBe('missed');
  });

  it('TARGET-4 depends on the distance only, and mirrors', () => {
    const whole = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 0, max: 100 }), whole, (value, goal, tolerance, shift) => {
        const reading = readTarget(value, { value: goal, tolerance }, 'higher');
        expect(readTarget(value + shift, { value: goal + shift, tolerance }, 'higher')).toEqual(reading);
        expect(readTarget(-value, { value: -goal, tolerance }, 'lower')).toEqual(reading);
      }),
    );
  });
});
