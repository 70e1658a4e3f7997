import { lazy, type ReactNode, Suspense } from 'react';
import { type FormulaProblem, isWarning } from '#core/formula/text/problem.ts';
import { componentsOf } from '#core/model/graph.ts';
import { type Direction, directions, type MetricUnit } from '#core/model/schema.ts';
import { formulaMetrics } from '#core/model/validateDoc.ts';
import { useDocument } from '#state/react.tsx';
import type { NodeView } from '#state/views/viewTree.ts';
import { definitionText } from '#text/edit.ts';
import { formulaProblemText, formulaText } from '#text/formula.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { RadioGroup } from '#ui/RadioGroup.tsx';
import { Select } from '#ui/Select.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { DefinitionDraft } from '../definitionDraft.ts';
import sheet from '../EditPanel.module.css';
import { useImagined } from '../usePreview.ts';
import formulaSheet from './Formula.module.css';
import { suggestions } from './suggestions.ts';
import type { FormulaDraft } from './useFormula.ts';

const FormulaEditor = lazy(async () => ({ default: (await import('./FormulaEditor.tsx')).FormulaEditor }));

export interface FormulaFieldsProps {
  readonly shown: NodeView;
  readonly draft: DefinitionDraft;
  readonly formula: FormulaDraft;
  readonly onChange: (draft: DefinitionDraft) => void;
  readonly onSubmit: () => void;
}

const c = classes({ ...sheet, ...formulaSheet });

/** A definition as text: the editor, what is wrong with it, how it is shown, and what becomes of the nodes below. */
export function FormulaFields({ shown, draft, formula, onChange, onSubmit }: FormulaFieldsProps): ReactNode {
  const { problems, units } = formula;
  const change = (text: string): void => onChange({ ...draft, text });
  const unit = units.find((each) => each === draft.unit) ?? units[0];
  return (
    <div className={c('fields')}>
      <div className={c('stack')}>
        <Suspense fallback={<Skeleton height="78px" />}>
          <FormulaEditor
            value={draft.text}
            problems={problems}
            known={formula.known}
            onChange={change}
            onSubmit={onSubmit}
          />
        </Suspense>
        {problems.length === 0 ? (
          <p className={c('note')}>{formulaText.hint}</p>
        ) : (
          <Problems problems={problems} text={draft.text} onChange={change} />
        )}
      </div>
      <div className={c('row')}>
        {units.length < 2 || unit === undefined ? null : (
          <div className={c('grow')}>
            <Select<MetricUnit>
              label={formulaText.unit}
              value={unit}
              options={units.map((value) => ({ value, label: definitionText.units[value] }))}
              onChange={(next) => onChange({ ...draft, unit: next })}
            />
          </div>
        )}
        <div className={c('grow')}>
          <Select<Direction>
            label={definitionText.direction}
            value={draft.direction}
            options={directions.map((value) => ({ value, label: definitionText.directions[value] }))}
            onChange={(direction) => onChange({ ...draft, direction })}
          />
        </div>
      </div>
      <Consequences shown={shown} draft={draft} formula={formula} onChange={onChange} />
    </div>
  );
}

interface ProblemsProps {
  readonly problems: readonly FormulaProblem[];
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function Problems({ problems, text, onChange }: ProblemsProps): ReactNode {
  return (
    <ul className={c('problems')} aria-label={formulaText.problems} aria-live="polite">
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.from}`} className={c(isWarning(problem) ? 'warning' : 'problem')}>
          <span>{formulaProblemText(problem)}</span>
          {suggestions(problem).map(({ name, insert }) => (
            <Button
              key={name}
              size="sm"
              variant="ghost"
              onClick={() => onChange(`${text.slice(0, problem.from)}${insert}${text.slice(problem.to)}`)}
            >
              {formulaText.replace(name)}
            </Button>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** New parts, and what the formula names no more. */
function Consequences({ shown, draft, formula, onChange }: Omit<FormulaFieldsProps, 'onSubmit'>): ReactNode {
  const doc = useDocument((state) => state.doc);
  const imagined = useImagined(formula.command);
  const after = imagined?.ok === true ? imagined.value.doc : null;
  if (after === null) return null;
  const named = new Set(formulaMetrics(after.metrics[shown.metric.id]));
  const before = componentsOf(doc, shown.node.id);
  const nameOf = (id: string): string => after.metrics[id]?.name ?? doc.metrics[id]?.name ?? id;
  const added = [...named].filter((id) => !before.some((node) => node.metricId === id)).map(nameOf);
  const left = before.filter((node) => !named.has(node.metricId)).map((node) => nameOf(node.metricId));
  return (
    <>
      {added.length === 0 ? null : <p className={c('note')}>{formulaText.parts(added)}</p>}
      {left.length === 0 ? null : (
        <RadioGroup<DefinitionDraft['unnamed']>
          label={formulaText.unnamed(left)}
          value={draft.unnamed}
          options={(['influence', 'remove'] as const).map((value) => ({
            value,
            label: formulaText.unnamedChoices[value],
          }))}
          onChange={(unnamed) => onChange({ ...draft, unnamed })}
        />
      )}
    </>
  );
}
