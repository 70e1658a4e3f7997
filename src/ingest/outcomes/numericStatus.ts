import type { Outcome } from '#core/table/table.ts';

type ByNumber = Readonly<Record<string, Outcome>>;

const byPreset: Readonly<Record<string, ByNumber>> = {
  Freshdesk: { 2: 'open', 3: 'open', 4: 'resolved', 5: 'resolved', 6: 'open', 7: 'open' },
  ServiceNow: { 1: 'open', 2: 'open', 3: 'open', 6: 'resolved', 7: 'resolved', 8: 'other_unresolved' },
};

/** What the numbers of a status column mean at this help desk; null for words, or a desk whose numbers are its own. */
export function numericStatus(preset: string | null, values: readonly string[]): ByNumber | null {
  if (preset === null || values.length === 0 || !values.every((value) => /^\d+$/.test(value))) return null;
  return byPreset[preset] ?? null;
}
