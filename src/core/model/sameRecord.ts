/**
 * Whether two plain values (records, arrays, strings, numbers, booleans, null) are equal. Key order does not matter.
 *
 * Cost     O(size).
 */
export function sameRecord(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && sameRecord(value, right.get(key)))
  );
}
