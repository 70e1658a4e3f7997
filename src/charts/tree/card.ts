import type { Tone } from '../shared/tone.ts';

/** One node as the canvas shows it. Every text is formatted already. */
export interface TreeCard {
  readonly id: string;
  /** Null for the root, which is the only such card. */
  readonly parentId: string | null;
  readonly name: string;
  /** Null where there is no number; `note` then says why. */
  readonly value: string | null;
  /** Such as `%` or `min`; empty where there is none. */
  readonly unit: string;
  readonly change: { readonly text: string; readonly tone: Tone } | null;
  readonly spark: readonly (number | null)[];
  readonly target: CardTarget | null;
  readonly owner: { readonly initials: string; readonly name: string } | null;
  /** Signed share of the chosen ancestor's change, −1 to 1; null: not in the sum. */
  readonly contribution: number | null;
  readonly contributionTone: Tone;
  readonly role: 'component' | 'influence';
  readonly note: string | null;
  /** For the tooltip: how sure the value is. */
  readonly detail?: string | null;
  /** Descendants folded away; 0 where the card has no children or shows them. */
  readonly hiddenCount: number;
}

export interface CardTarget {
  readonly text: string;
  /** `unknown`: there is no number to hold against it. */
  readonly status: 'met' | 'near' | 'missed' | 'unknown';
  readonly statusText: string;
}
