import type { ColumnRole } from '#core/table/table.ts';
import type { ColumnChoice, ColumnChoices, ColumnGuess, FilePreview } from '#ingest/port.ts';

/** How a column is read, in the words of the menu: a duration is a measure that is written as a time span. */
export const readings = ['dimension', 'tags', 'measure', 'duration', 'time', 'text', 'ignore'] as const;
export type Reading = (typeof readings)[number];

/** The choices to start from: the guesses, one row per conversation, counted on the day of creation. */
export function initialChoices(preview: FilePreview): ColumnChoices {
  const byId = Object.fromEntries(preview.columns.map((column) => [column.id, column.choice]));
  return {
    byId,
    nullMarkers: preview.nullMarkers,
    dateColumn: pickDateColumn(byId, preview.columns, null),
    grain: { kind: 'rows' },
  };
}

export function readingOf(choice: ColumnChoice): Reading {
  return choice.kind === 'measure' && choice.durationFormat !== null ? 'duration' : choice.kind;
}

/** Reads a column differently. A meaning that the new reading can't carry goes, as does what hung on it. */
export function withReading(
  choices: ColumnChoices,
  column: ColumnGuess,
  reading: Reading,
  all: Columns,
): ColumnChoices {
  const before = choices.byId[column.id] ?? column.choice;
  const choice = readAs(before, column, reading);
  const needed = before.role === null ? null : readingFor(before.role);
  const loses = reading === 'ignore' || (needed !== null && needed !== reading);
  return settled(
    { ...choices, byId: { ...choices.byId, [column.id]: loses ? { ...choice, role: null } : choice } },
    all,
  );
}

/**
 * Gives a column a meaning. No two columns have the same one: the column that had it loses it.
 * A meaning that asks for a reading (a time, a number) brings it along.
 */
export function withRole(
  choices: ColumnChoices,
  column: ColumnGuess,
  role: ColumnRole | null,
  all: Columns,
): ColumnChoices {
  const before = choices.byId[column.id] ?? column.choice;
  const needed = role === null ? null : readingFor(role);
  const read = needed === null || readingOf(before) === needed ? before : readAs(before, column, needed);
  const holder = role === null ? null : holderOf(choices, role);
  const byId = { ...choices.byId };
  const holding = holder === null ? undefined : byId[holder];
  if (holder !== null && holding !== undefined) byId[holder] = { ...holding, role: null };
  byId[column.id] = { ...read, role };
  const dateColumn = role === 'created_at' ? column.id : choices.dateColumn;
  return settled({ ...choices, byId, dateColumn }, all);
}

/** The column that has the meaning, or null. */
export function holderOf(choices: ColumnChoices, role: ColumnRole): string | null {
  return Object.entries(choices.byId).find(([, choice]) => choice.role === role)?.[0] ?? null;
}

type Columns = readonly ColumnGuess[];

function readAs(before: ColumnChoice, column: ColumnGuess, reading: Reading): ColumnChoice {
  const { choice: guess } = column;
  const plain = { ...before, dateOrder: null, durationFormat: null, tagFormat: null, unit: null };
  switch (reading) {
    case 'time':
      return { ...plain, kind: 'time', dateOrder: before.dateOrder ?? column.dateOrders[0] ?? 'iso' };
    case 'tags':
      return { ...plain, kind: 'tags', tagFormat: before.tagFormat ?? column.tags?.format ?? ',' };
    case 'duration':
      return {
        ...plain,
        kind: 'measure',
        durationFormat: before.durationFormat ?? guess.durationFormat ?? 'seconds',
        unit: 'seconds',
      };
    case 'measure':
      return { ...plain, kind: 'measure', unit: guess.unit === 'seconds' ? 'number' : (guess.unit ?? 'number') };
    default:
      return { ...plain, kind: reading };
  }
}

/** The reading that a meaning asks for, or null where several do. */
function readingFor(role: ColumnRole): Reading | null {
  if (role === 'tags') return 'tags';
  if (role.endsWith('_at')) return 'time';
  if (role.endsWith('_seconds')) return 'duration';
  if (role.endsWith('_count')) return 'measure';
  return null;
}

/** After a change: the date column is still a time, and the grain's columns are still read. */
function settled(choices: ColumnChoices, columns: Columns): ColumnChoices {
  const { byId, grain } = choices;
  const isRead = (id: string | null): boolean => id !== null && byId[id]?.kind !== 'ignore';
  const dateColumn = pickDateColumn(byId, columns, choices.dateColumn);
  if (grain.kind === 'rows') return { ...choices, dateColumn };
  if (!isRead(grain.idColumn)) return { ...choices, dateColumn, grain: { kind: 'rows' } };
  return { ...choices, dateColumn, grain: isRead(grain.sortColumn) ? grain : { ...grain, sortColumn: null } };
}

function pickDateColumn(byId: ColumnChoices['byId'], columns: Columns, preferred: string | null): string | null {
  const times = columns.filter((column) => byId[column.id]?.kind === 'time').map((column) => column.id);
  if (preferred !== null && times.includes(preferred)) return preferred;
  return times.find((id) => byId[id]?.role === 'created_at') ?? times[0] ?? null;
}
