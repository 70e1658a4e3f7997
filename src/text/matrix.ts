import type { MatrixCell, MatrixRow } from '#core/contribution/ledger.ts';
import type { MetricUnit } from '#core/model/schema.ts';
import { formatExact, formatExactChange } from './exact.ts';
import { formatCount, plural } from './format.ts';
import type { WorkingLine } from './steps.ts';

/** Words of the table of nodes by segments. */
export const matrixText = {
  heading: (dimension: string): string => `Which part, in which ${dimension}`,
  title: (name: string, dimension: string): string => `The change of ${name} by part and ${dimension}`,
  hint: (unit: MetricUnit): string =>
    `${unit === 'share' ? 'In points. ' : ''}Rows and columns sum to the change. Choose a cell to see how it comes about.`,
  part: 'Part',
  total: 'Sum',
  missing: '(missing)',
  others: (count: number): string => plural(count, 'other', 'others'),
  cell: (row: string, column: string): string => `${row} in ${column}`,
  conversations: 'Show the conversations',
  several: 'Several small segments together: drill to see each.',
} as const;

/** How a cell's contribution comes about, each line to be redone from the numbers in it. */
export function matrixWorking(
  cell: MatrixCell,
  row: Pick<MatrixRow, 'kind' | 'multiplier'>,
  units: { readonly own: MetricUnit; readonly asked: MetricUnit },
): readonly WorkingLine[] {
  const change = (value: number): string => formatExactChange(value, units.asked);
  const sum: WorkingLine = {
    label: 'Contribution',
    text:
      row.kind === 'rate'
        ? `${change(cell.rate)} inside the segment, ${change(cell.mix)} by its share = ${change(cell.contribution)}`
        : change(cell.contribution),
  };
  const side = (label: string, x: number, n: number): WorkingLine => ({
    label,
    text:
      row.kind === 'rate'
        ? `${amount(x)} ÷ ${amount(n)}${n === 0 ? '' : ` = ${formatExact(x / n, units.own)}`}`
        : amount(x),
  });
  const { x, n } = cell;
  return [side('Baseline', x.baseline, n.baseline), side('Current', x.current, n.current), sum];
}

const amount = (value: number): string =>
  formatCount(Math.abs(value - Math.round(value)) < 1e-6 ? Math.round(value) : value);
