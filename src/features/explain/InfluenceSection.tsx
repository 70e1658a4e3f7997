import { CircleCheck, CircleHelp, CircleSlash, Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { IntervalBar } from '#charts/interval/IntervalBar.tsx';
import type { Influence } from '#core/stats/influence.ts';
import { useInfluence } from '#state/views/useInfluence.ts';
import type { Maturity } from '#state/views/useMaturity.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { influenceText, influenceWorking } from '#text/influence.ts';
import { classes } from '#ui/classes.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import sheet from './RealitySection.module.css';
import { WorkingLines } from './WorkingLines.tsx';

export interface InfluenceSectionProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly parent: NodeView;
  readonly maturity: Maturity;
}

const c = classes(sheet);
const signs = { related: CircleCheck, 'not-related': CircleSlash, 'not-enough-data': CircleHelp } as const;

/** Whether an influence and the node that it hangs on move together, and how long after; never why. */
export function InfluenceSection({ view, shown, parent, maturity }: InfluenceSectionProps): ReactNode {
  const influence = useInfluence(view, shown, parent, maturity);
  const { name } = parent.metric;
  return (
    <section className={c('root')} aria-label={influenceText.heading} aria-busy={influence === null}>
      <h3 className={c('heading')}>{influenceText.heading}</h3>
      {influence === null ? (
        <p className={c('verdict')}>
          <Hourglass className={c('sign')} aria-hidden="true" size={15} />
          {influenceText.pending}
        </p>
      ) : (
        <Found influence={influence} parentName={name} />
      )}
      <p className={c('note')}>{influenceText.caution}</p>
    </section>
  );
}

/** A metric that hangs on itself, or on what is computed from it, tells nothing. */
const isSame = ({ strongest }: Influence): boolean =>
  strongest !== null && strongest.lag === 0 && Math.abs(strongest.r) > 0.9995;

function Found({ influence, parentName }: { readonly influence: Influence; readonly parentName: string }): ReactNode {
  const { verdict, strongest } = influence;
  const Icon = signs[verdict];
  const lines = influenceWorking(influence);
  return (
    <>
      <p className={c('verdict')}>
        <Icon className={c('sign')} aria-hidden="true" size={15} />
        {isSame(influence) ? influenceText.same(parentName) : influenceText.verdicts[verdict](parentName)}
      </p>
      {strongest === null ? null : (
        <IntervalBar
          low={strongest.low}
          high={strongest.high}
          at={strongest.r}
          reference={0}
          referenceText={influenceText.noLink}
          label={influenceText.bar(strongest)}
          tone="flat"
        />
      )}
      <p className={c('note')}>{influenceText.detail(influence, parentName)}</p>
      {lines.length === 0 ? null : (
        <Disclosure summary={influenceText.how}>
          <WorkingLines lines={lines} />
        </Disclosure>
      )}
    </>
  );
}
