import { err, ok, type Result } from '#core/base/result.ts';
import type { CommandError } from '#core/model/commands/command.ts';

/** Characters in a name at most. */
export const nameLimit = 200;

/**
 * A name as it will be kept: without the space around it.
 *
 * Errors   'bad-name' when nothing is left or it is longer than `nameLimit` characters.
 */
export function checkName(typed: string): Result<string, CommandError> {
  const name = typed.trim();
  if (name === '') return err({ code: 'bad-name', why: 'empty', limit: nameLimit });
  if (name.length > nameLimit) return err({ code: 'bad-name', why: 'too-long', limit: nameLimit });
  return ok(name);
}

/** Whether two names would be taken for the same by a reader. */
export function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
