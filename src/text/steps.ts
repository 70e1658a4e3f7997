import type { Side } from '#core/contribution/readNode.ts';
import type { Quantity, StepName, WorkingStep, WorkingToken } from '#core/contribution/working.ts';
import type { CompareOp } from '#core/table/filter.ts';
import { formatExact, formatExactChange } from './exact.ts';

/** One line of a working: what it is of, and the arithmetic: `9,840 ÷ 12,551 = 78.40 %`. */
export interface WorkingLine {
  readonly label: string;
  readonly text: string;
}

/** Steps as lines for people, numbers with the digits that let them be checked. */
export function renderWorking(steps: readonly WorkingStep[]): readonly WorkingLine[] {
  return steps.map(({ of, tokens, result }) => {
    const sides = [
      ...(tokens.length === 0 ? [] : [tokens.map(tokenText).join('')]),
      ...(result === null ? [] : [quantityText(result)]),
    ];
    return { label: labelOf(of), text: sides.join(' = ') };
  });
}

const sideNames = { baseline: 'baseline', current: 'current period' } as const satisfies Record<Side, string>;

function labelOf(of: StepName): string {
  switch (of.code) {
    case 'value':
      return `${of.name}, ${sideNames[of.side]}`;
    case 'formula':
      return of.name;
    case 'change':
      return `Change of ${of.name}`;
    case 'multiplier':
      return `What a change of ${of.name} is multiplied by`;
    case 'contribution':
      return `Contribution of ${of.name}`;
    case 'share':
      return `Share of the volume, ${sideNames[of.side]}`;
    case 'centre':
      return 'Overall level, mean of both periods';
    case 'rate':
      return 'Rate: mean share × change of its own level';
    case 'mix':
      return 'Mix: its level against the overall one × change of its share';
    case 'segment':
      return 'Contribution';
  }
}

const signs = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ' } as const;

const compareSigns = {
  '<': ' < ',
  '<=': ' ≤ ',
  '>': ' > ',
  '>=': ' ≥ ',
  '=': ' = ',
  '!=': ' ≠ ',
} as const satisfies Record<CompareOp, string>;

function tokenText(token: WorkingToken): string {
  switch (token.kind) {
    case 'quantity':
      return needsBrackets(token.quantity) ? `(${quantityText(token.quantity)})` : quantityText(token.quantity);
    case 'name':
      return token.name;
    case 'operator':
      return signs[token.op];
    case 'minus':
      return '−';
    case 'function':
      return token.name;
    case 'comma':
      return ', ';
    case 'compare':
      return compareSigns[token.op];
    case 'open':
      return '(';
    case 'close':
      return ')';
  }
}

/** A number with a sign of its own, inside arithmetic. */
const needsBrackets = ({ value, isChange }: Quantity): boolean => isChange || value < 0;

const fourDigits = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 });

function quantityText({ value, unit, isChange }: Quantity): string {
  if (unit === 'factor') return `${value < 0 ? '−' : ''}${fourDigits.format(Math.abs(value))}`;
  if (!isChange) return formatExact(value, unit);
  const text = formatExactChange(value, unit);
  return unit === 'share' ? `${text}\u00a0points` : text;
}
