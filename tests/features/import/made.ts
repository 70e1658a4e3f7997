import type { ColumnChoice, ColumnGuess, FilePreview, Interpretation } from '#ingest/port.ts';

const dimension: ColumnChoice = {
  kind: 'dimension',
  role: null,
  dateOrder: null,
  durationFormat: null,
  tagFormat: null,
  decimalMark: '.',
  unit: null,
};

export function guess(id: string, choice: Partial<ColumnChoice> = {}, more: Partial<ColumnGuess> = {}): ColumnGuess {
  return {
    id,
    name: id,
    choice: { ...dimension, ...choice },
    distinct: 2,
    missing: 0,
    examples: [],
    dateOrders: [],
    tags: null,
    ...more,
  };
}

export function preview(columns: readonly ColumnGuess[], more: Partial<FilePreview> = {}): FilePreview {
  return {
    fileName: 'tickets.csv',
    bytes: 100,
    delimiter: ',',
    encoding: 'utf-8',
    hasByteOrderMark: false,
    hasHeader: true,
    rowCount: 3,
    rejectedCount: 0,
    preset: null,
    columns,
    nullMarkers: [],
    sampleRows: [],
    warnings: [],
    ...more,
  };
}

export function interpretation(more: Partial<Interpretation> = {}): Interpretation {
  return {
    firstRows: [],
    rows: { read: 3, kept: 3, superseded: 0, rejected: 0 },
    repeatedIds: null,
    missing: {},
    rejects: { total: 0, first: [] },
    unreadable: [],
    extent: null,
    suggestedRules: { rules: [], otherwise: 'open' },
    ruleColumns: [],
    warnings: [],
    ...more,
  };
}
