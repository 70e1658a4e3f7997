import { Ban, Crosshair, Layers, List } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Metric } from '#core/model/schema.ts';
import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type { CauseAlternative, FoundCause } from '#core/rootcause/causeReport.ts';
import { namedColumns } from '#features/shared/scope/namedColumns.ts';
import { useDocument, useServices, useSession } from '#state/react.tsx';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { causesText, effectText, segmentText } from '#text/causes.ts';
import { formatExactChange } from '#text/exact.ts';
import { formatCount } from '#text/format.ts';
import type { NamedColumn } from '#text/stepText.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import sheet from './Causes.module.css';
import { CauseWorking } from './CauseWorking.tsx';

export interface CauseDetailsProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly cause: FoundCause;
  /** Of the node that moved. */
  readonly moved: Metric;
  /** What was asked, for the working. */
  readonly readQuestion: () => CauseQuestion | null;
}

const c = classes(sheet);

/** The facts behind a cause, its neighbours, its arithmetic, and where to go from it. */
export function CauseDetails(props: CauseDetailsProps): ReactNode {
  const { view, shown, cause, moved } = props;
  const { rate, mix, n, wider, narrower, kind } = cause;
  const { unit } = shown.metric;
  const columnOf = namedColumns(view.frame.dataset);
  return (
    <div className={c('details')}>
      <dl className={c('facts')}>
        {kind === 'total' ? null : (
          <>
            <Fact label={causesText.rateLabel}>{formatExactChange(rate, unit)}</Fact>
            <Fact label={causesText.mixLabel}>{formatExactChange(mix, unit)}</Fact>
            <Fact label={causesText.sizeLabel}>
              {formatCount(n.baseline)} → {formatCount(n.current)}
            </Fact>
          </>
        )}
        <Fact label={causesText.effectLabel}>{effectText(cause, moved.unit)}</Fact>
        {wider === null ? null : <Neighbour label={causesText.widerLabel} of={wider} columnOf={columnOf} />}
        {narrower === null ? null : <Neighbour label={causesText.narrowerLabel} of={narrower} columnOf={columnOf} />}
      </dl>
      {cause.overlapsEarlier ? <p className={c('note')}>{causesText.overlaps}</p> : null}
      <CauseWorking {...props} />
      <Actions {...props} />
    </div>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface NeighbourProps {
  readonly label: string;
  readonly of: CauseAlternative;
  readonly columnOf: (column: string) => NamedColumn;
}

function Neighbour({ label, of, columnOf }: NeighbourProps): ReactNode {
  const metricId = useDocument((state) => state.doc.nodes[of.nodeId ?? '']?.metricId);
  const name = useDocument((state) => state.doc.metrics[metricId ?? '']?.name);
  return (
    <Fact label={label}>
      {name === undefined ? '' : `${name}, `}
      {segmentText(of.segment, columnOf)} ({causesText.evidence(of.gain)})
    </Fact>
  );
}

function Actions({ shown, cause }: CauseDetailsProps): ReactNode {
  const { session } = useServices();
  const path = useSession((state) => state.drill.path);
  const inside = [...path, ...cause.segment];
  const narrow = (): void => session.setDrill({ dimension: null, path: inside });
  return (
    <div className={c('actions')}>
      <Button
        size="sm"
        icon={<List aria-hidden="true" />}
        onClick={() => {
          // Another node begins with a path of its own.
          session.openNode(cause.nodeId ?? shown.node.id, 'conversations');
          narrow();
        }}
      >
        {causesText.conversations}
      </Button>
      {cause.segment.length === 0 ? null : (
        <>
          <Button
            size="sm"
            icon={<Layers aria-hidden="true" />}
            onClick={() => {
              narrow();
              session.setTab('drill');
            }}
          >
            {causesText.drill}
          </Button>
          <Button size="sm" icon={<Crosshair aria-hidden="true" />} onClick={narrow}>
            {causesText.only}
          </Button>
          <Button size="sm" icon={<Ban aria-hidden="true" />} onClick={() => session.ignoreSegment(cause.segment)}>
            {causesText.ignore}
          </Button>
        </>
      )}
    </div>
  );
}
