import { render, screen, waitFor } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { vi } from 'vitest';
import { WorkspaceId } from '#core/model/schema.ts';
import { ImportWizard } from '#features/import/ImportWizard.tsx';
import { createImporter } from '#ingest/createImporter.ts';
import type { Importer } from '#ingest/port.ts';
import { ServicesProvider } from '#state/react.tsx';
import type { Services } from '#state/services.ts';
import { deskDoc } from '../../support/deskDoc.ts';
import { memoryDeps } from '../../support/memoryDeps.ts';
import { opened } from '../../support/opened.ts';
import { savingStorage } from '../../support/savingStorage.ts';
import { smallTable } from '../../support/smallTable.ts';
import { makeBlobsReadable } from './readableBlobs.ts';

makeBlobsReadable();

export interface OpenImport {
  readonly user: UserEvent;
  readonly services: Services;
  readonly onClose: ReturnType<typeof vi.fn<() => void>>;
  readonly onWorkspace: ReturnType<typeof vi.fn<(workspaceId: string) => void>>;
  readonly setFull: (full: boolean) => void;
  /** Chooses a file as the button does. */
  readonly choose: (name: string, content: string | Uint8Array<ArrayBuffer>) => Promise<void>;
  /** Drops a file on the window. */
  readonly drop: (file: File) => void;
}

export interface OpenImportOptions {
  /** A workspace of one's own is open, not the sample. */
  readonly own?: boolean;
  readonly makeImporter?: () => Importer;
  readonly file?: File;
}

/** The wizard over a real workspace in memory, with the importer in this thread. */
export async function openImport(options: OpenImportOptions = {}): Promise<OpenImport> {
  const { own = false, makeImporter = createImporter, file = null } = options;
  const { storage, setFull } = savingStorage();
  const doc = deskDoc();
  const sample = { ...doc, workspace: { ...doc.workspace, id: WorkspaceId.parse('sample'), isSample: true } };
  if (own) {
    await storage.create(doc);
    await storage.putColumns('hash-1', smallTable());
  }
  const services = await opened(
    memoryDeps({
      storage,
      makeImporter,
      sample: async () => ({ doc: sample, hash: 'hash-1', table: smallTable() }),
    }),
  );
  const onClose = vi.fn<() => void>();
  const onWorkspace = vi.fn<(workspaceId: string) => void>();
  const view = (dropped: File | null) => (
    <ServicesProvider services={services}>
      <ImportWizard open onClose={onClose} file={dropped} onWorkspace={onWorkspace} />
    </ServicesProvider>
  );
  const { rerender } = render(view(file));
  const user = userEvent.setup({ delay: null });
  return {
    user,
    services,
    onClose,
    onWorkspace,
    setFull,
    choose: (name, content) => user.upload(screen.getByLabelText('File to import'), new File([content], name)),
    drop: (dropped) => rerender(view(dropped)),
  };
}

/** The step whose heading is this is on screen and has the focus. */
export async function atStep(heading: string): Promise<HTMLElement> {
  const found = await screen.findByRole('heading', { name: heading, level: 3 });
  await waitFor(() => {
    if (document.activeElement !== found) throw new Error(`“${heading}” is not focused`);
  });
  return found;
}

export const headings = {
  file: 'Bring an export from your help desk',
  read: 'This is what the file holds',
  columns: 'What the columns mean',
  conversations: 'What one row stands for',
  outcomes: 'What counts as resolved',
} as const;
