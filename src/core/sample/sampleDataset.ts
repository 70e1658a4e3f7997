import type { Dataset, DatasetId } from '#core/model/schema.ts';
import { hashTable } from '#core/sample/hashTable.ts';
import { sampleOutcomeRules } from '#core/sample/outcomeRules.ts';
import { sampleRange } from '#core/sample/story.ts';
import type { TypedTable } from '#core/table/table.ts';

/** The record of the sample's dataset, as an import of its CSV would have made it. */
export function sampleDataset(table: TypedTable, id: DatasetId, name: string, nowMs: number): Dataset {
  return {
    id,
    name,
    contentHash: hashTable(table),
    fileName: 'support-desk-sample.csv',
    rowCount: table.rowCount,
    rejectedCount: 0,
    importedAtMs: nowMs,
    columns: table.schema.map((column) => ({ ...column })),
    dateColumn: table.dateColumn,
    extent: { ...sampleRange },
    outcomeRules: sampleOutcomeRules,
  };
}
