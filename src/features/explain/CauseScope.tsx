import type { ReactNode } from 'react';
import type { Dataset, Metric } from '#core/model/schema.ts';
import { IgnoredChips } from '#features/shared/scope/IgnoredChips.tsx';
import { namedColumns } from '#features/shared/scope/namedColumns.ts';
import { useServices, useSession } from '#state/react.tsx';
import { causesText, segmentText } from '#text/causes.ts';
import { formatExactChange } from '#text/exact.ts';
import { Chip } from '#ui/Chip.tsx';
import { classes } from '#ui/classes.ts';
import sheet from './Causes.module.css';

const c = classes(sheet);

export interface CauseScopeProps {
  readonly dataset: Dataset;
  readonly metric: Metric;
  /** Of what is searched; null while it is not known. */
  readonly change: number | null;
}

/** What the search is held to: only within a segment, and without the ignored ones; each can be taken back. */
export function CauseScope({ dataset, metric, change }: CauseScopeProps): ReactNode {
  const { session } = useServices();
  const path = useSession((state) => state.drill.path);
  const isAll = useSession(({ causes }) => causes.ignored.length === 0) && path.length === 0;
  if (isAll) return null;
  const columnOf = namedColumns(dataset);
  return (
    <div className={c('scope')}>
      {path.length === 0 ? null : <span>{causesText.within}</span>}
      {path.map((step, at) => {
        const text = segmentText([step], columnOf);
        const run = (): void => session.setDrill({ dimension: null, path: path.filter((_, other) => other !== at) });
        return (
          <Chip key={step.column} shape="tag" onRemove={{ label: causesText.stopWithin(text), run }}>
            {text}
          </Chip>
        );
      })}
      <IgnoredChips dataset={dataset} />
      {change === null ? null : <span>{causesText.narrowed(formatExactChange(change, metric.unit))}</span>}
    </div>
  );
}
