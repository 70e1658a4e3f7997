import type { ReactNode } from 'react';
import { useSession } from '#state/react.tsx';
import { type Causes, useCauses } from '#state/views/useCauses.ts';
import type { Maturity } from '#state/views/useMaturity.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { causesText, obstacleText } from '#text/causes.ts';
import { classes } from '#ui/classes.ts';
import { CauseOptions } from './CauseOptions.tsx';
import { CauseScope } from './CauseScope.tsx';
import sheet from './Causes.module.css';
import { CausesFound } from './CausesFound.tsx';
import { TellCauses, type TellCausesProps } from './TellCauses.tsx';

export interface CausesSectionProps extends Pick<TellCausesProps, 'onTold'> {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly maturity: Maturity;
  /** Conversations of the periods may still change the number. */
  readonly isYoung: boolean;
  /** The whole change stayed within its normal variation. */
  readonly isWithin: boolean;
}

const c = classes(sheet);

/** The segments that the change is localised to, as they are found, and what is left. */
export function CausesSection({ view, shown, maturity, isYoung, isWithin, onTold }: CausesSectionProps): ReactNode {
  const causes = useCauses(view, shown, maturity);
  const isOfAll = useSession(({ drill, causes: { ignored } }) => drill.path.length + ignored.length === 0);
  const { progress, dimensions, plan, readQuestion } = causes;
  const report = progress.kind === 'impossible' || progress.kind === 'failed' ? null : progress.report;
  return (
    <section className={c('root')} aria-label={causesText.heading}>
      <div className={c('head')}>
        <h3 className={c('heading')}>
          {causesText.heading}
          {report === null ? null : <span className={c('counts')}> · {causesText.counts(report)}</span>}
        </h3>
        <CauseOptions dataset={view.frame.dataset} dimensions={dimensions} />
      </div>
      <Handled dimensions={dimensions} />
      <CauseScope dataset={view.frame.dataset} metric={shown.metric} change={report?.change ?? null} />
      {progress.kind === 'impossible' ? (
        <p className={c('note')}>{obstacleText(progress.why)}</p>
      ) : (
        <CausesFound {...{ view, shown, progress, plan, readQuestion, isWithin }} />
      )}
      {isYoung && progress.kind !== 'impossible' ? <p className={c('note')}>{causesText.young}</p> : null}
      {isOfAll && progress.kind === 'ready' ? (
        <TellCauses view={view} shown={shown} report={progress.report} onTold={onTold} />
      ) : null}
    </section>
  );
}

/** What was left out by its name alone: a guess, so it is said where everyone looks. */
function Handled({ dimensions }: Pick<Causes, 'dimensions'>): ReactNode {
  const names = dimensions.flatMap(({ column: { name, role }, leftOut }) =>
    leftOut === 'aftermath' && role === null ? [name] : [],
  );
  return names.length === 0 ? null : <p className={c('note')}>{causesText.handled(names)}</p>;
}
