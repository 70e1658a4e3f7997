import { ok } from '#core/base/result.ts';
import { putWorkspace } from '#core/model/commands/change.ts';
import { checkName } from '#core/model/commands/checkName.ts';
import type { Decided } from '#core/model/commands/command.ts';
import type { Doc } from '#core/model/doc.ts';

export interface RenameWorkspace {
  readonly kind: 'rename-workspace';
  readonly name: string;
}

/** Errors: 'bad-name'. */
export function decideRenameWorkspace(doc: Doc, command: RenameWorkspace): Decided {
  const name = checkName(command.name);
  if (!name.ok) return name;
  return ok({
    diff: putWorkspace(doc, { ...doc.workspace, name: name.value }),
    label: { code: 'rename-workspace', from: doc.workspace.name, to: name.value },
  });
}
