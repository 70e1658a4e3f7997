import type { ReactNode } from 'react';
import { type Dataset, type Direction, directions, type Metric } from '#core/model/schema.ts';
import { libraryMetric } from '#core/model/templates/library.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { definitionText } from '#text/edit.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import { Select } from '#ui/Select.tsx';
import { type DefinitionDraft, firstMeasure } from './definitionDraft.ts';
import sheet from './EditPanel.module.css';
import { FormulaView } from './FormulaView.tsx';
import { libraryKeyOf } from './libraryKeyOf.ts';
import { MeasureEditor } from './MeasureEditor.tsx';
import { draftMeasure, type MeasureGap } from './measureDraft.ts';

export interface BasisFieldsProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly draft: DefinitionDraft;
  readonly gap: MeasureGap | null;
  readonly onChange: (draft: DefinitionDraft) => void;
}

const c = classes(sheet);

/** Where the number comes from: a formula to read, a measure to edit, or nothing yet. */
export function BasisFields(props: BasisFieldsProps): ReactNode {
  const { view, shown, draft, gap, onChange } = props;
  const { basis } = shown.metric;
  const { dataset } = view.frame;
  const byHand = (): void => onChange({ ...draft, source: 'measure', ...startOf(draft, dataset) });
  if (draft.source === 'parts') {
    return (
      <Notice
        tone="info"
        title={definitionText.kinds.formula}
        action={
          <Button size="sm" onClick={() => onChange({ ...draft, source: 'measure' })}>
            {definitionText.bindByHand}
          </Button>
        }
      >
        {definitionText.toFormulaHint}
      </Notice>
    );
  }
  if (draft.source === 'measure') {
    return (
      <>
        <h3 className={c('heading')}>{definitionText.basis}</h3>
        <MeasureEditor
          draft={draft}
          dataset={dataset}
          gap={gap}
          onChange={(next) => onChange({ ...draft, ...next })}
          onFormula={basis.kind === 'measure' ? () => onChange({ ...draft, source: 'parts' }) : null}
        />
      </>
    );
  }
  if (basis.kind === 'formula') {
    return (
      <>
        <h3 className={c('heading')}>{definitionText.basis}</h3>
        <FormulaView nodeId={shown.node.id} expression={basis.expression} />
        <p className={c('note')}>{definitionText.formulaHint}</p>
        <DirectionSelect direction={draft.direction} onChange={(direction) => onChange({ ...draft, direction })} />
      </>
    );
  }
  return (
    <>
      <Notice tone="warn" title={definitionText.unboundTitle}>
        {definitionText.unbound(basis.kind === 'unbound' ? basis.needs : [])}
      </Notice>
      <div className={c('row')}>
        <BindAgain {...props} />
        <Button onClick={byHand}>{definitionText.bindByHand}</Button>
      </div>
    </>
  );
}

/** A metric of the library that this dataset can answer after all. */
function BindAgain({ view, shown, draft, onChange }: BasisFieldsProps): ReactNode {
  const basis = libraryBasis(shown.metric, view.frame.dataset);
  if (basis?.kind !== 'measure') return null;
  return (
    <Button
      variant="primary"
      onClick={() => onChange({ ...draft, source: 'measure', measure: draftMeasure(basis.measure) })}
    >
      {definitionText.bindFromLibrary}
    </Button>
  );
}

function libraryBasis(metric: Metric, dataset: Dataset): Metric['basis'] | null {
  const key = libraryKeyOf(metric.name);
  return key === null ? null : libraryMetric(key).bind(dataset);
}

function startOf(draft: DefinitionDraft, dataset: Dataset): Pick<DefinitionDraft, 'measure'> {
  if (draft.unit === 'share') return { measure: firstMeasure(dataset) };
  const kind = draft.unit === 'count' ? 'count' : 'mean';
  return { measure: { ...firstMeasure(dataset), kind, counted: [] } };
}

interface DirectionSelectProps {
  readonly direction: Direction;
  readonly onChange: (direction: Direction) => void;
}

function DirectionSelect({ direction, onChange }: DirectionSelectProps): ReactNode {
  return (
    <Select<Direction>
      label={definitionText.direction}
      value={direction}
      options={directions.map((value) => ({ value, label: definitionText.directions[value] }))}
      onChange={onChange}
    />
  );
}
