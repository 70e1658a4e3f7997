import { useCallback, useEffect, useMemo, useReducer, useState } from 'react';
import type { DenominatorPolicy, OutcomeRules } from '#core/model/schema.ts';
import type { FilePreview, ImportedTable, Importer } from '#ingest/port.ts';
import { openReaderSession, type ReaderSession } from './readerSession.ts';
import { reduceWizard } from './reduceWizard.ts';
import {
  currentRules,
  emptyWizard,
  fileOf,
  previewOf,
  type ReadSettings,
  type WizardEvent,
  type WizardState,
} from './wizardState.ts';

export interface ImportPorts {
  readonly makeImporter: () => Importer;
  /** Stores the table and opens its tree. Null when done, else what went wrong and what to do, in a sentence. */
  readonly save: (imported: ImportedTable, facts: ImportFacts) => Promise<string | null>;
}

export interface ImportFacts {
  readonly fileName: string;
  readonly preview: FilePreview;
  readonly rules: OutcomeRules | null;
  readonly denominator: DenominatorPolicy;
}

export interface ImportWizardModel {
  readonly state: WizardState;
  readonly dispatch: (event: WizardEvent) => void;
  readonly chooseFile: (file: File) => void;
  readonly readFile: (settings: ReadSettings) => void;
  readonly cancelReading: () => void;
  readonly retry: () => void;
  readonly save: () => void;
  readonly rejectsCsv: () => Promise<string | null>;
}

/** Files of this size are asked about before they are read: slow, and perhaps a mistake. Larger ones the importer refuses at once. */
export const largeBytes = { from: 150_000_000, to: 400_000_000 } as const;
const sniffed: ReadSettings = { delimiter: null, encoding: null, hasHeader: null };
const settleMs = 120;

/** The wizard's state, and the importer that answers it. Only the last question of a kind is listened to. */
export function useImportWizard(ports: ImportPorts): ImportWizardModel {
  const [state, dispatch] = useReducer(reduceWizard, emptyWizard);
  const { makeImporter, save } = ports;
  const session = useMemo(() => openReaderSession(makeImporter), [makeImporter]);
  useEffect(() => () => session.close(), [session]);
  const [job, setJob] = useState<ReadJob | null>(null);
  useReading(session, job, dispatch);
  const retryInterpreting = useInterpreting(session, state, dispatch);
  useTrying(session, state, dispatch);

  const chooseFile = useCallback((file: File): void => {
    const isLarge = file.size >= largeBytes.from && file.size <= largeBytes.to;
    setJob(isLarge ? null : { file, settings: sniffed });
    if (isLarge) dispatch({ kind: 'large-file', file });
  }, []);
  const file = fileOf(state);
  const { choices } = state;
  return {
    state,
    dispatch,
    chooseFile,
    readFile: (settings) => {
      if (file !== null) setJob({ file, settings });
    },
    cancelReading: () => {
      setJob(null);
      session.close();
      dispatch({ kind: 'file-dropped' });
    },
    retry: retryInterpreting,
    save: () => void saveAll(session, state, save, dispatch),
    rejectsCsv: async () => (choices === null ? null : session.rejectsCsv(choices)),
  };
}

interface ReadJob {
  readonly file: File;
  readonly settings: ReadSettings;
}
type Dispatch = (event: WizardEvent) => void;

function useReading(session: ReaderSession, job: ReadJob | null, dispatch: Dispatch): void {
  useEffect(() => {
    if (job === null) return;
    let live = true;
    dispatch({ kind: 'read-started', ...job });
    const onProgress = (progress: Extract<WizardEvent, { kind: 'read-progress' }>['progress']): void => {
      if (live) dispatch({ kind: 'read-progress', progress });
    };
    void session.read(job.file, job.settings, onProgress).then((result) => {
      if (!live) return;
      dispatch(
        result.ok ? { kind: 'read-ended', preview: result.value } : { kind: 'read-failed', error: result.error },
      );
    });
    return () => {
      live = false;
    };
  }, [session, job, dispatch]);
}

/** Returns a way to ask again after an error. */
function useInterpreting(session: ReaderSession, state: WizardState, dispatch: Dispatch): () => void {
  const { choices, source } = state;
  const isRead = source.kind === 'read';
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same question again
  useEffect(() => {
    if (choices === null || !isRead) return;
    let live = true;
    dispatch({ kind: 'interpreting' });
    const timer = setTimeout(async () => {
      const result = await session.interpret(choices);
      if (!live) return;
      dispatch(
        result.ok ? { kind: 'interpreted', value: result.value } : { kind: 'interpret-failed', error: result.error },
      );
    }, settleMs);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [session, choices, isRead, attempt, dispatch]);
  return () => setAttempt((count) => count + 1);
}

function useTrying(session: ReaderSession, state: WizardState, dispatch: Dispatch): void {
  const { choices, interpretation } = state;
  const isReady = choices !== null && !interpretation.pending && interpretation.value !== null;
  const { rules: drafts, otherwise, isConversations } = state;
  const rules = useMemo(
    () => currentRules({ rules: drafts, otherwise, isConversations, interpretation }),
    [drafts, otherwise, isConversations, interpretation],
  );
  useEffect(() => {
    if (!isReady || choices === null || rules === null) return;
    let live = true;
    dispatch({ kind: 'trying' });
    const timer = setTimeout(async () => {
      const result = await session.tryOutcomes(choices, rules);
      if (!live) return;
      dispatch(result.ok ? { kind: 'tried', value: result.value } : { kind: 'trial-failed', error: result.error });
    }, settleMs);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [session, choices, isReady, rules, dispatch]);
}

async function saveAll(
  session: ReaderSession,
  state: WizardState,
  save: ImportPorts['save'],
  dispatch: Dispatch,
): Promise<void> {
  const preview = previewOf(state);
  const { choices, denominator } = state;
  if (choices === null || preview === null) return;
  const rules = currentRules(state);
  dispatch({ kind: 'saving', saving: { kind: 'saving' } });
  const table = await session.finish(choices, rules);
  if (!table.ok) {
    dispatch({ kind: 'saving', saving: { kind: 'failed', problem: { kind: 'ingest', error: table.error } } });
    return;
  }
  const sentence = await save(table.value, { fileName: preview.fileName, preview, rules, denominator });
  dispatch({
    kind: 'saving',
    saving: sentence === null ? { kind: 'saved' } : { kind: 'failed', problem: { kind: 'store', sentence } },
  });
}
