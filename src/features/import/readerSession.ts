import { err, ok, type Result } from '#core/base/result.ts';
import type { OutcomeRules } from '#core/model/schema.ts';
import type {
  ColumnChoices,
  FilePreview,
  ImportedTable,
  Importer,
  IngestError,
  Interpretation,
  OutcomeTrial,
} from '#ingest/port.ts';
import type { ReadProgress, ReadSettings } from './wizardState.ts';

export interface ReaderSession {
  read(
    file: File,
    settings: ReadSettings,
    onProgress: (p: ReadProgress) => void,
  ): Promise<Result<FilePreview, IngestError>>;
  interpret(choices: ColumnChoices): Promise<Result<Interpretation, IngestError>>;
  tryOutcomes(choices: ColumnChoices, rules: OutcomeRules): Promise<Result<OutcomeTrial, IngestError>>;
  finish(choices: ColumnChoices, rules: OutcomeRules | null): Promise<Result<ImportedTable, IngestError>>;
  rejectsCsv(choices: ColumnChoices): Promise<string | null>;
  /** Ends what is under way with `cancelled`. The next call starts afresh. */
  close(): void;
}

/**
 * One file at one importer, whatever becomes of the importer: each call first repeats the steps that it stands on,
 * where they are not done yet. So after a worker has died, asking again is enough.
 */
export function openReaderSession(makeImporter: () => Importer): ReaderSession {
  let importer: Importer | null = null;
  let subject: { readonly file: File; readonly settings: ReadSettings } | null = null;
  let interpreted: ColumnChoices | null = null;
  let isReading = false;

  const close = (): void => {
    importer?.close();
    importer = null;
    interpreted = null;
    isReading = false;
  };
  const watched = <T>(result: Result<T, IngestError>): Result<T, IngestError> => {
    if (!result.ok && result.error.code === 'worker-died') close();
    return result;
  };
  const read: ReaderSession['read'] = async (file, settings, onProgress) => {
    if (isReading) close();
    importer ??= makeImporter();
    const mine = importer;
    subject = { file, settings };
    interpreted = null;
    isReading = true;
    const result = await mine.read(file, { ...settings, onProgress });
    if (importer !== mine) return result;
    isReading = false;
    return watched(result);
  };
  const reader = async (): Promise<Result<Importer, IngestError>> => {
    if (importer !== null) return ok(importer);
    if (subject === null) return err({ code: 'cancelled' });
    const again = await read(subject.file, subject.settings, () => undefined);
    if (!again.ok) return again;
    return importer === null ? err({ code: 'cancelled' }) : ok(importer);
  };
  const interpret: ReaderSession['interpret'] = async (choices) => {
    const ready = await reader();
    if (!ready.ok) return ready;
    interpreted = null;
    const result = watched(await ready.value.interpret(choices));
    if (result.ok) interpreted = choices;
    return result;
  };
  const interpretedReader = async (choices: ColumnChoices): Promise<Result<Importer, IngestError>> => {
    if (importer === null || interpreted !== choices) {
      const done = await interpret(choices);
      if (!done.ok) return done;
    }
    return reader();
  };
  return {
    read,
    interpret,
    async tryOutcomes(choices, rules) {
      const ready = await interpretedReader(choices);
      return ready.ok ? watched(await ready.value.tryOutcomes(rules)) : ready;
    },
    async finish(choices, rules) {
      const ready = await interpretedReader(choices);
      return ready.ok ? watched(await ready.value.finish(rules)) : ready;
    },
    async rejectsCsv(choices) {
      const ready = await interpretedReader(choices);
      return ready.ok ? ready.value.rejectsCsv() : null;
    },
    close,
  };
}
