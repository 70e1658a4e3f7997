import { type ReactNode, useMemo } from 'react';
import type { Aggregate, Dataset, Measure } from '#core/model/schema.ts';
import { describeFilter } from '#features/shared/conditions/describeFilter.ts';
import { aggregateText, definitionText } from '#text/edit.ts';
import { classes } from '#ui/classes.ts';
import sheet from './EditPanel.module.css';
import { conditionColumns } from './fittingColumns.ts';

export interface RatioWordsProps {
  readonly ratio: Extract<Measure, { readonly kind: 'ratio' }>;
  readonly dataset: Dataset;
}

const c = classes(sheet);

/** A ratio of two numbers in words, to be read only. */
export function RatioWords({ ratio, dataset }: RatioWordsProps): ReactNode {
  const columns = useMemo(() => conditionColumns(dataset), [dataset]);
  const words = ({ aggregate, column, filter }: Aggregate): string =>
    aggregateText(
      aggregate,
      columns.find(({ id }) => id === column)?.name ?? column,
      filter.kind === 'all' ? null : describeFilter(filter, columns),
    );
  return (
    <>
      <dl className={c('facts')}>
        <dt>{definitionText.numerator}</dt>
        <dd>{words(ratio.numerator)}</dd>
        <dt>{definitionText.denominator}</dt>
        <dd>{words(ratio.denominator)}</dd>
      </dl>
      <p className={c('note')}>{definitionText.ratioHint}</p>
    </>
  );
}
