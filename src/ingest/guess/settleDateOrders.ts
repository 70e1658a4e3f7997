import type { RawColumn } from '#ingest/csv/rawTable.ts';
import type { ColumnFacts } from '#ingest/guess/columnFacts.ts';
import type { DateOrder } from '#ingest/port.ts';
import { parseTime } from '#ingest/values/parseTime.ts';

export interface TimeToSettle {
  readonly column: RawColumn;
  readonly facts: ColumnFacts;
}

export interface SettledOrder {
  readonly order: DateOrder;
  /** Nothing but a habit decided: worth a warning. */
  readonly isGuess: boolean;
}

/**
 * The date order of every time column. Where all values of one fit two orders, a sibling written with the same
 * separator decides, then any sibling, then the order whose dates lie among the siblings', then the one that makes
 * the rows run in order, and at last the habit (`/` with AM or PM: month first; otherwise day first).
 */
export function settleDateOrders(times: readonly TimeToSettle[]): readonly SettledOrder[] {
  const proven = times.filter(({ facts }) => facts.orders.length === 1);
  return times.map((time) => {
    const { orders } = time.facts;
    const only = orders[0] ?? 'iso';
    if (orders.length < 2) return { order: only, isGuess: false };
    const bySibling = orderOfSibling(time, proven, true) ?? orderOfSibling(time, proven, false);
    if (bySibling !== null) return { order: bySibling, isGuess: false };
    return { order: orderInRange(time, proven) ?? orderInSequence(time) ?? orderByHabit(time), isGuess: true };
  });
}

function orderOfSibling({ facts }: TimeToSettle, proven: readonly TimeToSettle[], sameMark: boolean): DateOrder | null {
  const mark = separatorOf(facts);
  const sibling = proven.find(
    ({ facts: other }) =>
      other.orders.some((order) => facts.orders.includes(order)) && (!sameMark || separatorOf(other) === mark),
  );
  return sibling?.facts.orders[0] ?? null;
}

function separatorOf({ values }: ColumnFacts): string {
  return /^\d+\s*([-/.])/.exec(values[0] ?? '')?.[1] ?? '';
}

const marginMs = 31 * 86_400_000;

/** The order that puts clearly more dates into the span of the proven columns. */
function orderInRange({ facts }: TimeToSettle, proven: readonly TimeToSettle[]): DateOrder | null {
  const known = proven.flatMap(({ facts: other }) => timesOf(other.values, other.orders[0] ?? 'iso'));
  if (known.length === 0) return null;
  const from = known.reduce((a, b) => Math.min(a, b)) - marginMs;
  const to = known.reduce((a, b) => Math.max(a, b)) + marginMs;
  const inside = (order: DateOrder): number => {
    const times = timesOf(facts.values, order);
    return times.filter((time) => time >= from && time <= to).length / Math.max(1, times.length);
  };
  return clearlyBest(facts.orders, inside);
}

/** The order under which the rows of the file run more nearly in sequence, either way. */
function orderInSequence({ column, facts }: TimeToSettle): DateOrder | null {
  const sortedness = (order: DateOrder): number => {
    const parsed = column.values.map((value) => parseTime(value, order));
    let up = 0;
    let down = 0;
    for (let row = 1; row < column.codes.length; row++) {
      const step = (parsed[column.codes[row] ?? 0] ?? 0) - (parsed[column.codes[row - 1] ?? 0] ?? 0);
      if (step > 0) up += 1;
      if (step < 0) down += 1;
    }
    return Math.max(up, down) / Math.max(1, up + down);
  };
  return clearlyBest(facts.orders, sortedness);
}

function clearlyBest(orders: readonly DateOrder[], score: (order: DateOrder) => number): DateOrder | null {
  const ranked = orders.map((order) => ({ order, score: score(order) })).sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  return first !== undefined && first.score - (second?.score ?? 0) > 0.1 ? first.order : null;
}

function orderByHabit({ facts }: TimeToSettle): DateOrder {
  const isAmerican = separatorOf(facts) === '/' && facts.values.some((value) => /[AP]\.?M\.?$/i.test(value.trim()));
  const habit = isAmerican ? 'mdy' : 'dmy';
  return facts.orders.includes(habit) ? habit : (facts.orders[0] ?? 'iso');
}

function timesOf(values: readonly string[], order: DateOrder): readonly number[] {
  return values.map((value) => parseTime(value, order)).filter((time) => !Number.isNaN(time));
}
