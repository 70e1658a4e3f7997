import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Outcome } from '#core/table/table.ts';
import { ConditionEditor } from '#features/shared/conditions/ConditionEditor.tsx';
import { type Condition, columnsOf, isComplete } from '#features/shared/conditions/condition.ts';
import { newCondition } from '#features/shared/conditions/conditionForm.ts';
import { outcomesText } from '#text/import/outcomes.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Select } from '#ui/Select.tsx';
import type { RuleColumn } from './alternativeRules.ts';
import { outcomeOptions } from './outcomeOptions.ts';
import sheet from './RuleCard.module.css';
import type { RuleDraft } from './ruleDraft.ts';

export interface RuleCardProps {
  readonly rule: RuleDraft;
  /** From 1. */
  readonly position: number;
  readonly isLast: boolean;
  /** Rows that it decides; null while they are counted. */
  readonly matched: number | null;
  readonly ruleColumns: readonly RuleColumn[];
  readonly onChange: (rule: RuleDraft) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const c = classes(sheet);

export function RuleCard(props: RuleCardProps): ReactNode {
  const { rule, position, ruleColumns, onChange } = props;
  const setConditions = (conditions: readonly Condition[]): void => onChange({ ...rule, conditions });
  const first = ruleColumns.find((column) => column.kind === 'dimension') ?? ruleColumns[0];
  return (
    <li className={c('root')} aria-label={outcomesText.rule(position)} onKeyDown={props.onKeyDown}>
      <span className={c('position')} aria-hidden="true">
        {position}
      </span>
      <div className={c('conditions')}>
        {rule.conditions.length === 0 ? <span className={c('always')}>{outcomesText.always}</span> : null}
        {rule.conditions.map((condition, index) => (
          <ConditionEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions of a rule are told apart by their place
            key={index}
            condition={condition}
            lead={index === 0 ? outcomesText.when : outcomesText.and}
            of={outcomesText.ruleName(position)}
            columns={ruleColumns}
            onChange={(next) => setConditions(rule.conditions.map((each, at) => (at === index ? next : each)))}
            onRemove={
              rule.conditions.length < 2 ? null : () => setConditions(rule.conditions.filter((_, at) => at !== index))
            }
          />
        ))}
        <Problem rule={rule} ruleColumns={ruleColumns} />
      </div>
      <div className={c('then')}>
        <span className={c('arrow')} aria-hidden="true">
          →
        </span>
        <Select<Outcome>
          label={outcomesText.outcomeOf(position)}
          hideLabel
          value={rule.outcome}
          options={outcomeOptions}
          onChange={(outcome) => onChange({ ...rule, outcome })}
        />
      </div>
      <div className={c('foot')}>
        <Button
          variant="ghost"
          size="sm"
          icon={<Plus aria-hidden="true" />}
          disabled={first === undefined}
          onClick={() => {
            if (first !== undefined) setConditions([...rule.conditions, newCondition(first)]);
          }}
        >
          {outcomesText.addCondition}
        </Button>
        <span className={c('count')}>{props.matched === null ? '' : outcomesText.matched(props.matched)}</span>
        <IconButton
          size="sm"
          icon={<ArrowUp aria-hidden="true" />}
          label={outcomesText.up(position)}
          shortcut="Alt ↑"
          disabled={position === 1}
          onClick={() => props.onMove(-1)}
        />
        <IconButton
          size="sm"
          icon={<ArrowDown aria-hidden="true" />}
          label={outcomesText.down(position)}
          shortcut="Alt ↓"
          disabled={props.isLast}
          onClick={() => props.onMove(1)}
        />
        <IconButton
          size="sm"
          icon={<Trash2 aria-hidden="true" />}
          label={outcomesText.remove(position)}
          onClick={props.onRemove}
        />
      </div>
    </li>
  );
}

function Problem({ rule, ruleColumns }: Pick<RuleCardProps, 'rule' | 'ruleColumns'>): ReactNode {
  const known = new Set(ruleColumns.map((column) => column.id));
  if (rule.conditions.some((condition) => columnsOf(condition).some((column) => !known.has(column)))) {
    return <p className={c('problem')}>{outcomesText.lostColumn}</p>;
  }
  return rule.conditions.every(isComplete) ? null : <p className={c('incomplete')}>{outcomesText.incomplete}</p>;
}
