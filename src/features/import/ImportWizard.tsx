import { type ReactNode, useMemo } from 'react';
import { useServices } from '#state/react.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { saveImport } from './saveImport.ts';
import type { ImportPorts } from './useImportWizard.ts';

export interface ImportWizardProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Dropped on the window. While it is another one than before, it is read at once. */
  readonly file?: File | null;
  /** A new workspace was made and stored: open it. Not called when the import went into the open workspace. */
  readonly onWorkspace: (workspaceId: string) => void;
}

/**
 * From a CSV file to a tree. Out of the sample comes a workspace of one's own, named like the file; a workspace that is
 * one's own already gets another dataset and tree. It draws its own full-page dialog and forgets everything when closed.
 */
export function ImportWizard({ open, onClose, file = null, onWorkspace }: ImportWizardProps): ReactNode {
  const services = useServices();
  const ports = useMemo<ImportPorts>(
    () => ({
      makeImporter: services.makeImporter,
      save: (imported, facts) => saveImport(services, imported, facts, onWorkspace),
    }),
    [services, onWorkspace],
  );
  return open ? <ImportDialog ports={ports} file={file} onClose={onClose} /> : null;
}
