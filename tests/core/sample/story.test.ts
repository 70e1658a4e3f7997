import { describe, expect, test } from 'vitest';
import { generateSample } from '#core/sample/generateSample.ts';
import { sampleRange, sampleStory } from '#core/sample/story.ts';
import { channels, issues } from '#core/sample/world.ts';
import type { TypedTable } from '#core/table/table.ts';
import { maskOf, type Tally, tally, valuesOf } from './readSample.ts';

const { baseline, current } = sampleStory.comparison;
const table = generateSample();

/** A cell on both sides of the comparison, with its rate and mix effects (symmetric, centred). */
function effects(total: readonly [Tally, Tally], cell: readonly [Tally, Tally]) {
  const [n0, n1] = total.map(({ n }) => n) as [number, number];
  const [share0, share1] = [cell[0].n / n0, cell[1].n / n1];
  const centre = (total[0].rate + total[1].rate) / 2;
  const rate = ((share0 + share1) / 2) * (cell[1].rate - cell[0].rate);
  const mix = ((cell[0].rate + cell[1].rate) / 2 - centre) * (share1 - share0);
  return { rate, mix };
}

function compare(of: TypedTable, keep?: (row: number) => boolean): readonly [Tally, Tally] {
  return [tally(of, baseline, keep), tally(of, current, keep)];
}

const changeOf = ([from, to]: readonly [Tally, Tally]) => to.rate - from.rate;

describe('the planted story', () => {
  const total = compare(table);
  const channel = valuesOf(table, 'channel');
  const issue = valuesOf(table, 'issue_type');
  const segment = maskOf(table, sampleStory.bottleneck.segment);
  const inSegment = compare(table, (row) => segment[row] === 1);

  test('SAMPLE-7 the resolution rate falls by 4 points, give or take one', () => {
    expect(Math.abs(changeOf(total) + 0.04)).toBeLessThan(0.01);
    const weeks = [-2, -1, 0, 1].map((week) => {
      const fromDay = sampleStory.startDay + 7 * week;
      return tally(table, { fromDay, toDay: fromDay + 7 }).rate;
    });
    expect(Math.max(...weeks.slice(2))).toBeLessThan(Math.min(...weeks.slice(0, 2)));
  });

  test('SAMPLE-7 billing in messaging carries about 2.5 of them, all of it stuck escalations', () => {
    const { rate } = effects(total, inSegment);
    expect(Math.abs(rate + 0.025)).toBeLessThan(0.005);
    const [before, after] = inSegment.map(({ by, n }) => by.escalation_stuck / n) as [number, number];
    expect(before).toBeCloseTo(sampleStory.bottleneck.stuckBefore, 1);
    expect(before).toBeLessThan(0.05);
    expect(after).toBeGreaterThan(0.2);
    const fall = inSegment[0].rate - inSegment[1].rate;
    expect((after - before) / fall).toBeGreaterThan(0.9);
  });

  test('SAMPLE-7 the mix of channels carries about 0.8, through the bot', () => {
    const byChannel = channels.map(({ name }) =>
      effects(
        total,
        compare(table, (row) => channel[row] === name),
      ),
    );
    const mix = byChannel.reduce((sum, effect) => sum + effect.mix, 0);
    expect(Math.abs(mix + 0.008)).toBeLessThan(0.004);
    const bot = byChannel[channels.findIndex(({ name }) => name === sampleStory.mixShift.value)];
    expect((bot?.mix ?? 0) / mix).toBeGreaterThan(0.6);
    const rates = byChannel.reduce((sum, effect) => sum + effect.rate, 0);
    expect(rates + mix).toBeCloseTo(changeOf(total), 12);
  });

  test('SAMPLE-8 every other cell of channel and issue moves within its own noise', () => {
    const scores = channels.flatMap(({ name }) =>
      issues.flatMap((topic) => {
        const isPlanted = name === 'messaging' && topic.name === 'billing';
        const cell = compare(table, (row) => channel[row] === name && issue[row] === topic.name);
        return isPlanted || cell.some(({ n }) => n < 10) ? [] : [Math.abs(score(cell))];
      }),
    );
    expect(scores.length).toBeGreaterThan(30);
    expect(Math.max(...scores)).toBeLessThan(3);
    expect(scores.filter((z) => z > 1.96).length / scores.length).toBeLessThan(0.15);
    expect(Math.abs(score(inSegment))).toBeGreaterThan(4);
  });

  test('SAMPLE-9 the sizes are what the story does on average, against the same desk without it', () => {
    const pairs = Array.from({ length: 12 }, (_, i) => twin(100 + i));
    const mean = (pick: (pair: Twin) => number) => pairs.reduce((sum, pair) => sum + pick(pair), 0) / pairs.length;
    const told = mean(({ withStory, without }) => withStory.total.rate - without.total.rate);
    expect(Math.abs(told - sampleStory.change)).toBeLessThan(0.003);
    const segmentShare = mean(({ withStory }) => withStory.segment.n / withStory.total.n);
    const segmentFall = mean(({ withStory, without }) => withStory.segment.rate - without.segment.rate);
    expect(Math.abs(segmentShare * segmentFall - sampleStory.bottleneck.change)).toBeLessThan(0.003);
    const { bottleneck, mixShift } = sampleStory;
    const stuck = ({ by, n }: Tally) => by.escalation_stuck / n;
    // About three standard errors of twelve fortnights each.
    expect(Math.abs(mean(({ without }) => stuck(without.segment)) - bottleneck.stuckBefore)).toBeLessThan(0.012);
    expect(Math.abs(mean(({ withStory }) => stuck(withStory.segment)) - bottleneck.stuckAfter)).toBeLessThan(0.03);
    expect(Math.abs(mean(({ without }) => botShare(without)) - mixShift.shareBefore)).toBeLessThan(0.007);
    expect(Math.abs(mean(({ withStory }) => botShare(withStory)) - mixShift.shareAfter)).toBeLessThan(0.007);
  }, 30_000);

  test('SAMPLE-9 before its first day the story changes nothing', () => {
    const quiet = generateSample(undefined, { hasStory: false });
    const before = { fromDay: sampleRange.fromDay, toDay: sampleStory.startDay };
    const rows = tallyRows(table);
    expect(tally(quiet, before)).toEqual(tally(table, before));
    expect(valuesOf(quiet, 'agent').slice(0, rows)).toEqual(valuesOf(table, 'agent').slice(0, rows));
    expect(valuesOf(quiet, 'outcome').slice(0, rows)).toEqual(valuesOf(table, 'outcome').slice(0, rows));
    expect(valuesOf(quiet, 'outcome')).not.toEqual(valuesOf(table, 'outcome'));
  });
});

/** Two-proportion z; 0 where nothing varies. */
function score([from, to]: readonly [Tally, Tally]): number {
  const pooled = (from.by.resolved + to.by.resolved) / (from.n + to.n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / from.n + 1 / to.n));
  return error === 0 ? 0 : (to.rate - from.rate) / error;
}

type Twin = ReturnType<typeof twin>;

function botShare({ bot, total }: Twin['without']): number {
  return bot.n / total.n;
}

function twin(seed: number) {
  const read = (hasStory: boolean) => {
    const one = generateSample(seed, { hasStory });
    const segment = maskOf(one, sampleStory.bottleneck.segment);
    const channel = valuesOf(one, 'channel');
    return {
      total: tally(one, current),
      segment: tally(one, current, (row) => segment[row] === 1),
      bot: tally(one, current, (row) => channel[row] === sampleStory.mixShift.value),
    };
  };
  return { withStory: read(true), without: read(false) };
}

function tallyRows(of: TypedTable): number {
  const { n, by } = tally(of, { fromDay: sampleRange.fromDay, toDay: sampleStory.startDay });
  return n + by.excluded;
}
