import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { IntervalBar } from '#charts/interval/IntervalBar.tsx';
import type { Assessment } from '#core/stats/assessChange.ts';
import { useDocument } from '#state/react.tsx';
import { assessedBy } from '#state/views/assessNode.ts';
import { changeInterval } from '#state/views/changeInterval.ts';
import { growsWithTime } from '#state/views/growsWithTime.ts';
import { nodeBehaviour } from '#state/views/nodeBehaviour.ts';
import { partOf } from '#state/views/partOf.ts';
import type { Maturity } from '#state/views/useMaturity.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { toneOf } from '#text/format.ts';
import { realityText, realityWorking } from '#text/reality.ts';
import { classes } from '#ui/classes.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import sheet from './RealitySection.module.css';
import { WorkingLines } from './WorkingLines.tsx';

export interface RealitySectionProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly assessment: Assessment;
  /** Conversations of the periods may still change the number. */
  readonly isYoung: boolean;
  readonly maturity: Maturity;
}

const c = classes(sheet);

/** Whether the change is more than noise: the verdict, what it was held against, and how it was judged. */
export function RealitySection({ view, shown, assessment, isYoung, maturity }: RealitySectionProps): ReactNode {
  const doc = useDocument((state) => state.doc);
  const { frame, cubes } = view;
  const { isImmature } = maturity;
  const { unit } = shown.metric;
  const by = assessedBy(frame, shown);
  const behaviour = useMemo(() => nodeBehaviour(doc, frame, shown, isImmature), [doc, frame, shown, isImmature]);
  const isSeries = assessment.verdict !== 'unknown' && assessment.method === 'series';
  const interval = useMemo(
    () => (isSeries ? changeInterval(doc, frame, cubes, shown) : null),
    [isSeries, doc, frame, cubes, shown],
  );
  const facts = { baseline: partOf(shown.baseline), current: partOf(shown.current), isBootstrapped: interval !== null };
  const lines = realityWorking({ ...facts, assessment, by, unit, behaviour, grain: frame.grain });
  return (
    <section className={c('root')} aria-label={realityText.heading}>
      <h3 className={c('heading')}>{realityText.heading}</h3>
      <p className={c('verdict')}>
        <Sign verdict={isYoung ? 'unknown' : assessment.verdict} />
        {isYoung ? realityText.young : realityText.verdicts[assessment.verdict]}
      </p>
      {isYoung ? <p className={c('note')}>{realityText.asItStands(assessment.verdict)}</p> : null}
      <Basis assessment={assessment} shown={shown} by={by} isYoung={isYoung} />
      {interval === null ? null : <p className={c('note')}>{realityText.between(interval, unit)}</p>}
      {isYoung ? null : <StripNote view={view} behaviour={behaviour} />}
      {lines.length === 0 ? null : (
        <Disclosure summary={realityText.how}>
          <WorkingLines lines={lines} />
        </Disclosure>
      )}
    </section>
  );
}

function Sign({ verdict }: { readonly verdict: Assessment['verdict'] }): ReactNode {
  const Icon = { beyond: TriangleAlert, within: CircleCheck, unknown: CircleHelp }[verdict];
  return <Icon className={c('sign')} aria-hidden="true" size={15} />;
}

interface BasisProps extends Pick<RealitySectionProps, 'assessment' | 'shown' | 'isYoung'> {
  readonly by: ReturnType<typeof assessedBy>;
}

function Basis({ assessment, shown, by, isYoung }: BasisProps): ReactNode {
  const { unit, direction } = shown.metric;
  if (assessment.verdict === 'unknown')
    return <p className={c('note')}>{realityText.unknown(assessment.reason, by)}</p>;
  const isBeyond = assessment.verdict === 'beyond' && !isYoung;
  if (assessment.method === 'proportion') {
    const { difference, low, high } = assessment;
    const tone = isBeyond ? toneOf(difference, direction) : 'flat';
    const label = realityText.share(assessment);
    return (
      <>
        <IntervalBar
          {...{ low, high, label, tone }}
          at={difference}
          reference={0}
          referenceText={realityText.noChange}
        />
        <p className={c('note')}>
          {label} {realityText.shareBasis(assessment)}
        </p>
      </>
    );
  }
  const { level, limits } = assessment;
  const label = realityText.series(assessment, by, unit, growsWithTime(shown.metric));
  return (
    <>
      <IntervalBar
        low={limits.lower}
        high={limits.upper}
        at={level}
        reference={limits.centre}
        referenceText={realityText.usual}
        label={label}
        tone={isBeyond ? toneOf(level - limits.centre, direction) : 'flat'}
      />
      <p className={c('note')}>{label}</p>
    </>
  );
}

interface StripNoteProps extends Pick<RealitySectionProps, 'view'> {
  readonly behaviour: ReturnType<typeof nodeBehaviour>;
}

/** How many of the current period's buckets the strip marks. */
function StripNote({ view, behaviour }: StripNoteProps): ReactNode {
  const { buckets, current, grain } = view.frame;
  if (behaviour === null || current === null) return null;
  const inside = buckets.flatMap(({ fromDay, toDay }, at) =>
    fromDay >= current.fromDay && toDay <= current.toDay ? [at] : [],
  );
  if (inside.length === 0) return null;
  const marked = behaviour.signals.filter(({ at }) => inside.includes(at)).length;
  return <p className={c('note')}>{realityText.strip(marked, inside.length, grain)}</p>;
}
