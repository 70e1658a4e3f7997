import { unreachable } from '#core/base/unreachable.ts';
import type { DateOrder, IngestError, IngestWarning, RejectReason } from '#ingest/port.ts';
import { formatCount, formatShare } from '#text/format.ts';
import { outcomeNames } from '#text/outcomes.ts';

/** Why a file was not imported, and what to do about it. */
export function ingestErrorText(error: IngestError): string {
  switch (error.code) {
    case 'cancelled':
      return 'Reading was cancelled. Nothing was kept; choose the file again when you are ready.';
    case 'empty-file':
      return 'This file is empty. Export it again, and check that the view or report you export holds tickets.';
    case 'header-only':
      return `This file has ${columns(error.columns)} but no rows. Widen the date range of the export and try again.`;
    case 'binary-file':
      return `This is not a text file${looksLike(error.looksLike)}. Export the data as CSV and choose that file.`;
    case 'wrong-format':
      return formatRemedy[error.found];
    case 'one-column':
      return `Only one column was found when split by ${delimiterName(error.delimiter)}. Choose the delimiter by hand, or export the table with more columns.`;
    case 'too-large':
      return `This file has ${megabytes(error.bytes)}; Taproot reads up to ${megabytes(error.limitBytes)} in a browser. Export a shorter period or fewer columns.`;
    case 'nothing-left':
      return `All ${formatCount(error.rejected)} rows were rejected. Check the delimiter and, for dates, the order of day and month.`;
    case 'unknown-column':
      return `A rule asks for the column “${error.column}”, which is not read. Change the rule, or read the column again.`;
    case 'out-of-order':
      return error.needs === 'read'
        ? 'No file has been read yet. Choose a file first.'
        : 'The columns have not been read with these choices yet. Go back to the columns and continue.';
    case 'unreadable':
      return `The browser could not read this file (${error.detail}). If it was moved or changed since you chose it, choose it again.`;
    case 'worker-died':
      return 'The browser stopped reading this file, most likely for lack of memory. Nothing already saved is lost. Close other tabs or export fewer columns, and try again.';
    case 'internal':
      return `Something went wrong while reading (${error.detail}). Nothing already saved is lost. Try again; if it stays, export the file anew.`;
    default:
      return unreachable(error);
  }
}

const formatRemedy = {
  xlsx: 'This is an Excel workbook. In Excel choose Save as → CSV UTF-8 and bring that file.',
  json: 'This is JSON, not a table. Export the data as CSV and bring that file.',
  parquet: 'This is a Parquet file. Export the data as CSV and bring that file.',
  zip: 'This is a zip archive. Unpack it and bring the CSV inside.',
  gzip: 'This is a gzip archive. Unpack it and bring the CSV inside.',
  pdf: 'This is a PDF. Export the data as CSV and bring that file.',
  html: 'This is a web page, as when a sign-in page was saved in place of the export. Sign in and download the CSV again.',
} as const satisfies Record<Extract<IngestError, { code: 'wrong-format' }>['found'], string>;

/** Why one row was left out. */
export function rejectReasonText(reason: RejectReason): string {
  switch (reason.code) {
    case 'too-many-cells':
    case 'too-few-cells':
      return `${cells(reason.found)} where ${formatCount(reason.expected)} were expected`;
    case 'broken-quotes':
      return 'Quotation marks that do not pair up';
    case 'no-id':
      return `No ${reason.column}, so it belongs to no conversation`;
    case 'unreadable-date':
      return `“${reason.cell}” in ${reason.column} is no date as chosen`;
    case 'far-date':
      return `“${reason.cell}” in ${reason.column} is years from all other dates`;
    default:
      return unreachable(reason);
  }
}

/** Worth knowing; the import goes on. */
export function ingestWarningText(warning: IngestWarning): string {
  switch (warning.code) {
    case 'date-order-ambiguous':
      return `The dates in ${warning.column} can be read in more than one order; ${dateOrderWords[warning.chosen]} was taken. Check one date you know.`;
    case 'duplicate-headers':
      return `${formatCount(warning.count)} columns are called “${warning.name}”. All are kept and numbered.`;
    case 'empty-header':
      return `Column ${warning.position} has no name; it is called by its position.`;
    case 'all-missing':
      return warning.columns.length === 1
        ? `${warning.columns[0] ?? ''} is empty in every row and is left out.`
        : `${formatCount(warning.columns.length)} columns are empty in every row and are left out: ${warning.columns.join(', ')}.`;
    case 'no-date-column':
      return 'No column holds a date, so periods cannot be compared: you get one number for the whole file.';
    case 'dates-far-apart':
      return `${dates(warning.count)} in ${warning.column} (${warning.examples.join(', ')}), years from all others, ${warning.count === 1 ? 'is' : 'are'} not used.`;
    case 'rows-without-date':
      return `${formatCount(warning.count)} of ${formatCount(warning.rows)} rows have no date in ${warning.column}. They are kept, but belong to no day, so no period counts them.`;
    case 'mixed-offsets':
      return `Times in ${warning.column} are written on clocks of different time zones. Each counts on the day and at the hour that it shows; computed durations allow for the difference.`;
    case 'no-status-column':
      return 'No column looks like a status. Say with a rule which rows are resolved.';
    case 'one-outcome-only':
      return `${formatShare(warning.share)} of conversations are “${outcomeNames[warning.outcome] ?? warning.outcome}”, so this says little about how you are doing.${warning.tryColumns.length === 0 ? '' : ' Another column may say more.'}`;
    case 'not-conversations':
      return 'This looks like a table of totals, not of conversations: every row is a day or a period. It gets no outcomes; its numbers can be used as they are.';
    default:
      return unreachable(warning);
  }
}

const dateOrderWords = {
  iso: 'year-month-day',
  ymd: 'year-month-day',
  dmy: 'day before month',
  mdy: 'month before day',
  'epoch-s': 'seconds since 1970',
  'epoch-ms': 'milliseconds since 1970',
} as const satisfies Record<DateOrder, string>;

function columns(count: number): string {
  return count === 1 ? '1 column' : `${formatCount(count)} columns`;
}

function dates(count: number): string {
  return count === 1 ? '1 date' : `${formatCount(count)} dates`;
}

function cells(count: number): string {
  return count === 1 ? '1 cell' : `${formatCount(count)} cells`;
}

function looksLike(format: string | null): string {
  return format === null ? '' : ` (it looks like ${format})`;
}

function delimiterName(delimiter: string): string {
  const names: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
  return names[delimiter] ?? `“${delimiter}”`;
}

function megabytes(bytes: number): string {
  return `${formatCount(Math.round(bytes / 1_000_000))} MB`;
}
