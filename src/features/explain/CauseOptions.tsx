import { SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Dataset } from '#core/model/schema.ts';
import { canBeAdded, type DimensionChoice } from '#core/rootcause/chooseDimensions.ts';
import { IgnoredChips } from '#features/shared/scope/IgnoredChips.tsx';
import { useServices, useSession } from '#state/react.tsx';
import { mostDepth, noWishes } from '#state/session/session.ts';
import { causesText, leftOutText, toldTagsText } from '#text/causes.ts';
import { Button } from '#ui/Button.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { classes } from '#ui/classes.ts';
import { Popover } from '#ui/Popover.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import sheet from './Causes.module.css';

export interface CauseOptionsProps {
  readonly dataset: Dataset;
  readonly dimensions: readonly DimensionChoice[];
}

const c = classes(sheet);
const depths = Array.from({ length: mostDepth }, (_, at) => ({ value: `${at + 1}`, label: `${at + 1}` }));

/** What is searched: which dimensions, how deep, and without which segments. */
export function CauseOptions({ dataset, dimensions }: CauseOptionsProps): ReactNode {
  return (
    <Popover
      label={causesText.options}
      align="end"
      trigger={
        <Button size="sm" variant="ghost" icon={<SlidersHorizontal aria-hidden="true" />}>
          {causesText.options}
        </Button>
      }
    >
      <div className={c('options')}>
        <Dimensions dimensions={dimensions} />
        <Depth />
        <Ignored dataset={dataset} />
      </div>
    </Popover>
  );
}

function Dimensions({ dimensions }: Pick<CauseOptionsProps, 'dimensions'>): ReactNode {
  const { session } = useServices();
  const causes = useSession((state) => state.causes);
  const choose = (id: string, isWanted: boolean): void =>
    session.setCauses({ ...causes, dimensions: new Map([...causes.dimensions, [id, isWanted]]) });
  return (
    <fieldset className={c('choices')}>
      <legend>{causesText.dimensions}</legend>
      {dimensions.map(({ column: { id, name }, leftOut, tags }) => (
        <Checkbox
          key={id}
          label={name}
          {...hintOf(leftOut === null ? (tags === undefined ? null : toldTagsText(tags)) : leftOutText(leftOut))}
          checked={leftOut === null}
          disabled={!canBeAdded(leftOut)}
          onChange={(isWanted) => choose(id, isWanted)}
        />
      ))}
      {causes.dimensions.size === 0 && causes.depth === noWishes.depth ? null : (
        <Button size="sm" variant="ghost" onClick={() => session.setCauses({ ...noWishes, ignored: causes.ignored })}>
          {causesText.reset}
        </Button>
      )}
    </fieldset>
  );
}

const hintOf = (hint: string | null): { readonly hint?: string } => (hint === null ? {} : { hint });

function Depth(): ReactNode {
  const { session } = useServices();
  const causes = useSession((state) => state.causes);
  return (
    <div className={c('choices')}>
      <span aria-hidden="true">{causesText.depth}</span>
      <Segmented
        label={causesText.depth}
        size="sm"
        options={depths}
        value={`${causes.depth}`}
        onChange={(depth) => session.setCauses({ ...causes, depth: Number(depth) })}
      />
    </div>
  );
}

function Ignored({ dataset }: Pick<CauseOptionsProps, 'dataset'>): ReactNode {
  const isNone = useSession(({ causes }) => causes.ignored.length === 0);
  if (isNone) return null;
  return (
    <div className={c('choices')}>
      <IgnoredChips dataset={dataset} />
    </div>
  );
}
