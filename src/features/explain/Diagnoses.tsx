import type { ReactNode } from 'react';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { diagnosesText, diagnosisTexts, evidenceText } from '#text/diagnoses.ts';
import { classes } from '#ui/classes.ts';
import sheet from './Diagnoses.module.css';
import { useDiagnoses } from './useDiagnoses.ts';

export interface DiagnosesProps {
  readonly view: TreeView;
  readonly shown: NodeView;
}

const c = classes(sheet);

/** Patterns of two readings that speak of the node, each with its numbers and what usually helps. */
export function Diagnoses({ view, shown }: DiagnosesProps): ReactNode {
  const diagnoses = useDiagnoses(view, shown);
  if (diagnoses.length === 0) return null;
  return (
    <section className={c('root')}>
      <h3 className={c('heading')}>{diagnosesText.heading}</h3>
      {diagnoses.map(({ code, evidence }) => {
        const { title, reading, playbook } = diagnosisTexts[code];
        return (
          <article key={code} className={c('card')} aria-label={title}>
            <h4 className={c('title')}>{title}</h4>
            <p>{reading}</p>
            <ul className={c('evidence')}>
              {evidence.map((each) => {
                const text = evidenceText(each);
                return <li key={text}>{text}</li>;
              })}
            </ul>
            <p className={c('playbook')}>
              <span className={c('label')}>{diagnosesText.playbook}</span> {playbook}
            </p>
          </article>
        );
      })}
      <p className={c('note')}>{diagnosesText.note}</p>
    </section>
  );
}
