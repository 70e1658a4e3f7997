import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Doc } from '#core/model/doc.ts';
import type { Basis } from '#core/model/schema.ts';
import { unsavedTabs } from '#features/edit/unsavedTabs.ts';
import { expectAccessible } from '../../support/expectAccessible.ts';
import { openPanel } from './openPanel.tsx';

const cellsOf = (row: string | RegExp): readonly string[] =>
  within(screen.getByRole('row', { name: row }))
    .getAllByRole('cell')
    .map((cell) => (cell.textContent ?? '').replaceAll(/\s/gu, ' '));

const withBasis =
  (name: string, basis: Basis) =>
  (doc: Doc): Doc => {
    const metrics = Object.values(doc.metrics).map((metric) => (metric.name === name ? { ...metric, basis } : metric));
    return { ...doc, metrics: Object.fromEntries(metrics.map((metric) => [metric.id, metric])) };
  };

describe('the name', () => {
  it('is changed in place by Enter, kept by Escape, and undone by name', async () => {
    const { user, steps, services } = await openPanel('Customer abandonment');
    const name = screen.getByRole('textbox', { name: 'Name' });
    expect(screen.queryByRole('button', { name: 'Rename' })).toBeNull();
    await user.type(name, 'xyz{Escape}');
    expect(name).toHaveValue('Customer abandonment');
    await user.clear(name);
    await user.type(name, 'Left by the customer{Enter}');
    expect(steps()).toEqual(['rename Customer abandonment to Left by the customer']);
    expect(screen.getByRole('heading', { name: 'Left by the customer' })).toBeVisible();
    expect(name).toHaveFocus();
    act(() => services.document.undo());
    expect(name).toHaveValue('Customer abandonment');
  });

  it('says at the field why it is refused', async () => {
    const { user, steps } = await openPanel('Customer abandonment');
    const name = screen.getByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'csat{Enter}');
    expect(name).toBeInvalid();
    expect(name).toHaveAccessibleDescription(/already a “csat”/u);
    await user.clear(name);
    await user.keyboard('{Enter}');
    expect(name).toHaveAccessibleDescription(/empty/u);
    expect(steps()).toEqual([]);
  });
});

describe('a formula', () => {
  it('is printed with names that lead to their nodes', async () => {
    const { user, services, nodeOf } = await openPanel('Conversation resolution rate');
    const form = screen.getByRole('form', { name: 'Definition' });
    expect(form).toHaveTextContent(
      '= 1 − (Customer abandonment + Agent follow-up failure + Product-fix dependency + Escalation bottleneck + Other unresolved)',
    );
    expect(form).toHaveTextContent('The formula changes with the nodes below');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Escalation bottleneck' }));
    expect(services.session.getState().selectedNodeId).toBe(nodeOf('Escalation bottleneck').id);
  });

  it('keeps its formula when its words and direction change', async () => {
    const { user, metricOf, steps } = await openPanel('Conversation resolution rate');
    const before = metricOf('Conversation resolution rate');
    const words = screen.getByRole('textbox', { name: 'In words' });
    await user.clear(words);
    await user.type(words, 'What got done{Control>}{Enter}{/Control}');
    expect(metricOf('Conversation resolution rate')).toEqual({ ...before, description: 'What got done' });
    expect(steps()).toEqual(['change the definition of Conversation resolution rate']);
  });
});

describe('a measure', () => {
  it('is edited with its number beside the saved one, and saved in one step', async () => {
    const { user, metricOf, steps, services } = await openPanel('Customer abandonment');
    const saved = metricOf('Customer abandonment');
    const now = cellsOf(/^Now/u);
    await user.click(await screen.findByRole('button', { name: /^Value of condition 1 of “Counted”: Abandoned/u }));
    const dialog = screen.getByRole('dialog');
    const values = within(dialog)
      .getAllByRole('checkbox')
      .map((box) => box.closest('label')?.textContent ?? '');
    expect(values[0]).toMatch(/^Resolved/u);
    await user.click(within(dialog).getByRole('checkbox', { name: /^Other unresolved/u }));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(cellsOf(/^As edited/u)[1]).toMatch(/%$/u));
    expect(cellsOf(/^Saved/u)).toEqual(now);
    expect(cellsOf(/^As edited/u)).not.toEqual(now);
    expect(metricOf('Customer abandonment')).toEqual(saved);
    const edited = cellsOf(/^As edited/u);
    await user.click(screen.getByRole('button', { name: 'Save definition' }));
    expect(steps()).toEqual(['change the definition of Customer abandonment']);
    expect(metricOf('Customer abandonment').basis).toMatchObject({
      measure: { part: { values: ['abandoned', 'other_unresolved'] } },
    });
    await waitFor(() => expect(cellsOf(/^Now/u)).toEqual(edited));
    expect(screen.queryByRole('button', { name: 'Save definition' })).toBeNull();
    act(() => services.document.undo());
    expect(metricOf('Customer abandonment')).toEqual(saved);
    await waitFor(() => expect(cellsOf(/^Now/u)).toEqual(now));
  });

  it('becomes another kind of number, with the unit and direction that go with it', async () => {
    const { user, metricOf, nodeOf } = await openPanel('Customer abandonment');
    await user.selectOptions(screen.getByRole('combobox', { name: 'It is' }), 'Median');
    expect(screen.getByRole('combobox', { name: 'Column' })).toHaveDisplayValue('Choose a column…');
    expect(screen.getByText(/appears when the definition is complete/u)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save definition' }));
    expect(screen.getByRole('combobox', { name: 'Column' })).toHaveAccessibleDescription('Choose a column.');
    const columns = within(screen.getByRole('combobox', { name: 'Column' })).getAllByRole('option');
    expect(columns.map((option) => option.textContent)).toEqual([
      'Choose a column…',
      'Longest wait (s)',
      'Agent replies',
      'Reopened',
      'CSAT',
      'First response time',
      'Resolution time',
    ]);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Column' }), 'Longest wait (s)');
    expect(screen.getByRole('combobox', { name: 'Shown as' })).toHaveDisplayValue('Duration');
    expect(screen.getByRole('combobox', { name: 'What is good' })).toHaveDisplayValue('Lower is better');
    expect(
      screen.getByText(/target of 9\.0\s% is in another unit and no longer fits: saving takes it away/u),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Add a condition: Only conversations' }));
    await user.selectOptions(screen.getByRole('combobox', { name: /^Column of condition 1/u }), 'Agent replies');
    await user.type(screen.getByRole('textbox', { name: /^Value of condition 1/u }), '2');
    await waitFor(() => expect(cellsOf(/^As edited/u)[1]).toMatch(/min$|h/u));
    await user.click(screen.getByRole('button', { name: 'Save definition' }));
    expect(nodeOf('Customer abandonment').target).toBeNull();
    expect(metricOf('Customer abandonment')).toMatchObject({
      unit: 'seconds',
      direction: 'lower',
      basis: {
        kind: 'measure',
        measure: {
          kind: 'aggregate',
          of: {
            aggregate: 'median',
            column: 'wait_seconds',
            filter: { kind: 'compare', column: 'replies_count', op: '>=', value: 2 },
          },
        },
      },
    });
    await expectAccessible();
  });

  it('is left as it was by Discard, and kept unsaved while another node is looked at', async () => {
    const { user, services, nodeOf, metricOf, steps } = await openPanel('CSAT');
    await user.selectOptions(screen.getByRole('combobox', { name: 'What is good' }), 'Neither');
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(screen.getByRole('combobox', { name: 'What is good' })).toHaveDisplayValue('Higher is better');
    await user.selectOptions(screen.getByRole('combobox', { name: 'What is good' }), 'Neither');
    act(() => services.session.select(nodeOf('Customer abandonment').id));
    expect(screen.getByRole('combobox', { name: 'What is good' })).toHaveDisplayValue('Lower is better');
    act(() => services.session.select(nodeOf('CSAT').id));
    expect(screen.getByRole('combobox', { name: 'What is good' })).toHaveDisplayValue('Neither');
    expect(unsavedTabs(services.session.getState().drafts, nodeOf('CSAT'), metricOf('CSAT'))).toEqual(
      new Set(['definition']),
    );
    expect(steps()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Save definition' }));
    expect(metricOf('CSAT').direction).toBe('neither');
    expect(services.session.getState().drafts).toEqual([]);
    act(() => services.document.undo());
    expect(screen.getByRole('combobox', { name: 'What is good' })).toHaveDisplayValue('Higher is better');
  });

  it('says which conditions are not complete', async () => {
    const { user, steps } = await openPanel('Customer abandonment');
    await user.click(screen.getByRole('button', { name: 'Add a condition: Counted' }));
    await user.click(screen.getByRole('button', { name: 'Save definition' }));
    expect(within(screen.getByRole('group', { name: 'Counted' })).getByRole('alert')).toHaveTextContent(
      /Complete each/u,
    );
    const [first] = screen.getAllByRole('button', { name: 'Remove this condition' });
    if (first !== undefined) await user.click(first);
    await user.click(screen.getByRole('button', { name: 'Remove this condition' }));
    expect(within(screen.getByRole('group', { name: 'Counted' })).getByRole('alert')).toHaveTextContent(
      /every conversation is counted/u,
    );
    expect(steps()).toEqual([]);
  });

  it('that is a ratio is read in words', async () => {
    await openPanel('Conversations per agent and day');
    expect(screen.getByText('Conversations, where Agent is not empty')).toBeVisible();
    expect(screen.getByText('Days worked, each value of Agent once a day')).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'It is' })).toHaveDisplayValue('Ratio of two numbers');
  });

  it('gives way to a formula of nodes below', async () => {
    const { user, metricOf } = await openPanel('Customer abandonment');
    await user.selectOptions(screen.getByRole('combobox', { name: 'It is' }), 'Formula of nodes below');
    expect(screen.getByText(/no number here until nodes below are added/u)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save definition' }));
    expect(metricOf('Customer abandonment').basis).toEqual({ kind: 'unbound', needs: [] });
    expect(screen.getByText(/Nothing says where this number comes from/u)).toBeVisible();
  });
});

describe('a node without data', () => {
  const lost = withBasis('CSAT', { kind: 'unbound', needs: ['csat'] });

  it('says what is missing, and is bound by hand', async () => {
    const { user, metricOf } = await openPanel('CSAT', 'definition', { change: lost });
    expect(screen.getByText(/no column known as satisfaction score/u)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Choose columns by hand' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'It is' }), 'Number of conversations');
    await user.click(screen.getByRole('button', { name: 'Save definition' }));
    expect(metricOf('CSAT').basis).toMatchObject({ measure: { of: { aggregate: 'count' } } });
  });

  it('is bound as in the library where the dataset can answer it now', async () => {
    const { user, metricOf } = await openPanel('CSAT', 'definition', { change: lost });
    await user.click(screen.getByRole('button', { name: 'Bind as in the library' }));
    await waitFor(() => expect(cellsOf(/^As edited/u)[1]).toMatch(/%$/u));
    expect(cellsOf(/^Saved/u)[1]).toBe('no data');
    await user.click(screen.getByRole('button', { name: 'Save definition' }));
    expect(metricOf('CSAT').basis).toMatchObject({ kind: 'measure', measure: { kind: 'share' } });
  });
});

describe('the denominator', () => {
  it('is chosen for the tree with the number under each choice, and undone by name', async () => {
    const { user, services, steps } = await openPanel('Conversation resolution rate');
    const closed = await screen.findByRole('radio', { name: /^Closed conversations only: \d/u });
    expect(await screen.findByRole('radio', { name: /^All conversations: \d/u })).toBeChecked();
    await user.click(closed);
    expect(closed).toBeChecked();
    expect(steps()).toEqual(['take shares of closed conversations in Support']);
    expect(Object.values(services.document.getState().doc.trees)[0]?.denominator).toBe('closed');
  });

  it('tells what the definition alone does, in a period with open conversations', async () => {
    const { services } = await openPanel('Conversation resolution rate');
    const { period } = services.session.getState();
    const extent = Object.values(services.document.getState().doc.datasets)[0]?.extent;
    const last = extent?.toDay ?? 0;
    act(() => services.session.setPeriod({ ...period, current: { fromDay: last - 7, toDay: last } }));
    expect(await screen.findByText(/The definition alone makes \d+\.\d\spoints of difference/u)).toBeVisible();
  });

  it('is not asked of a node that is no share', async () => {
    await openPanel('Longest wait time');
    expect(screen.queryByRole('radio', { name: /Closed conversations only/u })).toBeNull();
  });
});

describe('help on reading', () => {
  it('stands with metrics of the library, with what is usual elsewhere', async () => {
    await openPanel('Conversation resolution rate');
    expect(screen.getByText('Live chat').parentElement).toHaveTextContent(/70\.0\s% to 85\.0\s%/u);
    expect(screen.getByText(/thorough but slow/u)).toBeVisible();
  });

  it('goes when the metric is called otherwise', async () => {
    const { user } = await openPanel('CSAT');
    expect(screen.getByText('How to read it')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Name' }), ' of chats{Enter}');
    expect(screen.queryByText('How to read it')).toBeNull();
  });
});

it('a reader sees everything and changes nothing, and is told why', async () => {
  const { services, user } = await openPanel('Customer abandonment');
  act(() => services.document.becomeReader());
  expect(screen.getByText(/open for editing in another tab/u)).toBeVisible();
  for (const box of screen.getAllByRole('combobox')) expect(box).toBeDisabled();
  expect(screen.getByRole('textbox', { name: 'Name' })).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Add a node below' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Remove node' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});
