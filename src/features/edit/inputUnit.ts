import type { MetricUnit } from '#core/model/schema.ts';

/** How a value of a unit is typed: a share in percent, a duration in minutes, the rest as it is. */
export interface InputUnit {
  readonly label: string;
  /** Typed number = value × perValue. */
  readonly perValue: number;
}

export function inputUnit(unit: MetricUnit): InputUnit {
  switch (unit) {
    case 'share':
      return { label: '%', perValue: 100 };
    case 'seconds':
      return { label: 'min', perValue: 1 / 60 };
    default:
      return { label: '', perValue: 1 };
  }
}

/** Twelve digits: what a person typed comes back as it was typed. */
export const toInput = (value: number, unit: MetricUnit): number =>
  Number((value * inputUnit(unit).perValue).toPrecision(12));

export const fromInput = (typed: number, unit: MetricUnit): number =>
  Number((typed / inputUnit(unit).perValue).toPrecision(12));
