import { describe, expect, test } from 'vitest';
import { generateSample, sampleSeed } from '#core/sample/generateSample.ts';
import { hashTable } from '#core/sample/hashTable.ts';
import { sampleOutcomeRules } from '#core/sample/outcomeRules.ts';
import { sampleRange, sampleStory } from '#core/sample/story.ts';
import { type Column, msPerDay, type TypedTable } from '#core/table/table.ts';
import { columnOf, daysOf, maskOf, numbersOf, tally, valuesOf } from './readSample.ts';

const table = generateSample();

describe('sample', () => {
  test('SAMPLE-1 the same seed gives the same table, another seed another', () => {
    expect(hashTable(generateSample(sampleSeed))).toBe(hashTable(table));
    expect(hashTable(generateSample(sampleSeed + 1))).not.toBe(hashTable(table));
  });

  test('SAMPLE-1 the hash sees every kind of cell and every name', () => {
    const changes: readonly ((copy: TypedTable) => void)[] = [
      (copy) => write(columnOf(copy, 'channel'), 17),
      (copy) => write(columnOf(copy, 'created_at'), 17),
      (copy) => write(columnOf(copy, 'csat'), copy.rowCount - 1),
      (copy) => write(columnOf(copy, 'conversation_id'), 3),
    ];
    const copies = changes.map((change) => {
      const copy = structuredClone(table);
      change(copy);
      return hashTable(copy);
    });
    const renamed = {
      ...table,
      schema: table.schema.map((column, i) => (i === 4 ? { ...column, name: 'x' } : column)),
    };
    expect(new Set([...copies, hashTable(renamed), hashTable(table)]).size).toBe(changes.length + 2);
  });

  test('SAMPLE-2 about 20,000 conversations in 26 whole weeks, sorted, none missing a day', () => {
    expect(table.rowCount).toBeGreaterThan(19_000);
    expect(table.rowCount).toBeLessThan(21_000);
    expect((sampleRange.toDay - sampleRange.fromDay) / 7).toBe(26);
    expect(new Date(sampleRange.fromDay * msPerDay).toUTCString()).toContain('Mon, 30 Mar 2026');
    expect(new Date(sampleRange.toDay * msPerDay - 1).toUTCString()).toContain('Sun, 27 Sep 2026');
    expect(new Date(sampleStory.startDay * msPerDay).getUTCDay()).toBe(1);
    const created = numbersOf(table, 'created_at');
    expect(created.every((ms, row) => row === 0 || ms >= (created[row - 1] ?? 0))).toBe(true);
    expect(new Set(daysOf(table)).size).toBe(182);
  });

  test('SAMPLE-3 the outcome rules give the outcome column again', () => {
    const masks = sampleOutcomeRules.rules.map((rule) => maskOf(table, rule.when));
    const again = Array.from({ length: table.rowCount }, (_, row) => {
      const first = masks.findIndex((mask) => mask[row] === 1);
      return sampleOutcomeRules.rules[first]?.outcome ?? 'unmatched';
    });
    expect(again).toEqual(valuesOf(table, 'outcome'));
  });

  test('SAMPLE-4 the schema counts truly', () => {
    for (const { id, distinct, missing } of table.schema) {
      const column = columnOf(table, id);
      if (column.kind === 'text' || column.kind === 'tags') continue;
      const cells = column.kind === 'dimension' ? valuesOf(table, id) : [...column.values].map(orNull);
      const kept = cells.filter((cell) => cell !== null);
      expect({ id, distinct, missing }).toEqual({
        id,
        distinct: new Set(kept).size,
        missing: table.rowCount - kept.length,
      });
    }
  });

  test('SAMPLE-4 times are in order, derived durations are their differences', () => {
    const created = numbersOf(table, 'created_at');
    const first = numbersOf(table, 'first_response_at');
    const resolved = numbersOf(table, 'resolved_at');
    const seconds = (to: Float64Array) => created.map((from, row) => ((to[row] ?? Number.NaN) - from) / 1_000);
    expect(numbersOf(table, 'first_response_seconds')).toEqual(seconds(first));
    expect(numbersOf(table, 'resolution_seconds')).toEqual(seconds(resolved));
    const exportMs = sampleRange.toDay * msPerDay;
    expect([...first, ...resolved].every((ms) => Number.isNaN(ms) || ms <= exportMs)).toBe(true);
    expect(seconds(first).every((s) => Number.isNaN(s) || s >= 1)).toBe(true);
    const inOrder = resolved.every((ms, row) => !((first[row] ?? Number.NaN) > ms));
    expect(inOrder).toBe(true);
    const outcome = valuesOf(table, 'outcome');
    expect(outcome.every((value, row) => (value === 'resolved') === !Number.isNaN(resolved[row]))).toBe(true);
  });

  test('SAMPLE-5 before the story 78 % are resolved, each channel within its usual band', () => {
    const before = { fromDay: sampleRange.fromDay, toDay: sampleStory.startDay };
    expect(tally(table, before).rate).toBeCloseTo(sampleStory.resolutionRateBefore, 2);
    const channel = valuesOf(table, 'channel');
    const rate = (name: string) => tally(table, before, (row) => channel[row] === name).rate;
    const bands = { chat: [0.7, 0.85], email: [0.75, 0.9], messaging: [0.6, 0.8], phone: [0.8, 0.95], bot: [0.2, 0.4] };
    for (const [name, [least = 0, most = 1]] of Object.entries(bands)) {
      expect(rate(name), name).toBeGreaterThan(least);
      expect(rate(name), name).toBeLessThan(most);
    }
  });

  test('SAMPLE-6 the desk looks like one', () => {
    const days = daysOf(table);
    const weekend = days.filter((day) => (day + 3) % 7 >= 5).length / 52;
    const weekday = days.filter((day) => (day + 3) % 7 < 5).length / 130;
    expect(weekend / weekday).toBeLessThan(0.65);
    const hours = Array.from(numbersOf(table, 'created_at'), (ms) => Math.floor(ms / 3_600_000) % 24);
    expect(hours.filter((hour) => hour < 6).length / hours.length).toBeLessThan(0.05);
    const dictionary = (id: string) => new Set(valuesOf(table, id).filter((value) => value !== null)).size;
    expect([dictionary('agent'), dictionary('team'), dictionary('channel'), dictionary('issue_type')]).toEqual([
      40, 6, 5, 9,
    ]);
    const channel = valuesOf(table, 'channel');
    const agent = valuesOf(table, 'agent');
    expect(channel.every((name, row) => (name === 'bot') === (agent[row] === null))).toBe(true);
    const answered = [...numbersOf(table, 'csat')].filter((score) => !Number.isNaN(score));
    expect(answered.length / table.rowCount).toBeLessThan(0.25);
    expect(answered.length / table.rowCount).toBeGreaterThan(0.1);
    expect(answered.every((score) => [1, 2, 3, 4, 5].includes(score))).toBe(true);
    const wait = numbersOf(table, 'wait_seconds');
    const usual = median(wait.filter((_, row) => channel[row] === 'messaging'));
    const leaving = (isSlow: boolean) => {
      const { by, n } = tally(table, sampleRange, (row) => {
        const isWanted = isSlow === (wait[row] ?? 0) > usual;
        return isWanted && channel[row] === 'messaging';
      });
      return by.abandoned / n;
    };
    expect(leaving(true)).toBeGreaterThan(leaving(false) * 1.1);
  });

  test('SAMPLE-10 the comparison is mature, the last ten days are not', () => {
    const { baseline, current } = sampleStory.comparison;
    expect(tally(table, baseline).by.open + tally(table, current).by.open).toBe(0);
    const open = (fromAge: number, toAge: number) => {
      const { by, n } = tally(table, { fromDay: sampleRange.toDay - toAge, toDay: sampleRange.toDay - fromAge });
      return by.open / n;
    };
    expect(open(0, 10)).toBeGreaterThan(0.1);
    expect(open(0, 2)).toBeGreaterThan(open(2, 5));
    expect(open(2, 5)).toBeGreaterThan(open(5, 10));
    expect(open(5, 10)).toBeGreaterThan(open(10, 28));
    expect(sampleStory.immatureFromDay).toBe(sampleRange.toDay - 10);
    const young = { fromDay: sampleStory.immatureFromDay, toDay: sampleRange.toDay };
    expect(tally(table, young).rate).toBeLessThan(tally(table, current).rate - 0.03);
  });
});

function write(column: Column, row: number): void {
  if (column.kind === 'dimension' || column.kind === 'tags') column.codes[row] = 0;
  else if (column.kind === 'text') column.bytes[row] = 90;
  else column.values[row] = 1.5;
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function median(values: Float64Array): number {
  const sorted = values.toSorted();
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
