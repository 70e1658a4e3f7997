import type { OutcomeRules } from '#core/model/schema.ts';
import type { Interpretation } from '#ingest/port.ts';

export type RuleColumn = Interpretation['ruleColumns'][number];

const yes: ReadonlySet<string> = new Set([
  'true',
  't',
  'yes',
  'y',
  '1',
  'met',
  'hit',
  'within sla',
  'ja',
  'oui',
  'sí',
  'si',
]);

/** Resolved where a yes-or-no column says yes, other unresolved elsewhere. Null: the column has no yes. */
export function alternativeRules(column: RuleColumn): OutcomeRules | null {
  const values = column.values.flatMap(({ value }) =>
    value !== null && yes.has(value.trim().toLowerCase()) ? [value] : [],
  );
  if (values.length === 0) return null;
  return {
    rules: [{ when: { kind: 'in', column: column.id, values }, outcome: 'resolved' }],
    otherwise: 'other_unresolved',
  };
}
