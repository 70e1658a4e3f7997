import type { MetricUnit } from '#core/model/schema.ts';
import type { FoundCause, Sides } from '#core/rootcause/causeReport.ts';
import type { CauseWorking } from '#core/rootcause/workingOfCause.ts';
import { formatExact, formatExactChange } from './exact.ts';
import { formatCount } from './format.ts';
import type { WorkingLine } from './steps.ts';

export interface WorkingUnits {
  /** Of the number that moved. */
  readonly own: MetricUnit;
  /** Of the number that was asked about. */
  readonly asked: MetricUnit;
}

/** The arithmetic of a cause's contribution, each line to be redone from the numbers in it. */
export function causeWorkingLines(
  cause: FoundCause,
  working: CauseWorking | null,
  units: WorkingUnits,
): readonly WorkingLine[] {
  const change = (value: number): string => formatExactChange(value, units.asked);
  const total: WorkingLine = {
    label: 'Contribution',
    text: `${change(cause.rate)} inside the segment, ${change(cause.mix)} by its share = ${change(cause.contribution)}`,
  };
  if (working === null) return [total];
  const level = (value: number): string => formatExact(value, units.own);
  const share = (value: number): string => formatExact(value, 'share');
  const [r, w] = [ratios(working), working.share];
  const factor = working.multiplier === 1 ? '' : `${formatFactor(working.multiplier)} × `;
  const mean = ({ baseline, current }: Sides): number => (baseline + current) / 2;
  return [
    {
      label: 'Baseline',
      text: `${amount(working.x.baseline)} ÷ ${formatCount(working.n.baseline)} = ${level(r.baseline)}`,
    },
    {
      label: 'Current',
      text: `${amount(working.x.current)} ÷ ${formatCount(working.n.current)} = ${level(r.current)}`,
    },
    {
      label: 'Share of all rows',
      text: `${share(w.baseline)} → ${share(w.current)}, on average ${share(mean(w))}`,
    },
    {
      label: 'Inside the segment',
      text: `${factor}${share(mean(w))} × (${level(r.current)} − ${level(r.baseline)}) = ${change(cause.rate)}`,
    },
    {
      label: 'By its share',
      text: `${factor}(${level(mean(r))} − ${level(mean(working.whole))} overall) × (${share(w.current)} − ${share(w.baseline)}) = ${change(cause.mix)}`,
    },
    total,
  ];
}

function ratios({ x, n }: CauseWorking): Sides {
  return { baseline: x.baseline / n.baseline, current: x.current / n.current };
}

const amount = (value: number): string =>
  formatCount(Math.abs(value - Math.round(value)) < 1e-6 ? Math.round(value) : value);

function formatFactor(multiplier: number): string {
  if (multiplier === -1) return '−1';
  return multiplier.toFixed(3).replace('-', '−');
}
