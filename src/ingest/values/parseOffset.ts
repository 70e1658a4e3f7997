const zone = /:\d{2}(?:[.,]\d{1,9})?\s*(?:[AP]\.?M\.?)?\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2})?)$/i;
const compactUtc = /^\d{8}T?\d{4}(?:\d{2})?Z$/;

/**
 * How far a stamp's clock is ahead of UTC, as it says itself.
 *
 * Units    minutes.
 * Errors   NaN where it does not say, or names a zone other than UTC.
 */
export function parseOffset(text: string): number {
  const trimmed = text.trim();
  if (compactUtc.test(trimmed)) return 0;
  const match = zone.exec(trimmed);
  if (match === null) return Number.NaN;
  if (match[1] !== undefined) return 0;
  const minutes = Number(match[3]) * 60 + Number(match[4] ?? '0');
  return match[2] === '-' ? 0 - minutes : minutes;
}
