import { type ReactNode, useEffect, useState } from 'react';
import { useDocument, useServices, useSession } from '#state/react.tsx';
import { type Theme, themes } from '#state/session/session.ts';
import type { WorkspaceSummary } from '#storage/port.ts';
import { labelText } from '#text/commands.ts';
import { storageErrorText } from '#text/storage.ts';
import { workspaceText } from '#text/workspace.ts';
import { Button } from '#ui/Button.tsx';
import type { MenuEntry } from '#ui/Menu.tsx';
import { Notice } from '#ui/Notice.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { type HistoryItem, TopBar } from './TopBar.tsx';
import { useUndoKeys } from './useUndoKeys.ts';

export interface WorkspaceBarProps {
  readonly period: ReactNode;
  readonly onImport: () => void;
  /** Null: whichever is there, the sample if none. */
  readonly onWorkspace: (id: string | null) => Promise<void>;
}

/** The top bar, wired to the open workspace; below it, what has to be said about saving. */
export function WorkspaceBar({ period, onImport, onWorkspace }: WorkspaceBarProps): ReactNode {
  const { document, takeOver } = useServices();
  const workspace = useDocument((state) => state.doc.workspace);
  const past = useDocument((state) => state.past);
  const future = useDocument((state) => state.future);
  const saving = useDocument((state) => state.saving);
  const readOnly = useDocument((state) => state.readOnly);
  const [dialog, setDialog] = useState<'rename' | 'remove' | null>(null);
  const workspaces = useWorkspaces(workspace.id);
  useUndoKeys(document);
  const lastStep = past.at(-1);
  const nextStep = future[0];
  return (
    <>
      <TopBar
        workspaceName={workspace.name}
        isSample={workspace.isSample}
        workspaceEntries={workspaceEntries(workspaces, workspace.id, onWorkspace, setDialog)}
        themeEntries={useThemeEntries()}
        undoLabel={lastStep === undefined ? null : labelText(lastStep.label)}
        redoLabel={nextStep === undefined ? null : labelText(nextStep.label)}
        history={historyItems(
          past.map(({ label }) => labelText(label)),
          future.map(({ label }) => labelText(label)),
        )}
        saving={saving.kind}
        onUndo={document.undo}
        onRedo={document.redo}
        onJump={document.jumpTo}
        onImport={onImport}
        period={period}
      />
      {saving.kind === 'failed' ? (
        <Notice tone="error" action={<Button onClick={document.retry}>{workspaceText.retry}</Button>}>
          {storageErrorText(saving.error)}
        </Notice>
      ) : null}
      {readOnly ? (
        <Notice tone="info" action={<Button onClick={takeOver}>{workspaceText.takeOver}</Button>}>
          {workspaceText.readOnly}
        </Notice>
      ) : null}
      <RenameDialog open={dialog === 'rename'} onClose={() => setDialog(null)} />
      <RemoveDialog open={dialog === 'remove'} onClose={() => setDialog(null)} onRemoved={() => onWorkspace(null)} />
    </>
  );
}

function historyItems(past: readonly string[], future: readonly string[]): readonly HistoryItem[] {
  const steps = [workspaceText.historyStart, ...past, ...future];
  return steps.map((label, index) => ({ index, label, isNow: index === past.length }));
}

function useWorkspaces(currentId: string): readonly WorkspaceSummary[] {
  const { storage } = useServices();
  const [found, setFound] = useState<readonly WorkspaceSummary[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void storage.list().then((listed) => {
      if (isCurrent && listed.ok) setFound(listed.value.filter(({ id }) => id !== currentId));
    });
    return () => {
      isCurrent = false;
    };
  }, [storage, currentId]);
  return found;
}

function workspaceEntries(
  others: readonly WorkspaceSummary[],
  currentId: string,
  onWorkspace: WorkspaceBarProps['onWorkspace'],
  onDialog: (dialog: 'rename' | 'remove') => void,
): readonly MenuEntry[] {
  return [
    { kind: 'item', id: 'rename', label: workspaceText.rename, onSelect: () => onDialog('rename') },
    {
      kind: 'item',
      id: 'remove',
      label: workspaceText.removeWorkspace,
      danger: true,
      onSelect: () => onDialog('remove'),
    },
    ...(others.length === 0
      ? []
      : [
          { kind: 'separator' as const, id: 'line' },
          { kind: 'heading' as const, id: 'others', label: workspaceText.workspaces },
        ]),
    ...others
      .filter(({ id }) => id !== currentId)
      .map(({ id, name, isSample }) => ({
        kind: 'item' as const,
        id,
        label: name,
        ...(isSample ? { hint: workspaceText.sampleChip } : {}),
        onSelect: () => void onWorkspace(id),
      })),
  ];
}

function useThemeEntries(): readonly MenuEntry[] {
  const { session } = useServices();
  const theme = useSession((state) => state.theme);
  useEffect(() => {
    const { dataset } = window.document.documentElement;
    if (theme === 'auto') delete dataset['theme'];
    else dataset['theme'] = theme;
  }, [theme]);
  return themes.map((each: Theme) => ({
    kind: 'check',
    id: each,
    label: workspaceText.themes[each],
    checked: each === theme,
    onChange: () => session.setTheme(each),
  }));
}
