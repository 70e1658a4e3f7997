import type { ColumnChoices } from '#ingest/port.ts';

/**
 * Whether the rows look like totals of a day or a team rather than conversations: no id, no status, no outcome, and
 * more numbers than anything else.
 */
export function isPreAggregated({ byId }: ColumnChoices): boolean {
  const read = Object.values(byId).filter(({ kind }) => kind !== 'ignore');
  const measures = read.filter(({ kind }) => kind === 'measure').length;
  const isOfOne = read.some(({ role }) => role === 'conversation_id' || role === 'status' || role === 'outcome');
  return !isOfOne && measures >= 2 && measures > read.length / 2;
}
