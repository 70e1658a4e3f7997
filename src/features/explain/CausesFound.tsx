import type { ReactNode } from 'react';
import type { CausePlan } from '#core/rootcause/planCauses.ts';
import type { CauseProgress, Causes } from '#state/views/useCauses.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { causesText, placeboText } from '#text/causes.ts';
import { dataErrorText } from '#text/dataError.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import { Progress } from '#ui/Progress.tsx';
import { CauseList } from './CauseList.tsx';
import sheet from './Causes.module.css';

export interface CausesFoundProps extends Pick<Causes, 'readQuestion'> {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly progress: Exclude<CauseProgress, { kind: 'impossible' }>;
  readonly plan: CausePlan | null;
  readonly isWithin: boolean;
}

const c = classes(sheet);

/** A search on its way, given up, failed or done, with what it has found by then. */
export function CausesFound({ view, shown, progress, plan, isWithin, readQuestion }: CausesFoundProps): ReactNode {
  if (progress.kind === 'failed') {
    return (
      <Notice
        tone="error"
        title={causesText.failed}
        action={<Button onClick={progress.again}>{causesText.again}</Button>}
      >
        {dataErrorText(progress.error)}
      </Notice>
    );
  }
  const { report } = progress;
  return (
    <>
      {report === null ? null : (
        <CauseList
          view={view}
          shown={shown}
          report={report}
          readQuestion={readQuestion}
          isDone={progress.kind === 'ready'}
          isWithin={isWithin}
        />
      )}
      {progress.kind === 'searching' ? <Searching progress={progress} /> : null}
      {progress.kind === 'stopped' ? (
        <div className={c('bar')}>
          <p className={c('note')}>{report === null ? causesText.stoppedEmpty : causesText.stopped}</p>
          <Button size="sm" onClick={progress.again}>
            {causesText.again}
          </Button>
        </div>
      ) : null}
      {report === null || progress.kind !== 'ready' ? null : (
        <p className={c('note')}>
          {report.history === null
            ? report.causes.length + report.minor.length === 0
              ? causesText.noHistoryQuiet
              : causesText.noHistory
            : placeboText(report.history, plan?.past.overlap ?? false)}
        </p>
      )}
    </>
  );
}

function Searching({ progress }: { readonly progress: Extract<CauseProgress, { kind: 'searching' }> }): ReactNode {
  const { report, stop } = progress;
  const isJudging = report !== null && report.history !== null && report.history.alarms === null;
  return (
    <div className={c('bar')}>
      <Progress label={isJudging ? placeboLabel(report.history) : causesText.searching} value={null} />
      <Button size="sm" variant="ghost" onClick={stop}>
        {causesText.stop}
      </Button>
    </div>
  );
}

const placeboLabel = (history: { readonly pairs: number }): string => causesText.judging(history.pairs);
