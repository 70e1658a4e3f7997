import * as Comlink from 'comlink';
import type { Result } from '#core/base/result.ts';
import type { Column, TypedTable } from '#core/table/table.ts';
import type { ImportedTable, Importer, IngestError, ReadOptions } from '#ingest/port.ts';

/** The importer as it crosses to a worker: progress is an argument of its own, so that it can be handed over. */
export interface ImporterRemote extends Omit<Importer, 'read' | 'close'> {
  read(
    file: File,
    options: Omit<ReadOptions, 'onProgress'>,
    onProgress: ReadOptions['onProgress'],
  ): ReturnType<Importer['read']>;
}

/** Answers from a worker for an importer. The buffers of the finished table are handed over, not copied. */
export function serveImporter(importer: Importer, endpoint?: Comlink.Endpoint): void {
  const remote: ImporterRemote = {
    read: (file, options, onProgress) => importer.read(file, { ...options, onProgress }),
    interpret: (choices) => importer.interpret(choices),
    tryOutcomes: (rules) => importer.tryOutcomes(rules),
    finish: async (rules) => handOver(await importer.finish(rules)),
    rejectsCsv: () => importer.rejectsCsv(),
  };
  Comlink.expose(remote, endpoint);
}

function handOver(result: Result<ImportedTable, IngestError>): Result<ImportedTable, IngestError> {
  return result.ok ? Comlink.transfer(result, [...buffersOf(result.value.table)]) : result;
}

function buffersOf({ columns }: TypedTable): ReadonlySet<ArrayBuffer> {
  const buffers = columns.flatMap(viewsOf).map(({ buffer }) => buffer);
  return new Set(buffers.filter((buffer) => buffer instanceof ArrayBuffer));
}

function viewsOf(column: Column): readonly ArrayBufferView[] {
  switch (column.kind) {
    case 'dimension':
      return [column.codes];
    case 'tags':
      return [column.codes, column.offsets, column.members];
    case 'text':
      return [column.offsets, column.bytes];
    default:
      return [column.values];
  }
}
