import type { ReactNode } from 'react';
import type { ChangeLedger } from '#core/contribution/ledger.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import { print } from '#core/formula/print.ts';
import type { Assessment } from '#core/stats/assessChange.ts';
import { useDocument } from '#state/react.tsx';
import type { Maturity } from '#state/views/useMaturity.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { formatExact } from '#text/exact.ts';
import { explainText } from '#text/explain.ts';
import { workingText } from '#text/working.ts';
import { classes } from '#ui/classes.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import sheet from './ExplainPanel.module.css';

export interface WorkingProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly ledger: ChangeLedger;
  readonly assessment: Assessment | null;
  readonly maturity: Maturity;
}

const c = classes(sheet);

/** Every number of the panel with the numbers that it is made of. */
export function Working({ view, shown, ledger, assessment, maturity }: WorkingProps): ReactNode {
  const doc = useDocument((state) => state.doc);
  const { metric } = shown;
  const nameOf = (id: string): string => doc.metrics[id]?.name ?? id;
  const value = (side: string, at: NodeValue): string =>
    at.kind === 'missing' ? workingText.missing(side) : workingText.value(side, at, metric.unit);
  const lines = [
    value(explainText.baseline, ledger.baseline),
    value(explainText.current, ledger.current),
    ...(metric.basis.kind === 'formula' ? [`${metric.name} = ${print(metric.basis.expression, nameOf)}`] : []),
    ...ledger.lines.map((line) => {
      const child = view.nodes.get(line.nodeId)?.metric;
      return workingText.line(child?.name ?? '', line, child?.unit ?? metric.unit, metric.unit);
    }),
    ...(ledger.change === null || ledger.lines.length === 0
      ? []
      : [
          workingText.sum(
            ledger.lines.map((line) => line.contribution),
            ledger.change,
            metric.unit,
          ),
        ]),
    ...(assessment === null ? [] : [workingText.assessment(assessment, (number) => formatExact(number, metric.unit))]),
    ...(maturity.ageDays === null ? [] : [workingText.maturity(maturity.ageDays)]),
  ];
  return (
    <Disclosure summary={explainText.showWorking}>
      <div className={c('working')}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </Disclosure>
  );
}
