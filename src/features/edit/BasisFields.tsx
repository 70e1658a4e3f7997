import type { ReactNode } from 'react';
import { printBasis } from '#core/formula/text/printBasis.ts';
import type { Doc } from '#core/model/doc.ts';
import { type Dataset, type Direction, directions, type Metric } from '#core/model/schema.ts';
import { libraryMetric } from '#core/model/templates/library.ts';
import { useDocument } from '#state/react.tsx';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { definitionText } from '#text/edit.ts';
import { formulaText } from '#text/formula.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import { Select } from '#ui/Select.tsx';
import { bindingOf, type DefinitionDraft, firstMeasure } from './definitionDraft.ts';
import sheet from './EditPanel.module.css';
import { FormulaView } from './FormulaView.tsx';
import { FormulaFields } from './formula/FormulaFields.tsx';
import type { FormulaDraft } from './formula/useFormula.ts';
import { libraryKeyOf } from './libraryKeyOf.ts';
import { MeasureEditor } from './MeasureEditor.tsx';
import { draftMeasure, type MeasureGap } from './measureDraft.ts';

export interface BasisFieldsProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly draft: DefinitionDraft;
  readonly gap: MeasureGap | null;
  /** What the draft's text comes to. */
  readonly formula: FormulaDraft;
  readonly onChange: (draft: DefinitionDraft) => void;
  readonly onSubmit: () => void;
}

const c = classes(sheet);

/** Where the number comes from: a formula to read or write, a measure to edit, or nothing yet. */
export function BasisFields(props: BasisFieldsProps): ReactNode {
  const { view, shown, draft, gap, formula, onChange, onSubmit } = props;
  const doc = useDocument((state) => state.doc);
  const { basis } = shown.metric;
  const { dataset } = view.frame;
  const byHand = (): void => onChange({ ...draft, source: 'measure', ...startOf(draft, dataset) });
  const write = <WriteButton onWrite={() => onChange(written(draft, basis, dataset, doc))} />;
  if (draft.source === 'formula') {
    return (
      <>
        <Heading>
          <Button size="sm" variant="ghost" onClick={() => onChange(built(draft, basis, formula))}>
            {formulaText.build}
          </Button>
        </Heading>
        <FormulaFields shown={shown} draft={draft} formula={formula} onChange={onChange} onSubmit={onSubmit} />
      </>
    );
  }
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
        <Heading>{write}</Heading>
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
        <Heading>{write}</Heading>
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
        {write}
      </div>
    </>
  );
}

/** The heading, and at its end another way to say where the number comes from. */
function Heading({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div className={c('row')}>
      <h3 className={c('heading')}>{definitionText.basis}</h3>
      <span className={c('end')}>{children}</span>
    </div>
  );
}

function WriteButton({ onWrite }: { readonly onWrite: () => void }): ReactNode {
  return (
    <Button size="sm" variant="ghost" onClick={onWrite}>
      {formulaText.write}
    </Button>
  );
}

/** What is chosen so far as text; what is saved, where the choices are not complete. */
function written(draft: DefinitionDraft, basis: Metric['basis'], dataset: Dataset, doc: Doc): DefinitionDraft {
  const chosen = bindingOf(draft, basis);
  const from = chosen.ok ? chosen.value.basis : basis;
  const text = printBasis(from, dataset.columns, (id) => doc.metrics[id]?.name ?? id) ?? '';
  return { ...draft, source: 'formula', text };
}

/** Back to choices: what the text says where choices can say it, else as it is saved. */
function built(draft: DefinitionDraft, basis: Metric['basis'], { compiled }: FormulaDraft): DefinitionDraft {
  if (compiled?.kind === 'measure')
    return { ...draft, source: 'measure', measure: draftMeasure(compiled.measure), text: '' };
  if (basis.kind !== 'measure') return { ...draft, source: 'kept', text: '' };
  return { ...draft, source: 'measure', measure: draftMeasure(basis.measure), text: '' };
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
