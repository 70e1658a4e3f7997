import type { Services } from '#state/services.ts';
import type { OpenDeps } from '#state/workspace/openDeps.ts';
import { openWorkspace } from '#state/workspace/openWorkspace.ts';

/** An open workspace; throws where it does not open. */
export async function opened(deps: OpenDeps, workspaceId: string | null = null): Promise<Services> {
  const result = await openWorkspace(deps, workspaceId);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
