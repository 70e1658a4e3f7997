import type { OutcomeRules } from '#core/model/schema.ts';
import type { ColumnChoices, Interpretation } from '#ingest/port.ts';
import { initialChoices, withReading, withRole } from './columnChoices.ts';
import { draftRules, type RuleDraft } from './ruleDraft.ts';
import { emptyWizard, fileOf, previewOf, type WizardEvent, type WizardState } from './wizardState.ts';

/**
 * The wizard as a machine: what is on screen after something happened. Asking the worker is the caller's part.
 *
 * Guesses fill what nobody has decided: repeated ids choose the last row of each, the suggested rules stand until one
 * is edited, a pre-aggregated table is not taken for conversations.
 */
export function reduceWizard(state: WizardState, event: WizardEvent): WizardState {
  return onFile(state, event) ?? onColumns(state, event) ?? onAnswers(state, event) ?? onRules(state, event) ?? state;
}

function onFile(state: WizardState, event: WizardEvent): WizardState | null {
  const { source } = state;
  switch (event.kind) {
    case 'large-file':
      return { ...emptyWizard, source: { kind: 'large', file: event.file } };
    case 'read-started': {
      const { file, settings } = event;
      const previous = previewOf(state);
      const isSame = previous !== null && fileOf(state) === file;
      const progress = { bytes: 0, totalBytes: file.size, rows: 0 };
      return {
        ...emptyWizard,
        source: { kind: 'reading', file, settings, progress, previous: isSame ? previous : null },
      };
    }
    case 'read-progress':
      return source.kind === 'reading' ? { ...state, source: { ...source, progress: event.progress } } : state;
    case 'read-ended': {
      if (source.kind !== 'reading') return state;
      const { file, settings } = source;
      const choices = initialChoices(event.preview);
      return { ...state, source: { kind: 'read', file, settings, preview: event.preview }, choices };
    }
    case 'read-failed': {
      if (source.kind !== 'reading') return state;
      const { file, settings } = source;
      return { ...state, source: { kind: 'failed', file, settings, error: event.error } };
    }
    case 'file-dropped':
      return emptyWizard;
    case 'went':
      return { ...state, step: event.to };
    case 'saving':
      return { ...state, saving: event.saving };
    default:
      return null;
  }
}

function onColumns(state: WizardState, event: WizardEvent): WizardState | null {
  const { choices } = state;
  const columns = previewOf(state)?.columns ?? [];
  const change = (next: ColumnChoices | null): WizardState => ({
    ...state,
    choices: next,
    decided: { ...state.decided, columns: true },
  });
  if (choices === null) return null;
  switch (event.kind) {
    case 'column-read-as': {
      const column = columns.find((each) => each.id === event.columnId);
      return column === undefined ? state : change(withReading(choices, column, event.reading, columns));
    }
    case 'column-means': {
      const column = columns.find((each) => each.id === event.columnId);
      return column === undefined ? state : change(withRole(choices, column, event.role, columns));
    }
    case 'column-detail': {
      const before = choices.byId[event.columnId];
      if (before === undefined) return state;
      return change({ ...choices, byId: { ...choices.byId, [event.columnId]: { ...before, ...event.detail } } });
    }
    case 'null-markers':
      return change({ ...choices, nullMarkers: event.markers });
    case 'date-column':
      return change({ ...choices, dateColumn: event.columnId });
    case 'grain':
      return { ...state, choices: { ...choices, grain: event.grain }, decided: { ...state.decided, grain: true } };
    default:
      return null;
  }
}

function onAnswers(state: WizardState, event: WizardEvent): WizardState | null {
  switch (event.kind) {
    case 'interpreting':
      return { ...state, interpretation: { ...state.interpretation, pending: true } };
    case 'interpreted':
      return withGuesses(state, event.value);
    case 'interpret-failed':
      return { ...state, interpretation: { ...state.interpretation, pending: false, error: event.error } };
    case 'trying':
      return { ...state, trial: { ...state.trial, pending: true } };
    case 'tried':
      return { ...state, trial: { pending: false, value: event.value, error: null } };
    case 'trial-failed':
      return { ...state, trial: { ...state.trial, pending: false, error: event.error } };
    default:
      return null;
  }
}

function withGuesses(state: WizardState, value: Interpretation): WizardState {
  const { choices, decided } = state;
  const guessed: WizardState = {
    ...state,
    interpretation: { pending: false, value, error: null },
    ...(decided.rules ? {} : draftsOf(value.suggestedRules, state.nextKey)),
    isConversations: decided.grain
      ? state.isConversations
      : value.warnings.every((warning) => warning.code !== 'not-conversations'),
  };
  const { repeatedIds } = value;
  if (choices === null || decided.grain || repeatedIds === null || choices.grain.kind !== 'rows') return guessed;
  const { idColumn, suggestedSort } = repeatedIds;
  return { ...guessed, choices: { ...choices, grain: { kind: 'last-per-id', idColumn, sortColumn: suggestedSort } } };
}

function onRules(state: WizardState, event: WizardEvent): WizardState | null {
  const decided = { ...state.decided, rules: true };
  const { rules, nextKey } = state;
  switch (event.kind) {
    case 'rules-replaced':
      return { ...state, ...draftsOf(event.rules, nextKey), decided };
    case 'rule-added': {
      const rule = { key: nextKey, conditions: [event.condition], outcome: event.outcome };
      return { ...state, rules: [...rules, rule], nextKey: nextKey + 1, decided };
    }
    case 'rule-changed':
      return { ...state, rules: rules.map((rule) => (rule.key === event.rule.key ? event.rule : rule)), decided };
    case 'rule-removed':
      return { ...state, rules: rules.filter((rule) => rule.key !== event.key), decided };
    case 'rule-moved':
      return { ...state, rules: moved(rules, event.key, event.by), decided };
    case 'otherwise':
      return { ...state, otherwise: event.outcome, decided };
    case 'denominator':
      return { ...state, denominator: event.policy };
    case 'is-conversations':
      return { ...state, isConversations: event.value, decided: { ...state.decided, grain: true } };
    default:
      return null;
  }
}

const draftsOf = (rules: OutcomeRules, firstKey: number): Pick<WizardState, 'rules' | 'otherwise' | 'nextKey'> => ({
  rules: draftRules(rules, firstKey),
  otherwise: rules.otherwise,
  nextKey: firstKey + rules.rules.length,
});

function moved(rules: readonly RuleDraft[], key: number, by: -1 | 1): readonly RuleDraft[] {
  const from = rules.findIndex((rule) => rule.key === key);
  const rule = rules[from];
  const other = rules[from + by];
  if (rule === undefined || other === undefined) return rules;
  return rules.map((each) => (each === rule ? other : each === other ? rule : each));
}
