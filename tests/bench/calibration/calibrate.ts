import { contributionSection } from './contributions.ts';
import { intervalSection } from './intervals.ts';
import type { Line, Section } from './measure.ts';
import { projectionSection } from './projections.ts';
import { signalSections } from './signals.ts';

const seeds = 40;

/**
 * Measures what the statistics claim of themselves, on drawn data with a known truth, and prints it as tables.
 *
 * Shapes   the process's exit code: 1 when a figure lies outside its target.
 * Cost     about two minutes.
 */
export function calibrate(print: (line: string) => void): number {
  let missed = 0;
  const show = ({ title, lines }: Section): void => {
    print(`\n${title}`);
    for (const line of lines) {
      print(format(line));
      if (isOutside(line)) missed += 1;
    }
  };
  show(contributionSection());
  show(intervalSection());
  for (const section of signalSections()) show(section);
  show(projectionSection(seeds));
  print(`\n${missed === 0 ? 'every figure is within its target' : `${missed} outside the target`}`);
  return missed === 0 ? 0 : 1;
}

function format(line: Line): string {
  const { what, runs, measured, target, digits } = line;
  const number = (value: number) => (digits === undefined ? `${(100 * value).toFixed(1)} %` : value.toFixed(digits));
  const goal = target === null ? '' : `${number(target.low)} to ${number(target.high)}`;
  const verdict = target === null ? '' : isOutside(line) ? 'OUT' : 'ok';
  return `  ${what.padEnd(60)}${number(measured).padStart(9)}  ${goal.padEnd(20)}${verdict.padEnd(4)} n = ${runs}`;
}

function isOutside({ measured, target }: Line): boolean {
  return target !== null && !(measured >= target.low && measured <= target.high);
}
