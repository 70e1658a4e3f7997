import type { CompareOp } from '#core/table/filter.ts';
import { formatCount } from './format.ts';

/** Words of the editor of conditions. `of` says whose: “rule 3”. */
export const conditionText = {
  column: (of: string): string => `Column of ${of}`,
  operator: (of: string): string => `Comparison of ${of}`,
  value: (of: string): string => `Value of ${of}`,
  unit: (of: string): string => `Unit of time of ${of}`,
  from: (of: string): string => `Start of ${of}`,
  after: (column: string): string => `after ${column}`,
  remove: 'Remove this condition',
  chooseValues: 'Choose values',
  valuesMore: (first: string, more: number): string => `${first} + ${formatCount(more)} more`,
  searchValues: 'Search values',
  addValue: (value: string): string => `Use “${value}”`,
  noValues: 'No value contains that.',
  noList: 'Too many values to list: type one and use it.',
  moreValues: (count: number): string => `${formatCount(count)} more: search to find them`,
  clearValues: 'Clear',
  missingValue: '(missing)',
} as const;

export const operatorNames = {
  is: 'is one of',
  'is-not': 'is none of',
  contains: 'contains',
  'contains-not': 'does not contain',
  empty: 'is empty',
  filled: 'is not empty',
  tagless: 'has no tags',
  tagged: 'has tags',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
  '=': 'equals',
  '!=': 'differs from',
  within: 'is at most',
  later: 'is more than',
} as const;

/** Of a column of tags: one of a conversation's tags is enough. */
export const tagOperatorNames = {
  ...operatorNames,
  is: 'has one of',
  'is-not': 'has none of',
  contains: 'has a tag with',
  'contains-not': 'has no tag with',
  tagged: 'has any tag',
  empty: 'is unknown',
  filled: 'is known',
} as const satisfies Record<keyof typeof operatorNames, string>;

export const compareSigns = {
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  '=': '=',
  '!=': '≠',
} as const satisfies Record<CompareOp, string>;

/** A condition in a sentence. */
export const filterWords = {
  all: 'always',
  and: 'and',
  or: 'or',
  not: (of: string): string => `not ${of}`,
  in: (column: string, values: readonly string[]): string => `${column} is ${values.join(' or ')}`,
  notIn: (column: string, values: readonly string[]): string => `${column} is not ${values.join(' or ')}`,
  has: (column: string, tags: readonly string[]): string => `${column} has ${tags.join(' or ')}`,
  hasNot: (column: string, tags: readonly string[]): string => `${column} does not have ${tags.join(' or ')}`,
  tagless: (column: string): string => `${column} is none`,
  tagged: (column: string): string => `${column} is any`,
  unknown: (column: string): string => `${column} is unknown`,
  known: (column: string): string => `${column} is known`,
  contains: (column: string, text: string): string => `${column} contains “${text}”`,
  notContains: (column: string, text: string): string => `${column} does not contain “${text}”`,
  missing: (column: string): string => `${column} is empty`,
  notMissing: (column: string): string => `${column} is not empty`,
  elapsed: (from: string, to: string, sign: string, hours: number): string =>
    `${from} to ${to} ${sign} ${Number(hours.toFixed(2))} h`,
} as const;

export const spanUnitNames = { minutes: 'minutes', hours: 'hours', days: 'days' } as const;
