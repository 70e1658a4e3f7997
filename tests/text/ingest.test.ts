import { expect, it } from 'vitest';
import type { IngestError, IngestWarning, RejectReason } from '#ingest/port.ts';
import { ingestErrorText, ingestWarningText, rejectReasonText } from '#text/ingest.ts';

const errors: readonly IngestError[] = [
  { code: 'cancelled' },
  { code: 'empty-file' },
  { code: 'header-only', columns: 1 },
  { code: 'binary-file', looksLike: 'png' },
  { code: 'binary-file', looksLike: null },
  { code: 'wrong-format', found: 'xlsx' },
  { code: 'one-column', delimiter: '\t' },
  { code: 'one-column', delimiter: '^' },
  { code: 'too-large', bytes: 1_000_000_000, limitBytes: 400_000_000 },
  { code: 'nothing-left', rejected: 1_200 },
  { code: 'unknown-column', column: 'status' },
  { code: 'out-of-order', needs: 'read' },
  { code: 'out-of-order', needs: 'interpret' },
  { code: 'unreadable', detail: 'moved' },
  { code: 'worker-died' },
  { code: 'internal', detail: 'out of memory' },
];
const warnings: readonly IngestWarning[] = [
  { code: 'date-order-ambiguous', column: 'Created', chosen: 'dmy' },
  { code: 'duplicate-headers', name: 'category', count: 2 },
  { code: 'empty-header', position: 3 },
  { code: 'all-missing', columns: ['Vendor'] },
  { code: 'all-missing', columns: ['Vendor', 'Title'] },
  { code: 'no-date-column' },
  { code: 'no-status-column' },
  { code: 'mixed-offsets', column: 'Closed' },
  { code: 'rows-without-date', column: 'Created', count: 12, rows: 5_000 },
  { code: 'dates-far-apart', column: 'Created', count: 2, examples: ['1900-01-01', '2199-01-01'] },
  { code: 'dates-far-apart', column: 'Created', count: 1, examples: ['1970-01-01'] },
  { code: 'one-outcome-only', outcome: 'resolved', share: 1, tryColumns: ['made_sla'] },
  { code: 'not-conversations', detail: 'pre-aggregated' },
];

it.each(errors)('$code is said with a remedy', (error) => {
  expect(ingestErrorText(error)).toMatch(/^[A-Z].+\.$/);
  expect(ingestErrorText(error)).not.toMatch(/undefined|NaN|\[object/);
});

it.each(warnings)('$code is worth a sentence', (warning) => {
  expect(ingestWarningText(warning)).toMatch(/^[A-Z0-9].+\.$/);
  expect(ingestWarningText(warning)).not.toMatch(/undefined|NaN|\[object/);
});

it.each<[RejectReason, string]>([
  [{ code: 'too-few-cells', found: 1, expected: 36 }, '1 cell where 36 were expected'],
  [{ code: 'too-many-cells', found: 37, expected: 36 }, '37 cells where 36 were expected'],
  [{ code: 'broken-quotes' }, 'Quotation marks that do not pair up'],
  [{ code: 'no-id', column: 'Ticket ID' }, 'No Ticket ID, so it belongs to no conversation'],
  [{ code: 'unreadable-date', column: 'Created', cell: 'soon' }, '“soon” in Created is no date as chosen'],
  [
    { code: 'far-date', column: 'Created', cell: '1924-01-01' },
    '“1924-01-01” in Created is years from all other dates',
  ],
])('%j in words', (reason, words) => {
  expect(rejectReasonText(reason)).toBe(words);
});

it('sizes are told in megabytes', () => {
  expect(ingestErrorText({ code: 'too-large', bytes: 1_000_000_000, limitBytes: 400_000_000 })).toContain('1,000 MB');
});
