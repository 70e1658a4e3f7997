import type { ReactNode } from 'react';
import type { Doc } from '#core/model/doc.ts';
import type { MetricId } from '#core/model/schema.ts';
import { structureText } from '#text/edit.ts';
import { classes } from '#ui/classes.ts';
import sheet from './EditPanel.module.css';
import { formulaText } from './FormulaView.tsx';

export interface FormulaConsequenceProps {
  readonly metricId: MetricId;
  readonly before: Doc;
  readonly after: Doc;
}

const c = classes(sheet);

/** What a change of the tree makes of a formula; nothing where the formula stays as it is. */
export function FormulaConsequence({ metricId, before, after }: FormulaConsequenceProps): ReactNode {
  const from = wordsOf(before, metricId, structureText.noFormula);
  const to = wordsOf(after, metricId, structureText.noFormulaLeft);
  if (from === to || !(isFormula(before, metricId) || isFormula(after, metricId))) return null;
  return (
    <div className={c('stack')}>
      <h3 className={c('heading')}>{structureText.consequence(before.metrics[metricId]?.name ?? '')}</h3>
      <dl className={c('facts', 'inset')}>
        <dt>{structureText.before}</dt>
        <dd>{from}</dd>
        <dt>{structureText.after}</dt>
        <dd>{to}</dd>
      </dl>
    </div>
  );
}

const isFormula = (doc: Doc, metricId: MetricId): boolean => doc.metrics[metricId]?.basis.kind === 'formula';

function wordsOf(doc: Doc, metricId: MetricId, none: string): string {
  const basis = doc.metrics[metricId]?.basis;
  return basis?.kind === 'formula' ? formulaText(doc, basis.expression) : none;
}
