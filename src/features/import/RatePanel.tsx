import type { ReactNode } from 'react';
import { type DenominatorPolicy, denominatorPolicies } from '#core/model/schema.ts';
import { type Outcome, outcomes } from '#core/table/table.ts';
import type { OutcomeTrial } from '#ingest/port.ts';
import { formatCount } from '#text/format.ts';
import { formatPercent, outcomesText } from '#text/import/outcomes.ts';
import { outcomeNames } from '#text/outcomes.ts';
import { classes } from '#ui/classes.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { ExampleRows } from './ExampleRows.tsx';
import sheet from './RatePanel.module.css';
import { resolutionRate } from './resolutionRate.ts';
import type { ImportWizardModel } from './useImportWizard.ts';

const c = classes(sheet);

/** The resolution rate that the rules give, live, with its denominator; and every outcome with its size. */
export function RatePanel({ model }: { readonly model: ImportWizardModel }): ReactNode {
  const { trial, denominator } = model.state;
  return (
    <section className={c('root')} aria-label={outcomesText.rate} aria-busy={trial.pending}>
      <div className={c('rate')}>
        <h4 className={c('name')}>{outcomesText.rate}</h4>
        {trial.value === null ? (
          <Skeleton height="44px" width="180px" />
        ) : (
          <Rate trial={trial.value} policy={denominator} />
        )}
        <div className={c('policy')}>
          <Segmented<DenominatorPolicy>
            label={outcomesText.denominator}
            size="sm"
            value={denominator}
            options={denominatorPolicies.map((value) => ({ value, label: outcomesText.policies[value] }))}
            onChange={(policy) => model.dispatch({ kind: 'denominator', policy })}
          />
          <p className={c('hint')}>{outcomesText.policyHints[denominator]}</p>
        </div>
      </div>
      {trial.value === null ? <Skeleton height="200px" /> : <Outcomes trial={trial.value} />}
    </section>
  );
}

function Rate({ trial, policy }: { readonly trial: OutcomeTrial; readonly policy: DenominatorPolicy }): ReactNode {
  const { resolved, of, rate } = resolutionRate(trial.counts, policy);
  if (rate === null) return <p className={c('noRate')}>{outcomesText.noRate}</p>;
  return (
    <p className={c('figure')} role="status">
      <span className={c('number')}>{formatPercent(rate)}</span>
      <span className={c('fraction')}>{outcomesText.fraction(resolved, of)}</span>
    </p>
  );
}

function Outcomes({ trial }: { readonly trial: OutcomeTrial }): ReactNode {
  const total = outcomes.reduce((sum, each) => sum + trial.counts[each], 0);
  return (
    <ul className={c('outcomes')} aria-label={outcomesText.byOutcome}>
      {outcomes.map((outcome) => (
        <OutcomeLine key={outcome} outcome={outcome} trial={trial} total={total} />
      ))}
    </ul>
  );
}

interface OutcomeLineProps {
  readonly outcome: Outcome;
  readonly trial: OutcomeTrial;
  readonly total: number;
}

function OutcomeLine({ outcome, trial, total }: OutcomeLineProps): ReactNode {
  const count = trial.counts[outcome];
  const share = total === 0 ? 0 : count / total;
  const name = outcomeNames[outcome] ?? outcome;
  return (
    <li className={c('line', count === 0 && 'zero')}>
      <div className={c('words')}>
        <span className={c('outcome')}>{name}</span>
        <span className={c('count')}>{formatCount(count)}</span>
        <span className={c('share')}>{formatPercent(share)}</span>
      </div>
      <div className={c('track')} aria-hidden="true">
        <span className={c('fill', outcome)} style={{ width: `${100 * share}%` }} />
      </div>
      {count === 0 ? null : (
        <Disclosure summary={outcomesText.examples}>
          <ExampleRows rows={trial.examples[outcome]} label={outcomesText.examplesOf(name)} />
        </Disclosure>
      )}
    </li>
  );
}
