import type { ReactNode } from 'react';
import type { CauseReport, FoundCause } from '#core/rootcause/causeReport.ts';
import { ExactChange } from '#features/shared/ExactChange.tsx';
import type { Causes } from '#state/views/useCauses.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { causesText } from '#text/causes.ts';
import { classes } from '#ui/classes.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { CauseItem } from './CauseItem.tsx';
import sheet from './Causes.module.css';
import { keyOfCause } from './keyOfCause.ts';

export interface CauseListProps extends Pick<Causes, 'readQuestion'> {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly report: CauseReport;
  /** Nothing more will be found. */
  readonly isDone: boolean;
  /** The whole change stayed within its normal variation. */
  readonly isWithin: boolean;
}

const c = classes(sheet);

/**
 * What was found, largest first, and the rest: together the whole change. Of a change within its normal variation it is
 * folded: it is there for who looks for it, and no answer to why the number moved.
 */
export function CauseList({ view, shown, report, isDone, isWithin, readQuestion }: CauseListProps): ReactNode {
  const { unit, direction } = shown.metric;
  const { causes, minor, rest } = report;
  const items = (of: readonly FoundCause[], from = 0): ReactNode => (
    <ol className={c('list')}>
      {of.map((cause, at) => (
        <CauseItem key={keyOfCause(cause)} {...{ view, shown, cause, readQuestion }} at={from + at} />
      ))}
    </ol>
  );
  return (
    <>
      {causes.length + minor.length === 0 && isDone ? <p className={c('quiet')}>{causesText.nothing}</p> : null}
      {isWithin && causes.length > 0 ? (
        <Disclosure summary={causesText.foldedWithin(causes.length + minor.length)}>
          {items([...causes, ...minor])}
        </Disclosure>
      ) : (
        <>
          {causes.length === 0 ? null : items(causes)}
          {minor.length === 0 ? null : (
            <Disclosure summary={causesText.minor(minor.length)}>{items(minor, causes.length)}</Disclosure>
          )}
        </>
      )}
      <p className={c('rest')}>
        <span>{causesText.rest}</span>
        <ExactChange className={c('amount')} value={rest.contribution} unit={unit} direction={direction} />
      </p>
    </>
  );
}
