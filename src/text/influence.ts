import type { Influence, LagCorrelation } from '#core/stats/influence.ts';
import { plural } from './format.ts';
import type { WorkingLine } from './steps.ts';

const two = (value: number): string => `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(2)}`;
const after = (lag: number): string => (lag === 0 ? 'on the same day' : `${plural(lag, 'day', 'days')} later`);
const span = ({ low, high }: LagCorrelation): string => `${two(low)} to ${two(high)}`;

/** Words of what goes with what: never of what brings about what. */
export const influenceText = {
  heading: 'Does it go with what it hangs on?',
  how: 'How this was tested',
  pending: 'Hypothesis: being tested…',
  verdicts: {
    related: (parent: string): string => `Tested: it goes with ${parent}`,
    'not-related': (parent: string): string => `Rejected: it does not go with ${parent}`,
    'not-enough-data': (): string => 'Not enough data to tell',
  } satisfies Record<Influence['verdict'], (parent: string) => string>,
  same: (parent: string): string => `Nothing to test: it is the same numbers as ${parent}`,
  noLink: 'no link',
  bar: (at: LagCorrelation): string => `Correlation ${two(at.r)}, 95 % interval ${span(at)}, ${after(at.lag)}`,
  detail: (influence: Influence, parent: string): string => {
    const { verdict, strongest } = influence;
    if (strongest === null) return 'It takes 42 days on which both have a number, and both must move by themselves.';
    const said = `correlation ${two(strongest.r)}, 95 % interval ${span(strongest)}`;
    switch (verdict) {
      case 'related':
        return `Where it is higher than usual for the time of year and the weekday, ${parent} is ${strongest.r > 0 ? 'higher' : 'lower'} ${after(strongest.lag)}: ${said}.`;
      case 'not-related':
        return `At no lag up to ${plural(lastLag(influence), 'day', 'days')} do they move together more than by chance: the most is a ${said}, ${after(strongest.lag)}.`;
      case 'not-enough-data':
        return `What there is allows a link and none at all: at the most a ${said}, ${after(strongest.lag)}.`;
    }
  },
  caution: 'Moving together is no proof that one brings about the other. Influences are never in the sum.',
} as const;

const lastLag = ({ byLag }: Influence): number => byLag.at(-1)?.lag ?? 0;

export function influenceWorking({ strongest, byLag, p }: Influence): readonly WorkingLine[] {
  if (strongest === null || p === null) return [];
  return [
    {
      label: 'What was compared',
      text: 'Daily numbers of both, each without its trend, its weekday pattern and all that moves as slowly as a season (waves of 8 weeks and longer). Days that may still change are left out.',
    },
    {
      label: `Strongest of ${plural(byLag.length, 'lag', 'lags')}, ${after(strongest.lag)}`,
      text: `r = ${two(strongest.r)}, 95 % interval ${span(strongest)} (Fisher), from days that are worth ${Math.round(strongest.effectiveN)} independent ones`,
    },
    {
      label: 'By chance',
      text: `${p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`} for a correlation as strong at any lag: shuffled fortnights, or the effective number of days, whichever is larger`,
    },
  ];
}
