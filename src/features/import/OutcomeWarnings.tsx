import type { ReactNode } from 'react';
import type { IngestWarning, Interpretation } from '#ingest/port.ts';
import { outcomesText } from '#text/import/outcomes.ts';
import { ingestWarningText } from '#text/ingest.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import { alternativeRules, type RuleColumn } from './alternativeRules.ts';
import sheet from './OutcomesStep.module.css';
import type { ImportWizardModel } from './useImportWizard.ts';

export interface OutcomeWarningsProps {
  readonly model: ImportWizardModel;
  readonly interpretation: Interpretation;
}

const c = classes(sheet);

/** Rules that say nothing, such as all rows closed, with another column one press away. */
export function OutcomeWarnings({ model, interpretation }: OutcomeWarningsProps): ReactNode {
  const warnings = [
    ...interpretation.warnings.filter((warning) => warning.code === 'no-status-column'),
    ...(model.state.trial.value?.warnings ?? []),
  ];
  return warnings.map((warning) => (
    <Notice key={warning.code} tone="warn">
      <p>{ingestWarningText(warning)}</p>
      <Alternatives model={model} columns={offered(warning, interpretation)} />
    </Notice>
  ));
}

function Alternatives(props: {
  readonly model: ImportWizardModel;
  readonly columns: readonly RuleColumn[];
}): ReactNode {
  const offers = props.columns.flatMap((column) => {
    const rules = alternativeRules(column);
    return rules === null ? [] : [{ column, rules }];
  });
  if (offers.length === 0) return null;
  return (
    <ul className={c('offers')}>
      {offers.map(({ column, rules }) => (
        <li key={column.id} className={c('offer')}>
          <Button size="sm" onClick={() => props.model.dispatch({ kind: 'rules-replaced', rules })}>
            {outcomesText.use(column.name)}
          </Button>
          <span className={c('offerHint')}>{outcomesText.yesHint(yesOf(rules))}</span>
        </li>
      ))}
    </ul>
  );
}

function yesOf(rules: NonNullable<ReturnType<typeof alternativeRules>>): string {
  const when = rules.rules[0]?.when;
  return when?.kind === 'in' ? when.values.join(', ') : '';
}

function offered(warning: IngestWarning, { ruleColumns }: Interpretation): readonly RuleColumn[] {
  if (warning.code !== 'one-outcome-only') return [];
  return warning.tryColumns.flatMap((id) => ruleColumns.find((column) => column.id === id) ?? []);
}
