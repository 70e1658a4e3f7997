import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { FoundCause } from '#core/rootcause/causeReport.ts';
import { ExactChange } from '#features/shared/ExactChange.tsx';
import { namedColumns } from '#features/shared/scope/namedColumns.ts';
import { useDocument } from '#state/react.tsx';
import type { Causes } from '#state/views/useCauses.ts';
import { useSince } from '#state/views/useSince.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { causeLine, causesText } from '#text/causes.ts';
import { tagText } from '#text/place.ts';
import type { NamedColumn } from '#text/stepText.ts';
import { Chip } from '#ui/Chip.tsx';
import { classes } from '#ui/classes.ts';
import { CauseDetails } from './CauseDetails.tsx';
import sheet from './Causes.module.css';

export interface CauseItemProps extends Pick<Causes, 'readQuestion'> {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly cause: FoundCause;
  /** Its place in the list. */
  readonly at: number;
}

const c = classes(sheet);

/** One cause: what moved where, how much of the change it carries, and its facts in one line; more on demand. */
export function CauseItem({ view, shown, cause, at, readQuestion }: CauseItemProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const details = useId();
  const { unit, direction } = shown.metric;
  const metrics = useDocument((state) => state.doc.metrics);
  const nodes = useDocument((state) => state.doc.nodes);
  const moved = metrics[nodes[cause.nodeId ?? shown.node.id]?.metricId ?? ''] ?? shown.metric;
  const since = useSince(view, shown, cause, `since:${at}`);
  const { dataset, comparison } = view.frame;
  const line = {
    cause,
    unit: moved.unit,
    rows: dataset.outcomeRules === null ? 'rows' : 'conversations',
    since,
    current: comparison?.current ?? { fromDay: 0, toDay: 1 },
  } as const;
  return (
    <li className={c('item')}>
      <button
        type="button"
        className={c('toggle')}
        aria-expanded={isOpen}
        aria-controls={details}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronRight className={c('chevron', isOpen && 'open')} aria-hidden="true" />
        <span className={c('name')}>
          {cause.kind === 'volume' ? causesText[cause.direction === 'up' ? 'more' : 'less'] : moved.name}
          <Segment cause={cause} columnOf={namedColumns(dataset)} />
        </span>
        <ExactChange className={c('amount')} value={cause.contribution} unit={unit} direction={direction} />
      </button>
      <p className={c('line')}>
        {causeLine(line)}
        {cause.status === 'unconfirmed' ? <span className={c('unconfirmed')}> · {causesText.unconfirmed}</span> : null}
      </p>
      <div id={details} hidden={!isOpen}>
        {isOpen ? (
          <CauseDetails view={view} shown={shown} cause={cause} moved={moved} readQuestion={readQuestion} />
        ) : null}
      </div>
    </li>
  );
}

interface SegmentProps {
  readonly cause: FoundCause;
  readonly columnOf: (column: string) => NamedColumn;
}

function Segment({ cause: { segment }, columnOf }: SegmentProps): ReactNode {
  if (segment.length === 0) return <span className={c('everywhere')}> {causesText.everywhere}</span>;
  return segment.map(({ column, value }) => (
    <span key={column} className={c('chip')}>
      {' '}
      <Chip shape="tag">
        <Value column={columnOf(column)} value={value} />
      </Chip>
    </span>
  ));
}

function Value({ column, value }: { readonly column: NamedColumn; readonly value: string | null }): ReactNode {
  if (column.kind === 'tags' && value === null) return tagText(null);
  return (
    <>
      <span className={c('column')}>{column.kind === 'tags' ? causesText.withTag : column.name}</span>{' '}
      {value ?? '(missing)'}
    </>
  );
}
