import type { ReactNode } from 'react';
import { type ChangeLedger, unattributedOf } from '#core/contribution/ledger.ts';
import type { Side } from '#core/contribution/readNode.ts';
import { workingOfLine } from '#core/contribution/workingOfLine.ts';
import { workingOfValue } from '#core/contribution/workingOfValue.ts';
import { useDocument } from '#state/react.tsx';
import type { Maturity } from '#state/views/useMaturity.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { explainText } from '#text/explain.ts';
import { renderWorking, type WorkingLine } from '#text/steps.ts';
import { workingText } from '#text/working.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { WorkingLines } from './WorkingLines.tsx';

export interface WorkingProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly ledger: ChangeLedger;
  readonly maturity: Maturity;
}

/** Every number of the panel with the numbers that it is made of. */
export function Working({ view, shown, ledger, maturity }: WorkingProps): ReactNode {
  const doc = useDocument((state) => state.doc);
  const { metric, node } = shown;
  const read = (nodeId: typeof node.id, side: Side) => view.read(nodeId, side, null);
  const steps = [
    ...workingOfValue(doc, node.id, 'baseline', read),
    ...workingOfValue(doc, node.id, 'current', read),
    ...ledger.lines.flatMap((line) => workingOfLine(doc, ledger, line)),
  ];
  const unattributed = unattributedOf(ledger);
  const lines = unique([
    ...renderWorking(steps),
    ...(ledger.change === null || ledger.lines.length === 0
      ? []
      : [
          workingText.sum(
            [...ledger.lines.map((line) => line.contribution), ...(unattributed === 0 ? [] : [unattributed])],
            ledger.change,
            metric.unit,
          ),
        ]),
    ...(maturity.ageDays === null ? [] : [workingText.maturity(maturity.ageDays, maturity.isSettled)]),
  ]);
  if (lines.length === 0) return null;
  return (
    <Disclosure summary={explainText.showWorking}>
      <WorkingLines lines={lines} />
    </Disclosure>
  );
}

/** The formula in names is the same for both periods, whichever of them has a number, and is said once. */
function unique(lines: readonly WorkingLine[]): readonly WorkingLine[] {
  return [...new Map(lines.map((line) => [`${line.label} ${line.text}`, line])).values()];
}
