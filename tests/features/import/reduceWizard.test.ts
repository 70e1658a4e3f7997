import { describe, expect, test } from 'vitest';
import type { OutcomeRules } from '#core/model/schema.ts';
import { reduceWizard } from '#features/import/reduceWizard.ts';
import { resolutionRate } from '#features/import/resolutionRate.ts';
import {
  currentRules,
  emptyWizard,
  hasWork,
  mayContinue,
  stepBeside,
  type WizardEvent,
  type WizardState,
} from '#features/import/wizardState.ts';
import { guess, interpretation, preview } from './made.ts';

const file = new File(['a'], 'tickets.csv');
const settings = { delimiter: null, encoding: null, hasHeader: null };
const columns = [
  guess('number', { kind: 'text', role: 'conversation_id' }),
  guess('opened', { kind: 'time', role: 'created_at', dateOrder: 'dmy' }),
  guess('state', { role: 'status' }),
];
const play = (events: readonly WizardEvent[], from: WizardState = emptyWizard): WizardState =>
  events.reduce(reduceWizard, from);
const read = play([
  { kind: 'read-started', file, settings },
  { kind: 'read-ended', preview: preview(columns) },
]);
const ruleColumns = [{ id: 'state', name: 'state', kind: 'dimension', values: [] }] as const;
const suggested: OutcomeRules = {
  rules: [{ when: { kind: 'in', column: 'state', values: ['Closed'] }, outcome: 'resolved' }],
  otherwise: 'open',
};
const answer = interpretation({ ruleColumns, suggestedRules: suggested });
const repeating = interpretation({
  ruleColumns,
  suggestedRules: suggested,
  repeatedIds: { idColumn: 'number', distinct: 2, suggestedSort: 'opened' },
});
const known = play([{ kind: 'interpreting' }, { kind: 'interpreted', value: answer }], read);

describe('the file', () => {
  test('is asked about before it is read when it is large', () => {
    const state = play([{ kind: 'large-file', file }]);
    expect(state.source).toEqual({ kind: 'large', file });
    expect(mayContinue(state)).toBe(false);
  });

  test('is read with progress, then its guesses are the choices', () => {
    const half = play([
      { kind: 'read-started', file, settings },
      { kind: 'read-progress', progress: { bytes: 1, totalBytes: 2, rows: 1 } },
    ]);
    expect(half.source).toMatchObject({ kind: 'reading', progress: { bytes: 1 } });
    expect(mayContinue(half)).toBe(false);
    expect(read.choices?.dateColumn).toBe('opened');
    expect(mayContinue(read)).toBe(true);
  });

  test('that fails keeps its name and settings; another one starts afresh', () => {
    const failed = play([
      { kind: 'read-started', file, settings },
      { kind: 'read-failed', error: { code: 'empty-file' } },
    ]);
    expect(failed.source).toEqual({ kind: 'failed', file, settings, error: { code: 'empty-file' } });
    expect(play([{ kind: 'file-dropped' }], failed)).toEqual(emptyWizard);
  });

  test('read again with other settings stays on screen meanwhile', () => {
    const again = play([{ kind: 'read-started', file, settings: { ...settings, delimiter: ';' } }], read);
    expect(again.source).toMatchObject({ kind: 'reading', previous: { fileName: 'tickets.csv' } });
  });

  test('ignores what arrives too late', () => {
    expect(play([{ kind: 'read-ended', preview: preview([]) }], read)).toBe(read);
  });
});

describe('guesses', () => {
  test('choose the last row of each id when ids repeat', () => {
    const state = play([{ kind: 'interpreted', value: repeating }], read);
    expect(state.choices?.grain).toEqual({ kind: 'last-per-id', idColumn: 'number', sortColumn: 'opened' });
  });

  test('leave a grain alone that a person chose', () => {
    const state = play(
      [
        { kind: 'grain', grain: { kind: 'rows' } },
        { kind: 'interpreted', value: repeating },
      ],
      read,
    );
    expect(state.choices?.grain).toEqual({ kind: 'rows' });
  });

  test('fill the rules until one is edited', () => {
    expect(currentRules(known)).toEqual(suggested);
    const edited = play([{ kind: 'otherwise', outcome: 'abandoned' }], known);
    const again = play([{ kind: 'interpreted', value: answer }], edited);
    expect(again.otherwise).toBe('abandoned');
  });

  test('take a pre-aggregated table for what it is', () => {
    const daily = interpretation({ warnings: [{ code: 'not-conversations', detail: 'pre-aggregated' }] });
    const state = play([{ kind: 'interpreted', value: daily }], read);
    expect(currentRules(state)).toBeNull();
    const corrected = play(
      [
        { kind: 'is-conversations', value: true },
        { kind: 'interpreted', value: daily },
      ],
      state,
    );
    expect(corrected.isConversations).toBe(true);
  });
});

describe('rules', () => {
  const two = play(
    [
      {
        kind: 'rule-added',
        condition: { kind: 'empty', column: 'state', negated: false },
        outcome: 'excluded',
      },
    ],
    known,
  );
  const keys = two.rules.map((rule) => rule.key);

  test('are added at the end with a key of their own', () => {
    expect(new Set(keys).size).toBe(2);
    expect(two.rules.map((rule) => rule.outcome)).toEqual(['resolved', 'excluded']);
  });

  test('move up and down, and stay at the ends', () => {
    const [first = 0, second = 0] = keys;
    const swapped = play([{ kind: 'rule-moved', key: second, by: -1 }], two);
    expect(swapped.rules.map((rule) => rule.key)).toEqual([second, first]);
    expect(play([{ kind: 'rule-moved', key: first, by: -1 }], two).rules).toEqual(two.rules);
  });

  test('change, go, and are replaced as a whole', () => {
    const [rule] = two.rules;
    if (rule === undefined) throw new Error('no rule');
    const changed = play([{ kind: 'rule-changed', rule: { ...rule, outcome: 'open' } }], two);
    expect(changed.rules[0]?.outcome).toBe('open');
    expect(play([{ kind: 'rule-removed', key: rule.key }], two).rules).toHaveLength(1);
    const replaced = play([{ kind: 'rules-replaced', rules: suggested }], two);
    expect(replaced.rules.every((each) => !keys.includes(each.key))).toBe(true);
  });
});

describe('questions to the worker', () => {
  test('keep the last answer on screen while the next is on its way, and after an error', () => {
    const asking = play([{ kind: 'interpreting' }], known);
    expect(asking.interpretation).toMatchObject({ pending: true, value: answer });
    const failed = play([{ kind: 'interpret-failed', error: { code: 'worker-died' } }], asking);
    expect(failed.interpretation).toMatchObject({ pending: false, value: answer, error: { code: 'worker-died' } });
    expect(mayContinue({ ...failed, step: 'columns' })).toBe(false);
  });

  test('the tree is not built before grain and rules are known', () => {
    expect(mayContinue({ ...read, step: 'conversations' })).toBe(true);
    expect(mayContinue({ ...read, step: 'outcomes' })).toBe(false);
    expect(mayContinue({ ...known, step: 'outcomes' })).toBe(true);
  });
});

describe('leaving', () => {
  test('asks only when choices would be lost', () => {
    expect(hasWork(emptyWizard)).toBe(false);
    expect(hasWork(known)).toBe(false);
    expect(hasWork(play([{ kind: 'went', to: 'columns' }], known))).toBe(true);
    expect(hasWork(play([{ kind: 'null-markers', markers: ['?'] }], known))).toBe(true);
    expect(
      hasWork(
        play(
          [
            { kind: 'went', to: 'done' },
            { kind: 'saving', saving: { kind: 'saved' } },
          ],
          known,
        ),
      ),
    ).toBe(false);
  });
});

test('steps follow one another and end at the ends', () => {
  expect(stepBeside('file', 1)).toBe('columns');
  expect(stepBeside('file', -1)).toBe('file');
  expect(stepBeside('done', 1)).toBe('done');
});

test('column details and the date column are choices', () => {
  const state = play(
    [
      { kind: 'column-detail', columnId: 'opened', detail: { dateOrder: 'mdy' } },
      { kind: 'date-column', columnId: null },
      { kind: 'column-means', columnId: 'state', role: 'outcome' },
      { kind: 'column-read-as', columnId: 'number', reading: 'dimension' },
      { kind: 'denominator', policy: 'closed' },
    ],
    known,
  );
  expect(state.choices?.byId['opened']?.dateOrder).toBe('mdy');
  expect(state.choices?.byId['state']?.role).toBe('outcome');
  expect(state.choices?.byId['number']?.kind).toBe('dimension');
  expect(state.denominator).toBe('closed');
});

test('the rate leaves excluded conversations out, and open ones where only closed count', () => {
  const counts = {
    resolved: 6,
    abandoned: 1,
    follow_up_failure: 0,
    product_fix: 0,
    escalation_stuck: 0,
    other_unresolved: 1,
    open: 2,
    excluded: 5,
  };
  expect(resolutionRate(counts, 'all')).toEqual({ resolved: 6, of: 10, rate: 0.6 });
  expect(resolutionRate(counts, 'closed')).toEqual({ resolved: 6, of: 8, rate: 0.75 });
  expect(resolutionRate({ ...counts, resolved: 0, abandoned: 0, other_unresolved: 0 }, 'closed').rate).toBeNull();
});
