import { type Dataset, DatasetId } from '#core/model/schema.ts';
import type { TemplateEnv } from '#core/model/templates/words.ts';
import { sampleOutcomeRules } from '#core/sample/outcomeRules.ts';
import { sampleColumns } from '#core/sample/sampleColumns.ts';
import type { ColumnRole, ColumnSchema } from '#core/table/table.ts';
import { templateWords } from '#text/templates.ts';

export function column(facts: Partial<ColumnSchema> & Pick<ColumnSchema, 'id'>): ColumnSchema {
  return {
    name: facts.id,
    kind: 'dimension',
    role: null,
    unit: null,
    distinct: 2,
    missing: 0,
    derived: false,
    ...facts,
  };
}

/** The sample's columns and those that it lacks: every role that a metric asks for is there. */
export const fullDataset: Dataset = dataset([
  ...sampleColumns.map((facts) => column(facts)),
  column({ id: 'made_sla', role: 'sla_met' }),
  column({ id: 'unsubscribed', role: 'unsubscribed' }),
]);

export function dataset(columns: readonly ColumnSchema[], hasOutcomes = true): Dataset {
  return {
    id: DatasetId.parse('d1'),
    name: 'Tickets',
    contentHash: 'hash',
    fileName: 'tickets.csv',
    rowCount: 10,
    rejectedCount: 0,
    importedAtMs: 0,
    columns: [...columns],
    dateColumn: 'created_at',
    extent: { fromDay: 0, toDay: 10 },
    outcomeRules: hasOutcomes ? sampleOutcomeRules : null,
  };
}

export function without(of: Dataset, ...roles: readonly ColumnRole[]): Dataset {
  return { ...of, columns: of.columns.filter(({ role }) => role === null || !roles.includes(role)) };
}

export function testEnv(): TemplateEnv {
  let given = 0;
  return {
    newId: () => {
      given += 1;
      return `id-${given}`;
    },
    words: templateWords,
  };
}
