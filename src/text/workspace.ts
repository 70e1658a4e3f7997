import { joinList } from './format.ts';

/** Words of the top bar and of the states of a workspace. */
export const workspaceText = {
  product: 'Taproot',
  workspaceMenu: 'Workspace',
  workspaces: 'Workspaces in this browser',
  rename: 'Rename workspace…',
  renameTitle: 'Rename workspace',
  name: 'Name',
  save: 'Rename',
  cancel: 'Cancel',
  close: 'Close',
  useMyFile: 'Use my own file',
  sampleChip: 'Sample data',
  sampleHint: 'Made-up conversations with a known story in them. Nothing here is yours.',
  theme: 'Appearance',
  themes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
  undo: (label: string | null): string => (label === null ? 'Nothing to undo' : `Undo: ${label}`),
  redo: (label: string | null): string => (label === null ? 'Nothing to redo' : `Redo: ${label}`),
  history: 'History',
  historyStart: 'As it was opened',
  historyNow: 'now',
  saving: {
    saved: 'Saved',
    saving: 'Saving…',
    failed: 'Not saved',
  },
  retry: 'Try again',
  stayed: 'Your last changes are not saved yet, so this workspace stays open. Leaving now would lose them.',
  leaveAnyway: 'Leave without saving',
  readOnly: 'Open in another tab: this one follows, read-only.',
  takeOver: 'Edit here',
  loading: 'Opening your workspace…',
  removeWorkspace: 'Delete this workspace…',
  removeTitle: 'Delete this workspace?',
  removeBody: (name: string, trees: readonly string[]): string =>
    trees.length < 2
      ? `“${name}” and its imported data will be removed from this browser. This can't be undone.`
      : `“${name}” with its ${trees.length} trees (${joinList(trees)}) and all their imported data will be removed from this browser. This can't be undone.`,
  remove: 'Delete',
  tooNarrowTitle: 'This window is too narrow',
  tooNarrow:
    'Taproot needs at least 340 pixels across to draw a tree that can be read. Widen the window or turn the phone.',
  openFailed: 'The workspace could not be opened',
  openOther: (name: string): string => `Open “${name}”`,
  brokenTitle: 'Something went wrong on this screen',
  broken: (detail: string): string =>
    `What you saved is still there. Load the page again to go on from it. (${detail})`,
  reload: 'Load again',
  trees: 'Trees of this workspace',
  treeMenu: (name: string): string => `Tree: ${name}`,
  renameTree: 'Rename tree…',
  renameTreeTitle: 'Rename tree',
  removeTree: 'Remove tree',
  notKept:
    'This browser keeps nothing for Taproot (private window, or storage is blocked): what you do here lasts until the page is closed.',
  quarantined: (count: number): string =>
    `${count === 1 ? 'One record' : `${count} records`} of this workspace could not be read and ${count === 1 ? 'is' : 'are'} left out. Nothing was deleted.`,
  dismiss: 'Dismiss',
  skip: 'Skip to the tree',
} as const;
