/** How exports spell yes and no. `1` and `0` are left to columns whose name asks a question. */
const yes = new Set(['true', 'yes', 'y', 't', 'ja', 'oui', 'sí', 'si', 'sim', 'wahr', 'vrai']);
const no = new Set(['false', 'no', 'n', 'f', 'nein', 'non', 'não', 'nao', 'falsch', 'faux']);

/**
 * Whether a column says nothing but yes and no, so that it becomes the dimension `true` / `false`.
 *
 * Shapes   values: the distinct non-missing values, as they stand.
 */
export function isTruthColumn(values: readonly string[], digitsToo: boolean): boolean {
  return values.length > 0 && values.length <= 12 && values.every((value) => truthOf(value, digitsToo) !== null);
}

export function truthOf(value: string, digitsToo: boolean): 'true' | 'false' | null {
  const lower = value.trim().toLowerCase();
  if (yes.has(lower) || (digitsToo && lower === '1')) return 'true';
  return no.has(lower) || (digitsToo && lower === '0') ? 'false' : null;
}
