import { Hourglass } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { IntervalBar } from '#charts/interval/IntervalBar.tsx';
import type { Assessment } from '#core/stats/assessChange.ts';
import { partOf } from '#state/views/partOf.ts';
import { useAging } from '#state/views/useAging.ts';
import type { Maturity } from '#state/views/useMaturity.ts';
import type { Aging, EqualAgeView } from '#state/views/viewAging.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { agingText, equalAgeProblem, equalAgeWorking, projectionProblem } from '#text/aging.ts';
import { dataErrorText } from '#text/dataError.ts';
import { exactTone } from '#text/exact.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import sheet from './RealitySection.module.css';
import { WorkingLines } from './WorkingLines.tsx';

export interface AgingSectionProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly assessment: Assessment | null;
  readonly maturity: Maturity;
}

const c = classes(sheet);

/** Where an immature period is heading, and the two periods at an age that both have reached. */
export function AgingSection({ view, shown, assessment, maturity }: AgingSectionProps): ReactNode {
  const state = useAging(view, shown, assessment, maturity);
  if (state.kind === 'ready' && state.value === null) return null;
  return (
    <section className={c('root')} aria-label={agingText.heading}>
      <h3 className={c('heading')}>{agingText.heading}</h3>
      {maturity.ageDays === null ? null : (
        <p className={c('note')}>{agingText.age(maturity.ageDays, maturity.isSettled)}</p>
      )}
      {state.kind === 'loading' ? <Skeleton height="64px" /> : null}
      {state.kind === 'failed' ? <p className={c('note')}>{dataErrorText(state.error)}</p> : null}
      {state.kind === 'ready' && state.value !== null ? <Body aging={state.value} shown={shown} /> : null}
    </section>
  );
}

function Body({ aging, shown }: { readonly aging: Aging; readonly shown: NodeView }): ReactNode {
  const { equalAge, projection } = aging;
  return (
    <>
      {projection === null ? null : <Projection projection={projection} shown={shown} />}
      {equalAge.ok ? (
        <EqualAgePart compared={equalAge.value} shown={shown} />
      ) : (
        <p className={c('note')}>{equalAgeProblem(equalAge.error)}</p>
      )}
    </>
  );
}

interface ProjectionProps {
  readonly projection: NonNullable<Aging['projection']>;
  readonly shown: NodeView;
}

function Projection({ projection, shown }: ProjectionProps): ReactNode {
  if (!projection.ok) return <p className={c('note')}>{projectionProblem(projection.error)}</p>;
  const { rate, high } = projection.value;
  const now = shown.current.kind === 'value' ? shown.current.value : rate;
  // What is resolved stays so: the projection knows nothing yet of the last day's resolutions.
  const low = Math.min(high, Math.max(now, projection.value.low));
  const text = agingText.projected({ low, high });
  return (
    <>
      <p className={c('verdict')}>
        <Hourglass className={c('sign')} aria-hidden="true" size={15} />
        {text}
      </p>
      <IntervalBar
        low={low}
        high={high}
        at={Math.max(low, rate)}
        reference={now}
        referenceText={agingText.soFar}
        label={text}
        tone="flat"
      />
      <p className={c('note')}>{agingText.projectedHow(projection.value, partOf(shown.current))}</p>
    </>
  );
}

interface EqualAgeProps {
  readonly compared: EqualAgeView;
  readonly shown: NodeView;
}

/** One click away. */
function EqualAgePart({ compared, shown }: EqualAgeProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const change = shown.change ?? 0;
  const { direction } = shown.metric;
  const amount = (value: number): ReactNode => (
    <b className={c(exactTone(value, 'share', direction))}>{agingText.change(value)}</b>
  );
  return (
    <>
      <div>
        <Button size="sm" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          {agingText.compare(compared.ageDays)}
        </Button>
      </div>
      <div id={id} className={c('root')} hidden={!isOpen}>
        <dl className={c('sum')}>
          <dt>
            {agingText.at}
            <small>
              {agingText.fromTo(compared.baseline, compared.current)} · {agingText.interval(compared)} ·{' '}
              {agingText.verdict(compared)}
            </small>
          </dt>
          <dd>{amount(compared.difference)}</dd>
          <dt>
            {agingText.effect}
            <small>{agingText.effectHint}</small>
          </dt>
          <dd>
            <b>{agingText.change(compared.maturityEffect)}</b>
          </dd>
          <dt className={c('total')}>{agingText.asItStands}</dt>
          <dd className={c('total')}>{amount(change)}</dd>
        </dl>
        {compared.leftOutAfter === null ? null : (
          <p className={c('note')}>{agingText.lastDay(compared.leftOutAfter)}</p>
        )}
        <WorkingLines lines={equalAgeWorking(compared, change)} />
      </div>
    </>
  );
}
