import { type ReactNode, useMemo } from 'react';
import { workingOfCause } from '#core/rootcause/workingOfCause.ts';
import { causesText } from '#text/causes.ts';
import { causeWorkingLines } from '#text/causeWorking.ts';
import { classes } from '#ui/classes.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import type { CauseDetailsProps } from './CauseDetails.tsx';
import sheet from './ExplainPanel.module.css';

const c = classes(sheet);

/** The contribution of a cause with the numbers that it is made of. */
export function CauseWorking({ shown, cause, moved, readQuestion }: CauseDetailsProps): ReactNode {
  const working = useMemo(() => {
    const question = readQuestion();
    return question === null ? null : workingOfCause(question, cause);
  }, [readQuestion, cause]);
  const lines = causeWorkingLines(cause, working, { own: moved.unit, asked: shown.metric.unit });
  return (
    <Disclosure summary={causesText.showWorking}>
      <dl className={c('working')}>
        {lines.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
