import type { SegmentRow, SegmentSplit } from '#core/contribution/ledger.ts';
import { type Side, sides } from '#core/contribution/readNode.ts';
import { amount, changeOf, type Quantity, tokens, type WorkingStep } from '#core/contribution/working.ts';
import type { MetricUnit } from '#core/model/schema.ts';

/**
 * How a segment's rate and mix effects came about.
 *
 * Shapes   the full working where the row's own values give them (a share, a mean, a sum of shares of one whole, a
 *          count); of any other formula the sum of the two effects, which are sums over its leaves.
 * Units    those of the node.
 */
export function workingOfSegment(split: SegmentSplit, row: SegmentRow, unit: MetricUnit): readonly WorkingStep[] {
  const [before, after] = [row.before ?? row.after ?? 0, row.after ?? row.before ?? 0];
  const centre = (split.baseline + split.current) / 2;
  const weight = (row.share.baseline + row.share.current) / 2;
  const shift = row.share.current - row.share.baseline;
  const steps = [
    ...sides.map((side) => shareStep(split, row, side)),
    rateStep(weight, before, after, row.rate, unit),
    centreStep(split, centre, unit),
    mixStep({ before, after, centre, shift, mix: row.mix }, unit),
  ];
  const scale = Math.abs(row.rate) + Math.abs(row.mix);
  const isOwn =
    Math.abs(weight * (after - before) - row.rate) <= 1e-9 * scale &&
    Math.abs(((before + after) / 2 - centre) * shift - row.mix) <= 1e-9 * scale;
  if (split.kind === 'total') return [totalStep(row, unit)];
  return isOwn ? [...steps, sumStep(row, unit)] : [sumStep(row, unit)];
}

function shareStep(split: SegmentSplit, row: SegmentRow, side: Side): WorkingStep {
  const whole = split.rows.reduce((total, each) => total + each.n[side], 0);
  return {
    of: { code: 'share', side },
    tokens: tokens(amount(row.n[side], 'count'), '/', amount(whole, 'count')),
    result: amount(row.share[side], 'share'),
  };
}

function rateStep(weight: number, before: number, after: number, rate: number, unit: MetricUnit): WorkingStep {
  return {
    of: { code: 'rate' },
    tokens: tokens(amount(weight, 'share'), '*', '(', amount(after, unit), '-', amount(before, unit), ')'),
    result: changeOf(rate, unit),
  };
}

function centreStep({ baseline, current }: SegmentSplit, centre: number, unit: MetricUnit): WorkingStep {
  return {
    of: { code: 'centre' },
    tokens: tokens('(', amount(baseline, unit), '+', amount(current, unit), ')', '/', 2),
    result: amount(centre, unit),
  };
}

interface MixNumbers {
  readonly before: number;
  readonly after: number;
  readonly centre: number;
  readonly shift: number;
  readonly mix: number;
}

function mixStep({ before, after, centre, shift, mix }: MixNumbers, unit: MetricUnit): WorkingStep {
  const level = (value: number): Quantity => amount(value, unit);
  return {
    of: { code: 'mix' },
    tokens: tokens('(', level((before + after) / 2), '-', level(centre), ')', '*', changeOf(shift, 'share')),
    result: changeOf(mix, unit),
  };
}

function sumStep(row: SegmentRow, unit: MetricUnit): WorkingStep {
  return {
    of: { code: 'segment' },
    tokens: tokens(changeOf(row.rate, unit), '+', changeOf(row.mix, unit)),
    result: changeOf(row.contribution, unit),
  };
}

/** A total's own change, where its values give it. */
function totalStep(row: SegmentRow, unit: MetricUnit): WorkingStep {
  const [before, after] = [row.before ?? 0, row.after ?? 0];
  const isOwn = Math.abs(after - before - row.contribution) <= 1e-9 * Math.max(Math.abs(before), Math.abs(after));
  return {
    of: { code: 'segment' },
    tokens: isOwn ? tokens(amount(after, unit), '-', amount(before, unit)) : [],
    result: changeOf(row.contribution, unit),
  };
}
