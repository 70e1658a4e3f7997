import { ok } from '#core/base/result.ts';
import { putWorkspace } from '#core/model/commands/change.ts';
import type { Decided } from '#core/model/commands/command.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Grain } from '#core/time/period.ts';

export interface SetGrain {
  readonly kind: 'set-grain';
  readonly grain: Grain;
}

/** The grain that the workspace opens with. */
export function decideSetGrain(doc: Doc, { grain }: SetGrain): Decided {
  return ok({ diff: putWorkspace(doc, { ...doc.workspace, grain }), label: { code: 'set-grain', grain } });
}
