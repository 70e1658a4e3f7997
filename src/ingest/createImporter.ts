import { err, ok, type Result } from '#core/base/result.ts';
import { headerWarnings } from '#ingest/csv/headers.ts';
import { cellAt, type RawTable } from '#ingest/csv/rawTable.ts';
import { readTable } from '#ingest/csv/readTable.ts';
import { contentHash } from '#ingest/finish/contentHash.ts';
import { finishTable } from '#ingest/finish/finishTable.ts';
import { settledOf } from '#ingest/finish/settledOf.ts';
import { guessColumns } from '#ingest/guess/guessColumns.ts';
import { presetOf } from '#ingest/guess/presets.ts';
import { type ColumnStore, columnStore } from '#ingest/interpret/columnStore.ts';
import { describeInterpretation } from '#ingest/interpret/describe.ts';
import { type InterpretedTable, interpretTable } from '#ingest/interpret/interpretTable.ts';
import { limits } from '#ingest/limits.ts';
import { tryRules } from '#ingest/outcomes/tryRules.ts';
import type { FilePreview, ImportedTable, Importer, IngestError, Interpretation } from '#ingest/port.ts';
import { rejectsCsv } from '#ingest/rejectsCsv.ts';
import { type Dialect, sniffFile } from '#ingest/sniff/sniffFile.ts';

interface ReadFile {
  readonly raw: RawTable;
  readonly delimiter: string;
  readonly preset: string | null;
}

interface InterpretedFile {
  readonly table: InterpretedTable;
  readonly columns: ColumnStore;
}

/** The importer itself, on the thread that it is made on. */
export function createImporter(): Importer {
  let isClosed = false;
  let readings = 0;
  let file: ReadFile | null = null;
  let interpreted: InterpretedFile | null = null;
  return {
    read: (source, options) =>
      guarded(async () => {
        readings += 1;
        const mine = readings;
        file = null;
        interpreted = null;
        const isCancelled = (): boolean => isClosed || readings !== mine;
        const dialect = await sniffFile(source, options);
        if (isCancelled()) return err({ code: 'cancelled' });
        if (!dialect.ok) return dialect;
        const read = await readTable(source, dialect.value, { onProgress: options.onProgress, isCancelled });
        if (!read.ok) return read;
        const { raw, encoding } = read.value;
        const preset = presetOf(raw.columns.map(({ name }) => name));
        file = { raw, delimiter: dialect.value.delimiter, preset };
        return ok(previewOf(source, raw, { ...dialect.value, encoding }, preset));
      }),
    interpret: (choices) =>
      guarded(async () => {
        if (isClosed) return err({ code: 'cancelled' });
        if (file === null) return err({ code: 'out-of-order', needs: 'read' });
        const table = interpretTable(file.raw, choices);
        const columns = columnStore(table);
        interpreted = { table, columns };
        return interpretationOf(table, columns, file.preset);
      }),
    tryOutcomes: (rules) =>
      guarded(async () => {
        if (isClosed) return err({ code: 'cancelled' });
        if (interpreted === null) return err({ code: 'out-of-order', needs: 'interpret' });
        return tryRules(rules, interpreted.table, interpreted.columns);
      }),
    finish: (rules) =>
      guarded(async () => {
        if (isClosed) return err({ code: 'cancelled' });
        if (interpreted === null) return err({ code: 'out-of-order', needs: 'interpret' });
        const { table, columns } = interpreted;
        const finished = finishTable(rules, table, columns);
        if (!finished.ok) return finished;
        const imported: ImportedTable = {
          table: finished.value,
          hash: await contentHash(finished.value),
          rejectedCount: table.rejects.length,
          extent: table.extent,
          settled: settledOf(finished.value, table.extent),
        };
        return ok(imported);
      }),
    rejectsCsv: async () =>
      interpreted === null || file === null ? '' : rejectsCsv(interpreted.table, file.delimiter),
    close() {
      isClosed = true;
      file = null;
      interpreted = null;
    },
  };
}

/** Nothing of an importer rejects: what is thrown is a bug or a lack of memory, and is told as data. */
async function guarded<T>(run: () => Promise<Result<T, IngestError>>): Promise<Result<T, IngestError>> {
  try {
    return await run();
  } catch (error) {
    return err({ code: 'internal', detail: error instanceof Error ? error.message : String(error) });
  }
}

function previewOf(source: File, raw: RawTable, dialect: Dialect, preset: string | null): FilePreview {
  const guesses = guessColumns(raw);
  const samples = Array.from({ length: Math.min(limits.sampleRows, raw.rowCount) }, (_, row) =>
    raw.columns.map((column) => cellAt(column, row)),
  );
  return {
    fileName: source.name,
    bytes: source.size,
    delimiter: dialect.delimiter,
    encoding: dialect.encoding,
    hasByteOrderMark: dialect.hasByteOrderMark,
    hasHeader: dialect.hasHeader,
    rowCount: raw.rowCount,
    rejectedCount: raw.rejects.length,
    preset,
    columns: guesses.columns,
    nullMarkers: guesses.nullMarkers,
    sampleRows: samples,
    warnings: [...headerWarnings(raw.header, raw.columns.length), ...guesses.warnings],
  };
}

function interpretationOf(
  table: InterpretedTable,
  columns: ColumnStore,
  preset: string | null,
): Result<Interpretation, IngestError> {
  if (table.rows.length === 0) return err({ code: 'nothing-left', rejected: table.rejects.length });
  return ok(describeInterpretation(table, columns, preset));
}
