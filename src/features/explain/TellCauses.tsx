import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { CauseReport, FoundCause } from '#core/rootcause/causeReport.ts';
import type { DayIndex } from '#core/time/period.ts';
import { useSince } from '#state/views/useSince.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { keyOfCause } from './keyOfCause.ts';

/** What a search has found about a node as it is seen now, each cause with its day once that is read. */
export interface ToldCauses {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly causes: { readonly report: CauseReport; readonly since: readonly (DayIndex | null)[] };
}

export interface TellCausesProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly report: CauseReport;
  /** Null when what was told no longer holds. */
  readonly onTold: (told: ToldCauses | null) => void;
}

type Days = ReadonlyMap<string, DayIndex | null>;

/** Hands what was found to the sentence above. Draws nothing. */
export function TellCauses({ view, shown, report, onTold }: TellCausesProps): ReactNode {
  const [days, setDays] = useState<Days>(new Map());
  const onDay = useCallback(
    (key: string, day: DayIndex | null) => setDays((known) => new Map(known).set(key, day)),
    [],
  );
  useEffect(() => {
    const since = report.causes.map((cause) => days.get(keyOfCause(cause)) ?? null);
    onTold({ view, shown, causes: { report, since } });
  }, [view, shown, report, days, onTold]);
  useEffect(() => () => onTold(null), [onTold]);
  return report.causes.map((cause, at) => (
    <SinceReader key={keyOfCause(cause)} view={view} shown={shown} cause={cause} slot={`told:${at}`} onDay={onDay} />
  ));
}

interface SinceReaderProps extends Pick<TellCausesProps, 'view' | 'shown'> {
  readonly cause: FoundCause;
  readonly slot: string;
  readonly onDay: (key: string, day: DayIndex | null) => void;
}

function SinceReader({ view, shown, cause, slot, onDay }: SinceReaderProps): ReactNode {
  const day = useSince(view, shown, cause, slot);
  useEffect(() => onDay(keyOfCause(cause), day), [cause, day, onDay]);
  return null;
}
