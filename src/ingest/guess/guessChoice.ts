import type { ColumnRole, MeasureUnit } from '#core/table/table.ts';
import type { ColumnFacts, NumberFacts } from '#ingest/guess/columnFacts.ts';
import { isSliceable } from '#ingest/guess/guessRoles.ts';
import { wordsOf } from '#ingest/guess/wordsOf.ts';
import type { ColumnChoice, DurationFormat, TagFacts } from '#ingest/port.ts';
import type { DecimalMark } from '#ingest/values/parseNumber.ts';

export interface ColumnToGuess {
  readonly name: string;
  readonly role: ColumnRole | null;
  readonly facts: ColumnFacts;
  /** The file's decimal mark, for columns in which both would do. */
  readonly fileMark: DecimalMark;
  /** Null: its cells do not look like lists. */
  readonly tags: TagFacts | null;
}

/**
 * How a column is best read: a time, a quantity, a dimension to slice by, or text; codes such as `priority` or
 * `assignment_group` are dimensions though they are numbers.
 */
export function guessChoice(column: ColumnToGuess): ColumnChoice {
  const { facts, role } = column;
  const words = wordsOf(column.name);
  if (facts.filled === 0) return choiceOf('ignore', {});
  if (role === 'conversation_id') return choiceOf('text', { role });
  if (column.tags !== null) return choiceOf('tags', { role, tagFormat: column.tags.format });
  if (isTime(facts, role, words)) return choiceOf('time', { role, dateOrder: facts.orders[0] ?? null });
  if (facts.truth === 'words') return choiceOf('dimension', { role });
  const duration = durationOf(facts, role, words);
  if (duration !== null) return durationChoice(column, duration);
  if (facts.isSpan || facts.clock !== 'none' || isTimeOfDay(facts, words)) return choiceOf('text', { role });
  if (facts.number !== null && isQuantity(facts, facts.number, role, words))
    return measureChoice(column, facts.number, words);
  return choiceOf(isDimension(facts, role, words) ? 'dimension' : 'text', { role });
}

const plain: Omit<ColumnChoice, 'kind'> = {
  role: null,
  dateOrder: null,
  durationFormat: null,
  tagFormat: null,
  decimalMark: '.',
  unit: null,
};

function choiceOf(kind: ColumnChoice['kind'], details: Partial<ColumnChoice>): ColumnChoice {
  return { ...plain, ...details, kind };
}

/** Digits alone are a moment only where the name says so. */
function isTime({ orders, number }: ColumnFacts, role: ColumnRole | null, words: string): boolean {
  if (orders.length === 0) return false;
  return number === null || role?.endsWith('_at') === true || /\b(at|date|time|timestamp|since|on)$/.test(words);
}

const durationWords =
  /\b(duration|elapsed|wait|waiting|talk|handle|handling|speed|avg|average|response|resolution|hold|spent|tracked|delay|ttr|aht|in hrs|time to|minutes?|mins?|seconds?|secs?|hours?|hrs?)\b/;

function durationOf(facts: ColumnFacts, role: ColumnRole | null, words: string): DurationFormat | null {
  const isNamed = role?.endsWith('_seconds') === true || durationWords.test(words);
  if (facts.isSpan) return isNamed || facts.values.some((value) => /^-|^\d{3,}:/.test(value)) ? 'h:mm:ss' : null;
  if (facts.clock !== 'none') return isNamed || facts.clock === 'first-hour' ? 'clock-am-pm' : null;
  if (facts.number === null || facts.number.hasPercent || !isNamed) return null;
  if (/\b(minutes?|mins?)\b/.test(words)) return 'minutes';
  if (/\b(hours?|hrs?)\b/.test(words)) return 'hours';
  if (/\bdays\b/.test(words)) return 'days';
  if (/\b(seconds?|secs?|stc)\b/.test(words)) return 'seconds';
  if (role?.endsWith('_seconds') !== true && !/\b(duration|elapsed|time|wait)\b/.test(words)) return null;
  return !facts.number.isWhole && facts.number.max < 3 ? 'day-fraction' : 'seconds';
}

function durationChoice({ role, facts, fileMark }: ColumnToGuess, durationFormat: DurationFormat): ColumnChoice {
  const decimalMark = facts.number === null ? '.' : markOf(facts.number, fileMark);
  return choiceOf('measure', { role, durationFormat, decimalMark, unit: 'seconds' });
}

/** `0.384` in a column `Time` is nine in the morning to a spreadsheet. */
function isTimeOfDay({ number }: ColumnFacts, words: string): boolean {
  return (
    number !== null &&
    !number.isWhole &&
    number.max < 1 &&
    /^(time|time of day|call time|start time|end time)$/.test(words)
  );
}

const quantityWords =
  /\b(count|number of|num|total|amount|days|rate|score|rating|replies|reopens?|interactions|messages|percent|pct|calls|qty|quantity|price|cost|value|age|stations|size|length|ratio|latitude|longitude|lat|lon)\b/;
const codeWords =
  /\b(id|ids|key|code|by|to|group|category|type|priority|status|state|stage|location|zip|zipcode|postal|phone|version|ref|link|level|tier|class|symptom|impact|urgency|severity|queue|team|agent|owner|user|caller)\b/;

function isQuantity(facts: ColumnFacts, number: NumberFacts, role: ColumnRole | null, words: string): boolean {
  if (role === 'csat' || role?.endsWith('_count') === true) return true;
  if (role !== null || number.hasLeadingZeros) return false;
  if (number.hasPercent || !number.isWhole || /\bnumber of\b/.test(words)) return true;
  if (codeWords.test(words)) return false;
  if (quantityWords.test(words)) return true;
  return facts.values.length > 50 && facts.values.length < facts.filled * 0.9;
}

function measureChoice({ role, facts, fileMark }: ColumnToGuess, number: NumberFacts, words: string): ColumnChoice {
  const isStray = role === null && facts.filled < facts.rowCount / 200;
  return choiceOf(isStray ? 'ignore' : 'measure', {
    role,
    decimalMark: markOf(number, fileMark),
    unit: unitOf(number, role, words),
  });
}

function unitOf(number: NumberFacts, role: ColumnRole | null, words: string): MeasureUnit {
  if (number.hasPercent) return 'share';
  if (role === 'csat' || /\b(score|rating)\b/.test(words)) return 'score';
  const isCount =
    role?.endsWith('_count') === true || /\b(count|number of|total|calls|messages|replies|reopens)\b/.test(words);
  return isCount && number.isWhole ? 'count' : 'number';
}

function markOf({ marks }: NumberFacts, fileMark: DecimalMark): DecimalMark {
  return marks.includes(fileMark) ? fileMark : (marks[0] ?? fileMark);
}

function isDimension(facts: ColumnFacts, role: ColumnRole | null, words: string): boolean {
  const { values, filled } = facts;
  if (facts.isMultiLine || facts.meanLength > 80) return false;
  if (role !== null) return true;
  if (
    values.length === filled &&
    filled > 1 &&
    /\b(id|key|url|number|subject|title|description|body|index)\b/.test(words)
  )
    return false;
  return isSliceable(facts) && (values.length <= 1_000 || values.length <= filled / 5);
}
