import { err, ok, type Result } from '#core/base/result.ts';
import { formatSteps } from '#core/model/migrations/formatSteps.ts';

/** A record as it was saved, by whatever version: nothing about `value` is known yet. */
export interface RawRecord {
  readonly table: string;
  readonly id: string;
  readonly value: unknown;
}

/** One step up, from the version at its place in the list (the first is from 1) to the next. Pure; frozen once released. */
export type FormatStep = (records: readonly RawRecord[]) => readonly RawRecord[];

/** The steps that this build knows. Its own version is one more than their number. */
export interface Format {
  readonly version: number;
  readonly steps: readonly FormatStep[];
}

export const formatOf = (steps: readonly FormatStep[]): Format => ({ version: steps.length + 1, steps });

export const currentFormat = formatOf(formatSteps);

/** The version of record shapes that this build writes. */
export const formatVersion = currentFormat.version;

export type MigrateError =
  | { readonly code: 'too-new'; readonly version: number; readonly supported: number }
  | { readonly code: 'bad-version'; readonly version: number };

/**
 * Records of any older version in the shapes of this one.
 *
 * Shapes   steps run in order, each once; records of the present version come back as they are.
 * Errors   'too-new': saved by a later build. 'bad-version': not a whole number of at least 1.
 * Cost     one pass per step.
 */
export function migrate(
  version: number,
  records: readonly RawRecord[],
  format: Format = currentFormat,
): Result<readonly RawRecord[], MigrateError> {
  if (!Number.isInteger(version) || version < 1) return err({ code: 'bad-version', version });
  if (version > format.version) return err({ code: 'too-new', version, supported: format.version });
  return ok(format.steps.slice(version - 1).reduce((raw, step) => step(raw), records));
}
