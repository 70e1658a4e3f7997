import type { ReactNode } from 'react';
import type { Dataset } from '#core/model/schema.ts';
import { useServices, useSession } from '#state/react.tsx';
import { causesText, segmentText } from '#text/causes.ts';
import { Chip } from '#ui/Chip.tsx';
import { classes } from '#ui/classes.ts';
import sheet from './IgnoredChips.module.css';
import { namedColumns } from './namedColumns.ts';

const c = classes(sheet);

/** The segments whose rows are left out of causes, drill and conversations, each with its way back; nothing where none is. */
export function IgnoredChips({ dataset }: { readonly dataset: Dataset }): ReactNode {
  const { session } = useServices();
  const causes = useSession((state) => state.causes);
  const { ignored } = causes;
  if (ignored.length === 0) return null;
  const nameOf = namedColumns(dataset);
  return (
    <>
      <span className={c('label')}>{causesText.ignoredCount(ignored.length)}</span>
      {ignored.map((segment, at) => {
        const text = segmentText(segment, nameOf);
        const run = (): void => session.setCauses({ ...causes, ignored: ignored.filter((_, other) => other !== at) });
        return (
          <Chip key={text} shape="tag" tone="warn" onRemove={{ label: causesText.unignore(text), run }}>
            {text}
          </Chip>
        );
      })}
    </>
  );
}
