import { bucketCountOf, entriesOf } from '#core/plan/estimate.ts';
import type { CubePlan, PlanMeasure } from '#core/plan/plan.ts';
import { requireColumns } from '#core/plan/requireColumns.ts';
import type { Column } from '#core/table/table.ts';
import { columnarCapabilities } from '#engine/columnar/capabilities.ts';
import type { EngineError } from '#engine/port.ts';

/** Why a plan cannot be answered from these columns; null where it can. Its size is looked at last. */
export function checkPlan(plan: CubePlan, columns: ReadonlyMap<string, Column>): EngineError | null {
  const unknown = requireColumns(plan).find((id) => !columns.has(id));
  if (unknown !== undefined) return { code: 'unknown-column', column: unknown };
  const { time } = plan;
  if (time !== null && columns.get(time.column)?.kind !== 'time') return unsupported(`time of ${time.column}`);
  const { maxCells } = columnarCapabilities;
  let cells = bucketCountOf(plan);
  for (const id of plan.by) {
    const column = columns.get(id);
    if (column?.kind !== 'dimension' && column?.kind !== 'tags') return unsupported(`split by ${id}`);
    cells *= column.dictionary.length + 1;
  }
  for (const measure of plan.measures) {
    const entries = cells * entriesOf(measure.statistic);
    if (measure.statistic.kind === 'histogram' && !(entries <= maxCells))
      return { code: 'too-many-cells', cells: entries, limit: maxCells };
    if (!isReadable(measure, plan, columns)) return unsupported(`${measure.statistic.kind} of ${measure.column}`);
  }
  return cells <= maxCells ? null : { code: 'too-many-cells', cells, limit: maxCells };
}

function isReadable({ statistic, column }: PlanMeasure, plan: CubePlan, columns: ReadonlyMap<string, Column>): boolean {
  const kind = column === null ? undefined : columns.get(column)?.kind;
  switch (statistic.kind) {
    case 'count':
      return true;
    case 'distinct':
      return kind !== undefined;
    case 'daily-distinct':
      return kind !== undefined && plan.time !== null;
    case 'quantile':
      return (kind === 'measure' || kind === 'time') && statistic.p >= 0 && statistic.p <= 1;
    case 'histogram':
      return kind === 'measure' && statistic.width > 0 && Number.isInteger(statistic.bins) && statistic.bins > 0;
    default:
      return kind === 'measure' || kind === 'time';
  }
}

function unsupported(what: string): EngineError {
  return { code: 'unsupported', what };
}
