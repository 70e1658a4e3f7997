import { linkedWorkspace } from '#state/session/sessionHash.ts';
import type { OpenDeps } from '#state/workspace/openDeps.ts';

/** Calls when the address has turned to another workspace that this browser has. Gives back how to stop. */
export function followWorkspace(
  { address, storage }: Pick<OpenDeps, 'address' | 'storage'>,
  ownId: string,
  open: (workspaceId: string) => void,
): () => void {
  if (address === null) return () => {};
  let isOn = true;
  const unlisten = address.onChange(() => {
    const wanted = linkedWorkspace(address.hash());
    if (wanted === null || wanted === ownId) return;
    void storage.list().then((listed) => {
      const isThere = listed.ok && listed.value.some(({ id }) => id === wanted);
      if (isOn && isThere && linkedWorkspace(address.hash()) === wanted) open(wanted);
    });
  });
  return () => {
    isOn = false;
    unlisten();
  };
}
