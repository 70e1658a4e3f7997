import type { Metric, NodeId } from '#core/model/schema.ts';
import type { CauseReport } from '#core/rootcause/causeReport.ts';
import { type ColumnRole, type Outcome, outcomeColumn, outcomes } from '#core/table/table.ts';
import type { DayIndex } from '#core/time/period.ts';

/** What a search for causes has said, with the names and days that only its document and its data have. */
export interface CauseFacts {
  readonly report: CauseReport;
  /** Of each of `report.causes`: the first day on which the segment stood on its new level; null: no day stands out. */
  readonly since: readonly (DayIndex | null)[];
  /** Last day of the current period. */
  readonly lastDay: DayIndex;
  readonly nodes: ReadonlyMap<NodeId, NodeFacts>;
  readonly columns: ReadonlyMap<string, ColumnFacts>;
}

export interface NodeFacts {
  readonly name: string;
  /** The outcome that the node is the share of; null where it is none. */
  readonly outcome: Outcome | null;
  /** What all of the node carries of the change; null where it is not in the sum. */
  readonly amount: number | null;
  /** Its number is 0 in both periods, as of an outcome that is not in use. */
  readonly isIdle: boolean;
}

export interface ColumnFacts {
  readonly name: string;
  readonly role: ColumnRole | null;
  /** A row has any number of its values. */
  readonly isTags: boolean;
}

/** The single outcome that a metric is the share of; null for any other metric. */
export function outcomeOf({ basis }: Metric): Outcome | null {
  if (basis.kind !== 'measure' || basis.measure.kind !== 'share') return null;
  const { part } = basis.measure;
  if (part.kind !== 'in' || part.column !== outcomeColumn || part.values.length !== 1) return null;
  return outcomes.find((outcome) => outcome === part.values[0]) ?? null;
}
