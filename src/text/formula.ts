import type { Completion } from '#core/formula/text/completeFormula.ts';
import type { FormulaProblem, UnitOperation } from '#core/formula/text/problem.ts';
import type { AggregateKind, MetricUnit } from '#core/model/schema.ts';
import type { ColumnKind, MeasureUnit } from '#core/table/table.ts';
import { joinList, plural } from './format.ts';

const units = {
  share: 'a share',
  count: 'a count',
  seconds: 'a duration',
  number: 'a plain number',
  score: 'a score',
} satisfies Record<MetricUnit, string>;

const columnKinds = {
  dimension: 'a category',
  tags: 'a set of tags',
  measure: 'a number',
  time: 'a date',
  text: 'a text',
} satisfies Record<ColumnKind, string>;

const operations = {
  '+': (left, right) => `${capital(left)} and ${right} can’t be added.`,
  '-': (left, right) => `${capital(right)} can’t be taken from ${left}.`,
  '*': (left, right) => `${capital(left)} and ${right} can’t be multiplied.`,
  '/': (left, right) => `${capital(left)} can’t be divided by ${right}.`,
  compare: (left, right) => `${capital(left)} and ${right} can’t be compared.`,
  branch: (left, right) => `One choice is ${left}, another ${right}: they must be in one unit.`,
} satisfies Record<UnitOperation, (left: string, right: string) => string>;

const needed = {
  text: (column) => `${column} holds texts. Compare it with one in double quotes: ${column} = "…".`,
  number: (column) => `${column} holds numbers. Compare it with a number: ${column} > 3.`,
  duration: (column) => `${column} is a duration. Give the number a unit: 10 min, 2 h, 3 d.`,
  date: (column) => `${column} is a date. Compare it with one in double quotes: ${column} >= "2026-05-31".`,
} satisfies Record<'text' | 'number' | 'duration' | 'date', (column: string) => string>;

/** What is wrong with a formula and how to mend it. */
export function formulaProblemText(problem: FormulaProblem): string {
  switch (problem.code) {
    case 'empty':
      return 'Write a formula: metrics in [brackets], or an aggregate of a column, such as mean(first_response).';
    case 'syntax':
      return problem.found === null
        ? 'Something is missing at the end.'
        : `“${problem.found}” is not expected here. Check the operators and brackets before it.`;
    case 'unknown-unit':
      return `“${problem.name}” is no unit. Use s, min, h, d or %.`;
    case 'unknown-metric':
      return `There is no metric “${problem.name}” in this tree.${didYouMean(problem.meant)}`;
    case 'unknown-column':
      return `The dataset has no column “${problem.name}”.${didYouMean(problem.meant)}`;
    case 'unknown-function':
      return `There is no function “${problem.name}”.${didYouMean(problem.meant)}`;
    case 'unknown-value':
      return `No row has “${problem.value}” as ${problem.column}, so it counts nothing.${didYouMean(problem.meant)}`;
    case 'bare-column':
      return `${problem.column} is a column, with one value per row. Say what of it: sum(${problem.column}), mean(${problem.column}), count where ${problem.column} …`;
    case 'metric-in-aggregate':
      return `${problem.aggregate} reads a column of the data, and ${problem.metric === '' ? 'this is a calculation' : `“${problem.metric}” is a metric`}. Calculate with metrics outside of it.`;
    case 'not-numeric':
      return `${problem.column} is ${columnKinds[problem.kind]}, and ${problem.aggregate} needs numbers. Use count where … or distinct(…).`;
    case 'arity':
      return `${problem.name} takes ${takes(problem.least, problem.most)}, and here ${problem.given === 1 ? 'is' : 'are'} ${problem.given}.`;
    case 'where-without-rows':
      return '“where” leaves out rows, so it can only follow an aggregate: count where …, sum(…) where …';
    case 'unit-mismatch':
      return operations[problem.op](units[problem.left], units[problem.right]);
    case 'condition-mismatch':
      return needed[problem.needs](problem.column);
    case 'not-a-date':
      return `“${problem.text}” is no date. Write it as year-month-day: "2026-05-31".`;
    case 'order-of-text':
      return `${problem.column} holds texts, which have no order. Use =, != or in (…).`;
    case 'empty-of-tags':
      return `${problem.column} holds one value per row, which can be missing but not empty. Use is missing.`;
    case 'two-literals':
      return 'A condition compares a column with a value; here stand two values.';
    case 'two-columns':
      return 'A condition compares a column with a value; here stand two columns.';
    case 'cycle':
      return `That goes round in a circle: ${[...problem.path, problem.path[0] ?? ''].join(' → ')}. Use a metric that is not made of this one.`;
  }
}

function didYouMean(names: readonly string[]): string {
  return names.length === 0 ? '' : ` Did you mean ${joinOr(names.map((name) => `“${name}”`))}?`;
}

function joinOr(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}

function takes(least: number, most: number | null): string {
  if (most === null) return `at least ${plural(least, 'value', 'values')}`;
  return most === 0 ? 'nothing in brackets' : plural(most, 'value', 'values');
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

const aggregateHelp = {
  count: 'How many rows: count, count where …',
  sum: 'The total of a column over the rows that have it.',
  mean: 'The average of a column over the rows that have it.',
  median: 'The value that half of the rows lie under.',
  p90: 'The value that nine in ten rows lie under.',
  max: 'The largest value; of several values, the largest of them.',
  distinct: 'How many different values a column has.',
  'agent-days': 'How many different values each day, summed over the days: agents and the days they worked.',
} satisfies Record<AggregateKind, string>;

const functionHelp = {
  min: 'The smallest of several values.',
  if: 'if(condition, value where it holds, value otherwise)',
} as const;

const metricUnits = {
  share: 'share',
  count: 'count',
  seconds: 'duration',
  number: 'number',
  score: 'score',
} satisfies Record<MetricUnit & MeasureUnit, string>;

/** What stands beside an offered completion. */
export function completionDetail(completion: Completion): string {
  switch (completion.kind) {
    case 'metric':
      return metricUnits[completion.unit];
    case 'column':
      return columnKinds[completion.of].replace(/^an? /, '');
    case 'value':
      return completion.column;
    case 'aggregate':
    case 'function':
      return 'function';
    case 'word':
      return '';
  }
}

export function completionHelp(completion: Completion): string | null {
  if (completion.kind === 'aggregate') return aggregateHelp[completion.aggregate];
  if (completion.kind === 'function') return functionHelp[completion.name];
  return null;
}

/** Words of the formula editor. */
export const formulaText = {
  label: 'Formula',
  placeholder: '1 - ([Customer abandonment] + [Follow-up failure])',
  hint: 'Metrics in [brackets], columns in an aggregate: sum(replies) / count where channel = "email". Ctrl+Space offers what can stand here.',
  write: 'Write as a formula',
  build: 'Build with choices',
  unit: 'Shown as',
  problems: 'What to mend',
  replace: (name: string): string => `Use “${name}”`,
  parts: (names: readonly string[]): string =>
    `${names.length === 1 ? 'A part is' : 'Parts are'} added below: ${joinList(names.map((name) => `“${name}”`))}.`,
  unnamed: (names: readonly string[]): string =>
    `${joinList(names.map((name) => `“${name}”`))} ${names.length === 1 ? 'stands' : 'stand'} below and ${names.length === 1 ? 'is' : 'are'} not in the formula any more`,
  unnamedChoices: {
    influence: 'Keep beside the formula, as an influence',
    remove: 'Remove, with everything below',
  },
  metricHelp: (name: string, unit: MetricUnit, description: string): string =>
    `${name} · ${metricUnits[unit]}${description === '' ? '' : `\n${description}`}`,
  columnHelp: (name: string, kind: ColumnKind, distinct: number, missing: number): string =>
    `${name} · column, ${columnKinds[kind]}\n${plural(distinct, 'different value', 'different values')}${missing === 0 ? '' : `, missing in ${plural(missing, 'row', 'rows')}`}`,
  aggregateHelp: (aggregate: AggregateKind): string => aggregateHelp[aggregate],
} as const;
