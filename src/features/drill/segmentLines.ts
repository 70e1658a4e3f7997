import type { FoldedSplit } from '#core/contribution/foldRows.ts';
import type { SegmentRow } from '#core/contribution/ledger.ts';
import type { TableSort } from '#ui/Table.tsx';

/** A row of the table: one segment, or the rest of them folded into one exact line. */
export type SegmentLine =
  | (SegmentRow & { readonly kind: 'segment'; readonly key: string })
  | (Omit<SegmentRow, 'value' | 'presence'> & {
      readonly kind: 'others';
      readonly key: string;
      readonly value: null;
      readonly presence: 'both';
      readonly count: number;
    });

/** What of a split a table shows. Of tags there are no others: rows that overlap are not put together. */
export type ShownSplit = Pick<FoldedSplit, 'kind' | 'baseline' | 'current' | 'change' | 'rows' | 'others'>;

export function segmentLines(split: ShownSplit): readonly SegmentLine[] {
  const lines: SegmentLine[] = split.rows.map((row) => ({
    ...row,
    kind: 'segment',
    key: row.value === null ? 'missing' : `value:${row.value}`,
  }));
  if (split.others !== null) {
    lines.push({ ...split.others, kind: 'others', key: 'others', value: null, presence: 'both' });
  }
  return lines;
}

/** Effects sort by size whatever their sign; the folded line stays last, and a missing number is the least. */
export function sortLines(lines: readonly SegmentLine[], sort: TableSort): readonly SegmentLine[] {
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return lines.toSorted((a, b) => {
    if (a.kind !== b.kind) return a.kind === 'others' ? 1 : -1;
    if (sort.columnId === 'value') return sign * (a.value ?? '').localeCompare(b.value ?? '', 'en', { numeric: true });
    const [before, after] = [sortKey(a, sort.columnId), sortKey(b, sort.columnId)];
    return before === after ? 0 : sign * (before - after);
  });
}

function sortKey(line: SegmentLine, columnId: string): number {
  switch (columnId) {
    case 'n':
      return line.n.current;
    case 'before':
      return line.before ?? Number.NEGATIVE_INFINITY;
    case 'after':
      return line.after ?? Number.NEGATIVE_INFINITY;
    case 'rate':
      return Math.abs(line.rate);
    case 'mix':
      return Math.abs(line.mix);
    default:
      return Math.abs(line.contribution);
  }
}

/**
 * Part of the change that a contribution is; null where the change is so small against what moves inside it that the
 * share would only be a large number without a meaning.
 */
export function shareOfChange(split: ShownSplit, contribution: number): number | null {
  const moved = Math.max(...[...split.rows, ...(split.others === null ? [] : [split.others])].map(sizeOf));
  return Math.abs(split.change) * mostTimes < moved || split.change === 0 ? null : contribution / split.change;
}

const mostTimes = 10;
const sizeOf = ({ contribution }: { readonly contribution: number }): number => Math.abs(contribution);
