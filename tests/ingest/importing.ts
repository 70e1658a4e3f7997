import type { Result } from '#core/base/result.ts';
import type { Column, TypedTable } from '#core/table/table.ts';
import { tagsCell } from '#core/table/tags.ts';
import { textCell } from '#core/table/text.ts';
import { createImporter } from '#ingest/createImporter.ts';
import type {
  ColumnChoices,
  ColumnGuess,
  FilePreview,
  GrainChoice,
  Importer,
  IngestError,
  Interpretation,
  ReadOptions,
} from '#ingest/port.ts';

export type FileContent = string | Uint8Array<ArrayBuffer>;

export function fileOf(content: FileContent, name = 'tickets.csv'): File {
  return new File([content], name);
}

/** The value, or a test that fails with the error. */
export function unwrap<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`unexpected error ${JSON.stringify(result.error)}`);
  return result.value;
}

export const sniffed: ReadOptions = { delimiter: null, encoding: null, hasHeader: null, onProgress: () => undefined };

export interface ReadFile {
  readonly importer: Importer;
  readonly preview: FilePreview;
}

export async function readContent(content: FileContent, options: Partial<ReadOptions> = {}): Promise<ReadFile> {
  const importer = createImporter();
  return { importer, preview: unwrap(await importer.read(fileOf(content), { ...sniffed, ...options })) };
}

export async function readError(content: FileContent, name?: string): Promise<IngestError> {
  const result = await createImporter().read(fileOf(content, name), sniffed);
  if (result.ok) throw new Error('the file was read');
  return result.error;
}

/** The choices that the wizard starts from. */
export function guessedChoices(preview: FilePreview, grain: GrainChoice = { kind: 'rows' }): ColumnChoices {
  const times = preview.columns.filter(({ choice }) => choice.kind === 'time');
  const date = times.find(({ choice }) => choice.role === 'created_at') ?? times[0];
  return {
    byId: Object.fromEntries(preview.columns.map(({ id, choice }) => [id, choice])),
    nullMarkers: preview.nullMarkers,
    dateColumn: date?.id ?? null,
    grain,
  };
}

/** As the wizard does it: the guesses, and the last row per id where ids repeat. */
export async function interpretGuessed({ importer, preview }: ReadFile): Promise<Interpretation> {
  const first = unwrap(await importer.interpret(guessedChoices(preview)));
  if (first.repeatedIds === null) return first;
  const { idColumn, suggestedSort } = first.repeatedIds;
  const grain: GrainChoice = { kind: 'last-per-id', idColumn, sortColumn: suggestedSort };
  return unwrap(await importer.interpret(guessedChoices(preview, grain)));
}

export function guessFor(preview: FilePreview, id: string): ColumnGuess {
  const found = preview.columns.find((column) => column.id === id);
  if (found === undefined) throw new Error(`no column ${id} among ${preview.columns.map((each) => each.id).join()}`);
  return found;
}

export function columnFor(table: TypedTable, id: string): Column {
  const column = table.columns[table.schema.findIndex((schema) => schema.id === id)];
  if (column === undefined) throw new Error(`no column ${id}`);
  return column;
}

/** Every cell: strings of dimensions and texts, numbers of measures and times, null for missing. */
export function cellsOf(column: Column): readonly (string | number | readonly string[] | null)[] {
  switch (column.kind) {
    case 'dimension':
      return Array.from(column.codes, (code) => (code === 0 ? null : (column.dictionary[code - 1] ?? null)));
    case 'tags':
      return Array.from(column.codes, (_, row) => tagsCell(column, row));
    case 'text':
      return Array.from({ length: column.offsets.length - 1 }, (_, row) => textCell(column, row));
    default:
      return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value));
  }
}
