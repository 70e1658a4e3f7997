import type { StorageError } from '#storage/port.ts';

/** What storing could not do, and what to do about it. */
export function storageErrorText(error: StorageError): string {
  switch (error.code) {
    case 'quota':
      return `This browser has no room left${needed(error.neededBytes)}. Nothing that was saved is lost. Delete a workspace that you no longer need, or free space on the disk, and try again.`;
    case 'not-found':
      return error.what === 'workspace'
        ? 'This workspace is no longer in this browser. Open another one, or start with your own file.'
        : 'The imported data of this tree is no longer in this browser. Import the file again; the tree itself is kept.';
    case 'too-new':
      return `This workspace was saved by a newer Taproot (format ${error.version}, this one reads up to ${error.supported}). Reload the page to get the newer version. Nothing was changed.`;
    case 'blocked':
      return 'Another tab holds an older version of Taproot open. Close or reload the other tabs and try again.';
    case 'unavailable':
      return 'This browser does not let Taproot keep anything here (a private window often does not). You can work, but it will be gone when the window closes: use a normal window to keep it.';
    case 'failed':
      return `The browser's storage did not answer as it should (${error.detail}). Your changes are kept in this tab. Try again; if it stays, reload the page.`;
  }
}

function needed(bytes: number | null): string {
  return bytes === null ? '' : ` for another ${Math.max(1, Math.ceil(bytes / 1_000_000))} MB`;
}
