import type { ReactNode } from 'react';
import type { Dataset, Metric } from '#core/model/schema.ts';
import { useServices, useSession } from '#state/react.tsx';
import { causesText, segmentText } from '#text/causes.ts';
import { formatExactChange } from '#text/exact.ts';
import { Chip } from '#ui/Chip.tsx';
import { classes } from '#ui/classes.ts';
import sheet from './Causes.module.css';
import { namedColumns } from './namedColumns.ts';

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
  const causes = useSession((state) => state.causes);
  if (path.length === 0 && causes.ignored.length === 0) return null;
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
      {causes.ignored.length === 0 ? null : <span>{causesText.ignoredCount(causes.ignored.length)}</span>}
      {causes.ignored.map((segment, at) => {
        const text = segmentText(segment, columnOf);
        const run = (): void =>
          session.setCauses({ ...causes, ignored: causes.ignored.filter((_, other) => other !== at) });
        return (
          <Chip key={text} shape="tag" tone="warn" onRemove={{ label: causesText.unignore(text), run }}>
            {text}
          </Chip>
        );
      })}
      {change === null ? null : <span>{causesText.narrowed(formatExactChange(change, metric.unit))}</span>}
    </div>
  );
}
