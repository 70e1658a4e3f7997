import { type ReactNode, useEffect, useState } from 'react';
import { useDocument, useServices, useSession } from '#state/react.tsx';
import { firstPeriodOf } from '#state/session/firstPeriod.ts';
import { type Theme, themes } from '#state/session/session.ts';
import type { WorkspaceSummary } from '#storage/port.ts';
import { labelText } from '#text/commands.ts';
import { storageErrorText } from '#text/storage.ts';
import { workspaceText } from '#text/workspace.ts';
import { Button } from '#ui/Button.tsx';
import type { MenuEntry } from '#ui/Menu.tsx';
import { Notice } from '#ui/Notice.tsx';
import { OpenNotices } from './OpenNotices.tsx';
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

type OpenDialog = 'rename' | 'rename-tree' | 'remove';

/** The top bar, wired to the open workspace; below it, what has to be said about saving. */
export function WorkspaceBar({ period, onImport, onWorkspace }: WorkspaceBarProps): ReactNode {
  const { document, takeOver } = useServices();
  const workspace = useDocument((state) => state.doc.workspace);
  const past = useDocument((state) => state.past);
  const future = useDocument((state) => state.future);
  const saving = useDocument((state) => state.saving);
  const readOnly = useDocument((state) => state.readOnly);
  const tree = useSession((state) => state.treeId);
  const trees = useDocument((state) => state.doc.trees);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const workspaces = useWorkspaces(workspace.id);
  const themeEntries = useThemeEntries();
  useUndoKeys(document);
  const treeEntries = useTreeEntries(setDialog);
  const shownTree = tree === null ? undefined : trees[tree];
  const lastStep = past.at(-1);
  const nextStep = future[0];
  return (
    <>
      <TopBar
        workspaceName={workspace.name}
        isSample={workspace.isSample}
        workspaceEntries={workspaceEntries(workspaces, workspace.id, onWorkspace, setDialog)}
        treeName={shownTree?.name ?? null}
        treeEntries={treeEntries}
        isLoneTree={Object.keys(trees).length < 2}
        themeEntries={themeEntries}
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
      <OpenNotices />
      {readOnly ? (
        <Notice tone="info" action={<Button onClick={takeOver}>{workspaceText.takeOver}</Button>}>
          {workspaceText.readOnly}
        </Notice>
      ) : null}
      <RenameDialog
        open={dialog === 'rename'}
        title={workspaceText.renameTitle}
        current={workspace.name}
        onClose={() => setDialog(null)}
        onRename={(name) => document.dispatch({ kind: 'rename-workspace', name })}
      />
      {shownTree === undefined ? null : (
        <RenameDialog
          open={dialog === 'rename-tree'}
          title={workspaceText.renameTreeTitle}
          current={shownTree.name}
          onClose={() => setDialog(null)}
          onRename={(name) => document.dispatch({ kind: 'rename-tree', treeId: shownTree.id, name })}
        />
      )}
      <RemoveDialog open={dialog === 'remove'} onClose={() => setDialog(null)} onRemoved={() => onWorkspace(null)} />
    </>
  );
}

function useTreeEntries(onDialog: (dialog: OpenDialog) => void): readonly MenuEntry[] {
  const { document, session } = useServices();
  const trees = useDocument((state) => state.doc.trees);
  const treeId = useSession((state) => state.treeId);
  const all = Object.values(trees);
  if (treeId === null) return [];
  const removal: readonly MenuEntry[] = [
    {
      kind: 'item',
      id: 'remove-tree',
      label: workspaceText.removeTree,
      danger: true,
      onSelect: () => void document.dispatch({ kind: 'remove-tree', treeId }),
    },
  ];
  return [
    { kind: 'item', id: 'rename-tree', label: workspaceText.renameTree, onSelect: () => onDialog('rename-tree') },
    ...(all.length < 2 ? [] : removal),
    { kind: 'separator', id: 'line' },
    { kind: 'heading', id: 'trees', label: workspaceText.trees },
    ...all.map(
      (each): MenuEntry => ({
        kind: 'check',
        id: each.id,
        label: each.name,
        checked: each.id === treeId,
        onChange: () => {
          session.openTree(each.id, firstPeriodOf(document.getState().doc, each.id));
          session.select(each.rootId);
        },
      }),
    ),
  ];
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
  onDialog: (dialog: OpenDialog) => void,
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
