import type { DenominatorPolicy, OutcomeRules } from '#core/model/schema.ts';
import type { ColumnRole, Outcome } from '#core/table/table.ts';
import type { Condition } from '#features/shared/conditions/condition.ts';
import type {
  ColumnChoices,
  FilePreview,
  GrainChoice,
  IngestError,
  Interpretation,
  OutcomeTrial,
  ReadOptions,
} from '#ingest/port.ts';
import type { Reading } from './columnChoices.ts';
import { type RuleDraft, rulesOf } from './ruleDraft.ts';

export const wizardSteps = ['file', 'columns', 'conversations', 'outcomes', 'done'] as const;
export type WizardStep = (typeof wizardSteps)[number];

export type ReadSettings = Omit<ReadOptions, 'onProgress'>;
export type ReadProgress = Parameters<ReadOptions['onProgress']>[0];

export type Source =
  | { readonly kind: 'none' }
  /** So large that it is asked about before it is read. */
  | { readonly kind: 'large'; readonly file: File }
  | {
      readonly kind: 'reading';
      readonly file: File;
      readonly settings: ReadSettings;
      readonly progress: ReadProgress;
      /** Of an earlier reading of the same file with other settings. */
      readonly previous: FilePreview | null;
    }
  | { readonly kind: 'failed'; readonly file: File; readonly settings: ReadSettings; readonly error: IngestError }
  | { readonly kind: 'read'; readonly file: File; readonly settings: ReadSettings; readonly preview: FilePreview };

/** What the worker was asked. The last answer stays on screen while the next is on its way. */
export interface Asked<T> {
  readonly pending: boolean;
  readonly value: T | null;
  readonly error: IngestError | null;
}

/** What a save stumbled over: the reader, or whatever the caller's store says, in a sentence. */
export type SaveProblem =
  | { readonly kind: 'ingest'; readonly error: IngestError }
  | { readonly kind: 'store'; readonly sentence: string };
export type Saving =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly problem: SaveProblem }
  | { readonly kind: 'saved' };

export interface WizardState {
  readonly step: WizardStep;
  readonly source: Source;
  readonly choices: ColumnChoices | null;
  readonly interpretation: Asked<Interpretation>;
  /** False: a table of totals or days; it gets no outcomes and a blank tree. */
  readonly isConversations: boolean;
  readonly rules: readonly RuleDraft[];
  readonly otherwise: Outcome;
  readonly nextKey: number;
  readonly trial: Asked<OutcomeTrial>;
  readonly denominator: DenominatorPolicy;
  readonly saving: Saving;
  /** What the person decided: guesses no longer touch it. */
  readonly decided: { readonly columns: boolean; readonly grain: boolean; readonly rules: boolean };
}

export type WizardEvent =
  | { readonly kind: 'large-file'; readonly file: File }
  | { readonly kind: 'read-started'; readonly file: File; readonly settings: ReadSettings }
  | { readonly kind: 'read-progress'; readonly progress: ReadProgress }
  | { readonly kind: 'read-ended'; readonly preview: FilePreview }
  | { readonly kind: 'read-failed'; readonly error: IngestError }
  | { readonly kind: 'file-dropped' }
  | { readonly kind: 'column-read-as'; readonly columnId: string; readonly reading: Reading }
  | { readonly kind: 'column-means'; readonly columnId: string; readonly role: ColumnRole | null }
  | { readonly kind: 'column-detail'; readonly columnId: string; readonly detail: ColumnDetail }
  | { readonly kind: 'null-markers'; readonly markers: readonly string[] }
  | { readonly kind: 'date-column'; readonly columnId: string | null }
  | { readonly kind: 'grain'; readonly grain: GrainChoice }
  | { readonly kind: 'is-conversations'; readonly value: boolean }
  | { readonly kind: 'interpreting' }
  | { readonly kind: 'interpreted'; readonly value: Interpretation }
  | { readonly kind: 'interpret-failed'; readonly error: IngestError }
  | { readonly kind: 'rules-replaced'; readonly rules: OutcomeRules }
  | { readonly kind: 'rule-added'; readonly condition: Condition; readonly outcome: Outcome }
  | { readonly kind: 'rule-changed'; readonly rule: RuleDraft }
  | { readonly kind: 'rule-removed'; readonly key: number }
  | { readonly kind: 'rule-moved'; readonly key: number; readonly by: -1 | 1 }
  | { readonly kind: 'otherwise'; readonly outcome: Outcome }
  | { readonly kind: 'denominator'; readonly policy: DenominatorPolicy }
  | { readonly kind: 'trying' }
  | { readonly kind: 'tried'; readonly value: OutcomeTrial }
  | { readonly kind: 'trial-failed'; readonly error: IngestError }
  | { readonly kind: 'went'; readonly to: WizardStep }
  | { readonly kind: 'saving'; readonly saving: Saving };

/** Of a choice, the parts that belong to one reading. */
export type ColumnDetail = Partial<
  Pick<ColumnChoices['byId'][string], 'dateOrder' | 'durationFormat' | 'tagFormat' | 'decimalMark' | 'unit'>
>;

const nothingAsked = { pending: false, value: null, error: null } as const;

export const emptyWizard: WizardState = {
  step: 'file',
  source: { kind: 'none' },
  choices: null,
  interpretation: nothingAsked,
  isConversations: true,
  rules: [],
  otherwise: 'other_unresolved',
  nextKey: 1,
  trial: nothingAsked,
  denominator: 'all',
  saving: { kind: 'idle' },
  decided: { columns: false, grain: false, rules: false },
};

export function previewOf({ source }: WizardState): FilePreview | null {
  if (source.kind === 'read') return source.preview;
  return source.kind === 'reading' ? source.previous : null;
}

export function fileOf({ source }: WizardState): File | null {
  return source.kind === 'none' ? null : source.file;
}

/**
 * The rules as they would be run now; null for a table that is not one row per conversation.
 * A rule that speaks of a column that is no longer read matches nothing until it is mended.
 */
export function currentRules(
  state: Pick<WizardState, 'rules' | 'otherwise' | 'isConversations' | 'interpretation'>,
): OutcomeRules | null {
  const known = new Set(state.interpretation.value?.ruleColumns.map((column) => column.id));
  return state.isConversations ? rulesOf(state.rules, state.otherwise, known) : null;
}

/** Whether the step's work is done, so that Continue may be pressed. */
export function mayContinue(state: WizardState): boolean {
  const { source, interpretation, step } = state;
  if (source.kind !== 'read' || step === 'done') return false;
  if (step === 'file') return true;
  // Before the first interpretation neither the grain nor the rules are known, and a tree would be built without them.
  return interpretation.error === null && (step !== 'outcomes' || interpretation.value !== null);
}

/** What closing would throw away: anything beyond a file that can be dropped again. */
export function hasWork(state: WizardState): boolean {
  const { decided, step, saving } = state;
  if (saving.kind === 'saved') return false;
  return step !== 'file' || decided.columns || decided.grain || decided.rules;
}

export function stepBeside(step: WizardStep, by: -1 | 1): WizardStep {
  return wizardSteps[wizardSteps.indexOf(step) + by] ?? step;
}
