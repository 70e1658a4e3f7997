import type { ReactNode } from 'react';
import { useDocument } from '#state/react.tsx';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { explainText } from '#text/explain.ts';
import { formatPeriod, formatValue } from '#text/format.ts';
import { missingText } from '#text/missing.ts';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import sheet from './ExplainPanel.module.css';

export interface WhatStandsProps {
  readonly view: TreeView;
  readonly shown: NodeView;
}

const c = classes(sheet);

/** Where nothing is compared: the number, and why there is no change to explain. */
export function WhatStands({ view, shown }: WhatStandsProps): ReactNode {
  const doc = useDocument((state) => state.doc);
  const { current, metric } = shown;
  const { extent, current: period } = view.frame;
  return (
    <>
      <p className={c('say')}>
        {current.kind === 'missing'
          ? explainText.standsMissing(metric.name, missingText(current.reason, doc))
          : explainText.stands(
              metric.name,
              formatValue(current.value, metric.unit),
              period === null ? null : formatPeriod(period),
            )}
      </p>
      <Notice tone="info">{extent === null ? explainText.noDate : explainText.noComparison}</Notice>
    </>
  );
}
