import type { OutcomeRules } from '#core/model/schema.ts';
import type { Filter } from '#core/table/filter.ts';
import type { ColumnRole, Outcome } from '#core/table/table.ts';
import { wordsOf } from '#ingest/guess/wordsOf.ts';
import { meaningOf } from '#ingest/outcomes/meaningOf.ts';
import { numericStatus } from '#ingest/outcomes/numericStatus.ts';
import type { ColumnChoices, Interpretation } from '#ingest/port.ts';

type RuleColumn = Interpretation['ruleColumns'][number];
type Rule = OutcomeRules['rules'][number];

export interface RuleEvidence {
  readonly choices: ColumnChoices;
  readonly columns: readonly RuleColumn[];
  readonly preset: string | null;
}

/**
 * Outcome rules to start from, made of the values that are there: what to leave out, who never came back, what was
 * refused, what is resolved, then why the rest is not. A person confirms them. A reason for being unresolved comes
 * before a status that says "closed".
 *
 * Where a file says only whether a call was answered and resolved, the answered and unresolved ones are follow-up
 * failures. Without a status, a resolution time stands for "resolved".
 */
export function suggestRules(evidence: RuleEvidence): OutcomeRules {
  const status = meaningsIn(columnOf(evidence, 'status'), evidence.preset);
  const outcome = meaningsIn(columnOf(evidence, 'outcome'), null);
  const reason = meaningsIn(columnOf(evidence, 'unresolved_reason'), null);
  const hint = isDecisive(reason) ? silent : reason;
  const answered = evidence.columns.find((column) => isTruth(column) && /\banswered\b/.test(wordsOf(column.name)));
  const rules: readonly (Rule | null)[] = [
    ...excludedRules(evidence.columns),
    ...[status, outcome].map((words) => rule('excluded', words.saying('excluded'))),
    ...(isDecisive(reason) ? decisiveRules(reason) : [rule('excluded', reason.saying('excluded'))]),
    rule('abandoned', status.saying('abandoned')),
    ...[outcome, hint].map((words) => rule('abandoned', words.saying('abandoned'), status.saying('resolved'))),
    rule('other_unresolved', status.saying('other_unresolved')),
    rule('other_unresolved', outcome.saying('other_unresolved'), status.saying('resolved')),
    ...resolvedRules(evidence, status, outcome),
    ...[status, outcome, hint].map((words) => rule('product_fix', words.saying('product_fix'))),
    ...[status, hint].map((words) => rule('follow_up_failure', words.saying('follow_up_failure'))),
    rule('abandoned', answered === undefined ? null : isOneOf(answered, ['false'])),
    rule('escalation_stuck', reason.saying('escalation_stuck') === null ? escalated(evidence) : null),
    rule('escalation_stuck', status.saying('escalation_stuck')),
    rule('open', status.saying('open')),
  ];
  return { rules: rules.flatMap((each) => each ?? []), otherwise: otherwiseOf(evidence, answered !== undefined) };
}

interface Meanings {
  readonly column: RuleColumn | null;
  /** The condition that the column says this; null where none of its values does. */
  saying(outcome: Outcome): Filter | null;
}

const silent: Meanings = { column: null, saying: () => null };

function meaningsIn(column: RuleColumn | null, preset: string | null): Meanings {
  if (column === null || isTruth(column)) return { ...silent, column };
  const present = column.values.flatMap(({ value }) => value ?? []);
  const byNumber = numericStatus(preset, present);
  const read = byNumber === null ? meaningOf : (value: string): Outcome | null => byNumber[value] ?? null;
  return {
    column,
    saying(outcome) {
      const values = present.filter((value) => read(value) === outcome);
      return values.length === 0 ? null : isOneOf(column, values);
    },
  };
}

function columnOf({ choices, columns }: RuleEvidence, role: ColumnRole): RuleColumn | null {
  return columns.find((column) => choices.byId[column.id]?.role === role) ?? null;
}

function isTruth({ kind, values }: RuleColumn): boolean {
  const present = values.flatMap(({ value }) => value ?? []);
  return kind === 'dimension' && present.length > 0 && present.every((value) => value === 'true' || value === 'false');
}

function isOneOf({ id }: RuleColumn, values: readonly string[]): Filter {
  return { kind: 'in', column: id, values: [...values] };
}

/** Under a name that says "unresolved", a reason that is filled speaks against any status. */
function isDecisive({ column }: Meanings): boolean {
  return column !== null && /\b(unresolved|not resolved)\b/.test(wordsOf(column.name));
}

function decisiveRules({ column, saying }: Meanings): readonly (Rule | null)[] {
  if (column === null) return [];
  const known = ['excluded', 'abandoned', 'follow_up_failure', 'product_fix', 'escalation_stuck'] as const;
  const isFilled: Filter = { kind: 'not', of: { kind: 'missing', column: column.id } };
  return [...known.map((outcome) => rule(outcome, saying(outcome))), rule('other_unresolved', isFilled)];
}

/** Null where the first condition is; the others narrow it where they are there. */
function rule(outcome: Outcome, first: Filter | null, ...narrower: readonly (Filter | null)[]): Rule | null {
  if (first === null) return null;
  const all = [first, ...narrower.flatMap((filter) => filter ?? [])];
  return { when: all.length === 1 ? first : { kind: 'and', of: all }, outcome };
}

function excludedRules(columns: readonly RuleColumn[]): readonly (Rule | null)[] {
  const marks = columns.filter(
    (column) => isTruth(column) && /^(is )?(spam|merged|deleted|duplicate|autoreply)$/.test(wordsOf(column.name)),
  );
  return marks.filter(hasTrue).map((column) => rule('excluded', isOneOf(column, ['true'])));
}

function hasTrue({ values }: RuleColumn): boolean {
  return values.some(({ value }) => value === 'true');
}

/** A status says it; else the outcome column; else a column of times that is filled when it happens. */
function resolvedRules(evidence: RuleEvidence, status: Meanings, outcome: Meanings): readonly (Rule | null)[] {
  const byStatus = rule('resolved', status.saying('resolved'));
  const byOutcome = rule('resolved', outcome.saying('resolved'));
  if (outcome.column !== null && isTruth(outcome.column)) return [rule('resolved', isOneOf(outcome.column, ['true']))];
  if (byStatus !== null) return [byStatus];
  if (byOutcome !== null) return [byOutcome];
  const isKnownOpen = status.saying('open') !== null;
  const time = isKnownOpen ? null : (columnOf(evidence, 'resolved_at') ?? columnOf(evidence, 'closed_at'));
  return time === null ? [] : [rule('resolved', { kind: 'not', of: { kind: 'missing', column: time.id } })];
}

function escalated(evidence: RuleEvidence): Filter | null {
  const column = columnOf(evidence, 'escalated');
  return column !== null && isTruth(column) && hasTrue(column) ? isOneOf(column, ['true']) : null;
}

function otherwiseOf(evidence: RuleEvidence, tellsAnswered: boolean): Outcome {
  if (tellsAnswered) return 'follow_up_failure';
  const status = columnOf(evidence, 'status');
  const hasOutcome = columnOf(evidence, 'outcome') !== null;
  const hasTimes = columnOf(evidence, 'resolved_at') !== null || columnOf(evidence, 'closed_at') !== null;
  return status === null && !hasOutcome && hasTimes ? 'open' : 'other_unresolved';
}
