import type { StorageError } from '#storage/port.ts';

const unavailable = ['MissingAPIError', 'InvalidStateError', 'SecurityError', 'OpenFailedError', 'NotAllowedError'];

/**
 * What a failed call of IndexedDB comes to, from the names in the thrown error and in those that it wraps.
 *
 * Shapes   a transaction that ran out of room ends as an abort around the quota error, so the innermost name counts.
 */
export function storageErrorOf(thrown: unknown, neededBytes: number | null): StorageError {
  const chain = [...unwrap(thrown)];
  const names = chain.map(({ name }) => name);
  if (names.includes('QuotaExceededError')) return { code: 'quota', neededBytes };
  const detail = chain.map(({ name, message }) => `${name}: ${message}`).at(-1) ?? String(thrown);
  return names.some((name) => unavailable.includes(name))
    ? { code: 'unavailable', detail }
    : { code: 'failed', detail };
}

function* unwrap(thrown: unknown): Generator<{ readonly name: string; readonly message: string }> {
  let at = thrown;
  for (let depth = 0; depth < 8 && typeof at === 'object' && at !== null; depth++) {
    const { name, message, inner } = read(at);
    yield { name, message };
    at = inner;
  }
}

function read(error: object): { readonly name: string; readonly message: string; readonly inner: unknown } {
  return {
    name: 'name' in error ? String(error.name) : '',
    message: 'message' in error ? String(error.message) : '',
    inner: 'inner' in error ? error.inner : null,
  };
}
