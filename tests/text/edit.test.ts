import { describe, expect, it } from 'vitest';
import type { Direction, MetricUnit } from '#core/model/schema.ts';
import { readTarget } from '#core/target/readTarget.ts';
import { aggregateText, gapText } from '#text/edit.ts';

const gapOf = (value: number, goal: number, tolerance: number, unit: MetricUnit, direction: Direction): string => {
  const target = { value: goal, tolerance };
  return gapText(readTarget(value, target, direction), value, target, unit, direction).replaceAll(/\s/gu, ' ');
};

describe('the gap to a target', () => {
  it.each<[string, number, number, number, MetricUnit, Direction]>([
    ['6.8 points below the target of 85.0 %.', 0.782, 0.85, 0.03, 'share', 'higher'],
    [
      '2.0 points below the target of 85.0 %: within the 3.0 points that count as near.',
      0.83,
      0.85,
      0.03,
      'share',
      'higher',
    ],
    ['1.0 points better than the target of 85.0 %.', 0.86, 0.85, 0, 'share', 'higher'],
    ['Exactly the target of 85.0 %.', 0.85, 0.85, 0, 'share', 'higher'],
    ['2.0 min above the target of 10.0 min.', 720, 600, 60, 'seconds', 'lower'],
    ['2.0 min better than the target of 10.0 min.', 480, 600, 60, 'seconds', 'lower'],
    ['Exactly the target of 20.', 20, 20, 2, 'count', 'neither'],
    ['2 from the target of 20: within the 3 that count as met.', 18, 20, 3, 'count', 'neither'],
    ['5 from the target of 20: a little more than the 3 allowed.', 25, 20, 3, 'count', 'neither'],
    ['9 from the target of 20.', 29, 20, 3, 'count', 'neither'],
  ])('%s', (words, value, goal, tolerance, unit, direction) => {
    expect(gapOf(value, goal, tolerance, unit, direction)).toBe(words);
  });
});

it('an aggregate in words', () => {
  expect(aggregateText('count', null, null)).toBe('Conversations');
  expect(aggregateText('p90', 'Wait', 'Channel is chat')).toBe('90th percentile of Wait, where Channel is chat');
});
