import { describe, expect, it } from 'vitest';
import { drawNormal } from '#core/base/draw.ts';
import { createRng } from '#core/base/rng.ts';
import { assessAction } from '#core/stats/actionEffect.ts';

/** Rates by day around a level, with a shared swing that both a segment and its comparison feel. */
function series(label: string, levels: readonly number[], noise = 0.02, swing: readonly number[] = []) {
  const rng = createRng(21).split(label);
  return levels.map((level, day) => {
    const den = 80 + (day % 7) * 10;
    return { num: den * (level + (swing[day] ?? 0) + noise * drawNormal(rng)), den };
  });
}
const flat = (level: number, length: number) => new Array<number>(length).fill(level);

describe('effect of an action', () => {
  it('STATS-33 a level that rose or fell by far more than noise is told, with its size in the interval', () => {
    const before = series('before', flat(0.7, 56));
    const rose = assessAction({ before, after: series('after', flat(0.78, 28)), rng: createRng(1) });
    expect(rose.verdict).toBe('rose');
    expect(rose.effect?.low).toBeLessThan(0.08);
    expect(rose.effect?.high).toBeGreaterThan(0.08);
    expect(rose.effect?.comparisonChange).toBeNull();
    expect(assessAction({ before, after: series('after', flat(0.6, 28)), rng: createRng(1) }).verdict).toBe('fell');
  });

  it('STATS-33 without an effect it can rarely be told from noise', () => {
    const told = Array.from({ length: 60 }, (_, at) => {
      const all = series(`null ${at}`, flat(0.7, 84), 0.03);
      const task = { before: all.slice(0, 56), after: all.slice(56), resamples: 300, rng: createRng(at) };
      return assessAction(task).verdict !== 'cannot-tell';
    });
    expect(told.filter(Boolean).length).toBeLessThanOrEqual(7);
  });

  it('STATS-33 a swing that the comparison shares is not the effect', () => {
    const swing = [...flat(0, 56), ...flat(0.1, 28)];
    const touched = series('touched', flat(0.6, 84), 0.01, swing);
    const other = series('other', flat(0.8, 84), 0.01, swing);
    const cut = (days: typeof touched) => ({ before: days.slice(0, 56), after: days.slice(56) });
    expect(assessAction({ ...cut(touched), rng: createRng(2) }).verdict).toBe('rose');
    const against = assessAction({ ...cut(touched), comparison: cut(other), rng: createRng(2) });
    expect(against).toMatchObject({ verdict: 'cannot-tell', reason: { code: 'within-noise' } });
    expect(against.effect?.comparisonChange).toBeCloseTo(0.1, 2);
  });

  it('STATS-34 what was moving before cannot be put down to the action', () => {
    const rising = Array.from({ length: 84 }, (_, day) => 0.5 + 0.003 * day);
    const all = series('rising', rising, 0.005);
    const task = { before: all.slice(0, 56), after: all.slice(56), rng: createRng(3) };
    expect(assessAction(task)).toMatchObject({ verdict: 'cannot-tell', reason: { code: 'moved-before' } });
    const comparison = { before: all.slice(0, 56), after: all.slice(56) };
    expect(assessAction({ ...task, comparison })).toMatchObject({ reason: { code: 'within-noise' } });
  });

  it('STATS-34 says when there are too few days or no rows', () => {
    const [two, one] = [series('two', flat(0.7, 14)), series('one', flat(0.7, 13))];
    expect(assessAction({ before: one, after: two, rng: createRng(4) })).toEqual({
      verdict: 'cannot-tell',
      reason: { code: 'too-few-days', side: 'before', days: 13, needs: 14 },
      effect: null,
    });
    expect(assessAction({ before: two, after: one, rng: createRng(4) })).toMatchObject({ reason: { side: 'after' } });
    const none = two.map(() => ({ num: 0, den: 0 }));
    expect(assessAction({ before: two, after: none, rng: createRng(4) })).toMatchObject({
      reason: { code: 'no-rows' },
    });
  });
});
