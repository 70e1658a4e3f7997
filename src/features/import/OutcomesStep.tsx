import { Plus, Table2 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { Outcome } from '#core/table/table.ts';
import { newCondition } from '#features/shared/conditions/conditionForm.ts';
import type { Interpretation } from '#ingest/port.ts';
import { outcomesText } from '#text/import/outcomes.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Select } from '#ui/Select.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { AnswerProblem } from './AnswerProblem.tsx';
import sheet from './OutcomesStep.module.css';
import { OutcomeWarnings } from './OutcomeWarnings.tsx';
import { outcomeOptions } from './outcomeOptions.ts';
import { RatePanel } from './RatePanel.tsx';
import { RuleCard } from './RuleCard.tsx';
import type { RuleDraft } from './ruleDraft.ts';
import type { ImportWizardModel } from './useImportWizard.ts';

const c = classes(sheet);

/** Rules on one side; what they make of the file, at once, on the other. */
export function OutcomesStep({ model }: { readonly model: ImportWizardModel }): ReactNode {
  const { interpretation, isConversations, trial } = model.state;
  if (!isConversations) return <NotConversations model={model} />;
  const { value } = interpretation;
  if (value === null) {
    return interpretation.error === null ? (
      <Skeleton height="320px" />
    ) : (
      <AnswerProblem error={interpretation.error} onRetry={model.retry} />
    );
  }
  return (
    <div className={c('root')}>
      <AnswerProblem error={interpretation.error ?? trial.error} onRetry={model.retry} />
      <OutcomeWarnings model={model} interpretation={value} />
      <div className={c('columns')}>
        <RatePanel model={model} />
        <Rules model={model} interpretation={value} />
      </div>
    </div>
  );
}

function NotConversations({ model }: { readonly model: ImportWizardModel }): ReactNode {
  return (
    <div className={c('empty')}>
      <EmptyState
        icon={<Table2 />}
        title={outcomesText.notConversations}
        action={
          <Button onClick={() => model.dispatch({ kind: 'is-conversations', value: true })}>
            {outcomesText.treatAsConversations}
          </Button>
        }
      >
        {outcomesText.notConversationsHint}
      </EmptyState>
    </div>
  );
}

interface RulesProps {
  readonly model: ImportWizardModel;
  readonly interpretation: Interpretation;
}

function Rules({ model, interpretation }: RulesProps): ReactNode {
  const { state, dispatch } = model;
  const { ruleColumns } = interpretation;
  const [note, setNote] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const move = (rule: RuleDraft, position: number, by: -1 | 1): void => {
    const to = position + by;
    if (to < 1 || to > state.rules.length) return;
    dispatch({ kind: 'rule-moved', key: rule.key, by });
    setNote(outcomesText.movedTo(to));
  };
  const moveByKey = (event: KeyboardEvent, rule: RuleDraft, position: number): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(rule, position, event.key === 'ArrowUp' ? -1 : 1);
  };
  const remove = (rule: RuleDraft): void => {
    dispatch({ kind: 'rule-removed', key: rule.key });
    list.current?.focus();
  };
  const first = ruleColumns.find((column) => column.kind === 'dimension') ?? ruleColumns[0];
  return (
    <section className={c('rules')} aria-label={outcomesText.rules}>
      <div className={c('head')}>
        <h4>{outcomesText.rules}</h4>
        <span className={c('keys')}>{outcomesText.keysHint}</span>
        <span className={c('note')} role="status">
          {note}
        </span>
      </div>
      {state.rules.length === 0 ? <p className={c('noRules')}>{outcomesText.noRules}</p> : null}
      <ol className={c('list')} ref={list} tabIndex={-1} aria-label={outcomesText.rules}>
        {state.rules.map((rule, index) => (
          <RuleCard
            key={rule.key}
            rule={rule}
            position={index + 1}
            isLast={index === state.rules.length - 1}
            matched={state.trial.value?.byRule[index] ?? null}
            ruleColumns={ruleColumns}
            onChange={(next) => dispatch({ kind: 'rule-changed', rule: next })}
            onMove={(by) => move(rule, index + 1, by)}
            onRemove={() => remove(rule)}
            onKeyDown={(event) => moveByKey(event, rule, index + 1)}
          />
        ))}
      </ol>
      <div className={c('adding')}>
        <Button
          icon={<Plus aria-hidden="true" />}
          disabled={first === undefined}
          onClick={() => {
            if (first !== undefined) {
              dispatch({ kind: 'rule-added', condition: newCondition(first), outcome: 'resolved' });
            }
          }}
        >
          {outcomesText.addRule}
        </Button>
      </div>
      <div className={c('otherwise')}>
        <span className={c('otherwiseName')}>{outcomesText.otherwise}</span>
        <span className={c('count')}>
          {state.trial.value === null ? '' : outcomesText.unmatched(state.trial.value.unmatched)}
        </span>
        <Select<Outcome>
          label={outcomesText.otherwiseOf}
          hideLabel
          value={state.otherwise}
          options={outcomeOptions}
          onChange={(outcome) => dispatch({ kind: 'otherwise', outcome })}
        />
      </div>
      <div className={c('notRows')}>
        <Button variant="ghost" size="sm" onClick={() => dispatch({ kind: 'is-conversations', value: false })}>
          {outcomesText.notRows}
        </Button>
      </div>
    </section>
  );
}
