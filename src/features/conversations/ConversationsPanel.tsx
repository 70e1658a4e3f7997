import { type ReactNode, useMemo, useState } from 'react';
import { isoDay } from '#core/time/iso-day.ts';
import type { DayRange } from '#core/time/period.ts';
import { IgnoredChips } from '#features/shared/scope/IgnoredChips.tsx';
import { useDocument, useServices, useSession } from '#state/react.tsx';
import type { Segment } from '#state/session/session.ts';
import { type ConversationSet, hasWhole } from '#state/views/conversationFilter.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { conversationsText } from '#text/conversations.ts';
import { explainText } from '#text/explain.ts';
import { stepText } from '#text/stepText.ts';
import { Chip } from '#ui/Chip.tsx';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { ConversationPages } from './ConversationPages.tsx';
import sheet from './ConversationTable.module.css';
import { type Side, useRowQuery } from './useRowQuery.ts';

export interface ConversationsPanelProps {
  readonly view: TreeView;
  readonly shown: NodeView;
}

const c = classes(sheet);

/** The conversations behind the number of a node, in the segment drilled into and without ignored ones, in either period. */
export function ConversationsPanel({ view, shown }: ConversationsPanelProps): ReactNode {
  const doc = useDocument((state) => state.doc);
  const [side, setSide] = useState<Side>('current');
  const [wanted, setWanted] = useState<ConversationSet>('counted');
  const path = useSession((state) => state.drill.path);
  const ignored = useSession((state) => state.causes.ignored);
  const { comparison, current, treeId, dataset } = view.frame;
  const isPart = hasWhole(doc, treeId, shown.node.id);
  const query = useRowQuery({ view, shown, side, set: isPart ? wanted : 'counted' });
  const key = useMemo(() => JSON.stringify(query), [query]);
  return (
    <div className={c('root')}>
      <div className={c('bar')}>
        {comparison === null ? null : (
          <Segmented<Side>
            label={conversationsText.side}
            size="sm"
            value={side}
            options={[
              { value: 'baseline', label: explainText.baseline },
              { value: 'current', label: explainText.current },
            ]}
            onChange={setSide}
          />
        )}
        {isPart ? (
          <Segmented<ConversationSet>
            label={conversationsText.which}
            size="sm"
            value={wanted}
            options={[
              { value: 'counted', label: conversationsText.part },
              { value: 'all', label: conversationsText.whole },
            ]}
            onChange={setWanted}
          />
        ) : null}
        <Steps view={view} />
        <IgnoredChips dataset={dataset} />
      </div>
      {query === null ? (
        <Notice tone="info">{conversationsText.notFromRows(shown.metric.name)}</Notice>
      ) : (
        <ConversationPages
          key={key}
          query={query}
          columns={dataset.columns}
          period={comparison === null ? current : comparison[side]}
          name={fileWords(shown.metric.name, path, ignored, comparison === null ? current : comparison[side])}
        />
      )}
    </div>
  );
}

/** What an export is of: node, segment, and first and last day. */
function fileWords(name: string, path: Segment, ignored: readonly Segment[], period: DayRange | null): string {
  const days = period === null ? [] : [isoDay(period.fromDay), isoDay(period.toDay - 1)];
  const valuesOf = (segment: Segment): readonly string[] =>
    segment.map(({ value, without }) => `${without === true ? 'without ' : ''}${value ?? explainText.missing}`);
  const others = ignored.flatMap((segment) => [conversationsText.fileWithout, ...valuesOf(segment)]);
  return [name, ...valuesOf(path), ...others, ...days].join(' ');
}

/** What the list is narrowed to, each removable. */
function Steps({ view }: Pick<ConversationsPanelProps, 'view'>): ReactNode {
  const { session } = useServices();
  const path = useSession((state) => state.drill.path);
  const { columns } = view.frame.dataset;
  return path.map((step, index) => {
    const column = columns.find(({ id }) => id === step.column);
    const label = stepText(step, column ?? { name: step.column, kind: 'dimension' });
    return (
      <Chip
        key={label}
        shape="tag"
        onRemove={{
          label: conversationsText.clear(label),
          run: () => session.setDrill({ dimension: null, path: path.filter((_, other) => other !== index) }),
        }}
      >
        {label}
      </Chip>
    );
  });
}
