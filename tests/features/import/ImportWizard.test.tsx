import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createImporter } from '#ingest/createImporter.ts';
import type { Importer } from '#ingest/port.ts';
import { expectAccessible } from '../../support/expectAccessible.ts';
import { ticketsCsv, updatesCsv } from './csv.ts';
import { atStep, headings, type OpenImport, openImport } from './openImport.tsx';

const rate = (): Promise<HTMLElement> => screen.findByRole('region', { name: 'Conversation resolution rate' });

async function goTo(open: OpenImport, ...steps: (keyof typeof headings)[]): Promise<void> {
  for (const step of steps) {
    await open.user.keyboard('{Enter}');
    await atStep(headings[step]);
  }
}

describe('from a file to a tree', () => {
  it('takes nothing but Enter when the guesses are right', async () => {
    const open = await openImport();
    await open.choose('march.csv', ticketsCsv());
    await atStep(headings.read);
    await goTo(open, 'columns', 'conversations');
    expect(await screen.findByText(/Every row is a conversation/)).toBeVisible();
    await goTo(open, 'outcomes');
    await waitFor(async () => expect(await rate()).toHaveTextContent('60.00 %24 of 40'));
    await open.user.keyboard('{Enter}');
    await waitFor(() => expect(open.onClose).toHaveBeenCalledOnce());
    const [workspaceId] = open.onWorkspace.mock.calls[0] ?? [];
    const loaded = await open.services.storage.load(workspaceId ?? '');
    if (!loaded.ok) throw new Error(loaded.error.code);
    const [dataset] = Object.values(loaded.value.doc.datasets);
    expect(dataset).toMatchObject({ name: 'march', rowCount: 40, rejectedCount: 0 });
    expect(Object.values(loaded.value.doc.trees)).toHaveLength(1);
    expect(open.services.document.getState().doc.workspace.isSample).toBe(true);
  });

  it('adds a dataset and a tree to a workspace of one’s own', async () => {
    const open = await openImport({ own: true, file: new File([ticketsCsv()], 'march.csv') });
    await atStep(headings.read);
    await goTo(open, 'columns', 'conversations', 'outcomes');
    await screen.findByText('24 of 40');
    await open.user.click(screen.getByRole('radio', { name: 'Closed only' }));
    await open.user.click(screen.getByRole('button', { name: 'Build the tree' }));
    await waitFor(() => expect(open.onClose).toHaveBeenCalledOnce());
    expect(open.onWorkspace).not.toHaveBeenCalled();
    const { doc } = open.services.document.getState();
    expect(Object.values(doc.trees)).toHaveLength(2);
    expect(open.services.session.getState().treeId).not.toBe('t1');
    expect(Object.values(doc.trees).find((tree) => tree.id !== 't1')).toMatchObject({
      name: 'march',
      denominator: 'closed',
    });
  });

  it('can be used by everyone at every step', async () => {
    const open = await openImport();
    await expectAccessible();
    await open.choose('march.csv', ticketsCsv());
    await atStep(headings.read);
    await expectAccessible();
    for (const step of ['columns', 'conversations', 'outcomes'] as const) {
      await goTo(open, step);
      await screen.findByRole('button', { name: /Continue|Build the tree/ });
      await expectAccessible();
    }
  });
});

describe('columns', () => {
  it('move a meaning from one column to another, and say so', async () => {
    const open = await openImport();
    await open.choose('march.csv', ticketsCsv());
    await atStep(headings.read);
    await goTo(open, 'columns');
    const created = screen.getByRole('combobox', { name: 'Meaning of Created at' });
    expect(created).toHaveValue('created_at');
    await open.user.selectOptions(screen.getByRole('combobox', { name: 'Meaning of Solved at' }), 'Created');
    expect(created).toHaveValue('none');
    expect(screen.getByText('Created is now Solved at, no longer Created at.')).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'A conversation counts on the day of' })).toHaveDisplayValue(
      'Solved at',
    );
  });

  it('show how dates are read, and follow another order', async () => {
    const dates = Array.from({ length: 12 }, (_, i) => `A${i},Open,0${1 + ((i + 2) % 9)}/0${1 + ((i + 1) % 8)}/2024`);
    const open = await openImport();
    await open.choose('dates.csv', ['id,status,created', ...dates, ''].join('\n'));
    await atStep(headings.read);
    await goTo(open, 'columns');
    const row = screen.getByRole('row', { name: /^created/ });
    const order = within(row).getByRole('combobox', { name: 'Order of dates in created' });
    expect(within(row).getByText('Both orders fit. Check one you know.')).toBeVisible();
    await open.user.selectOptions(order, 'Month, day, year');
    await waitFor(() => expect(row).toHaveTextContent('03/02/20242 Mar 2024'));
    expect(within(row).queryByText('Both orders fit. Check one you know.')).toBeNull();
    expect(screen.getByRole('region', { name: 'First rows, as they will be read' })).toHaveTextContent('3 Apr 2024');
  });

  it('that are left out are neither read nor offered to rules; Back keeps it so', async () => {
    const open = await openImport();
    await open.choose('march.csv', ticketsCsv());
    await atStep(headings.read);
    await goTo(open, 'columns');
    await open.user.selectOptions(screen.getByRole('combobox', { name: 'Read Via as' }), 'Leave out');
    await waitFor(() =>
      expect(
        within(screen.getByRole('region', { name: 'First rows, as they will be read' })).queryByText('Via'),
      ).toBeNull(),
    );
    await open.user.click(screen.getByRole('button', { name: 'Continue' }));
    await atStep(headings.conversations);
    await goTo(open, 'outcomes');
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: 'Column of rule 1' })).not.toHaveTextContent('Via'),
    );
    await open.user.click(screen.getByRole('button', { name: 'Back' }));
    await atStep(headings.conversations);
    await open.user.click(screen.getByRole('button', { name: /Columns/ }));
    await atStep(headings.columns);
    expect(screen.getByRole('combobox', { name: 'Read Via as' })).toHaveValue('ignore');
  });

  it('count as missing what is said to be missing', async () => {
    const open = await openImport();
    await open.choose('march.csv', ticketsCsv());
    await atStep(headings.read);
    await goTo(open, 'columns');
    const row = screen.getByRole('row', { name: /^Via/ });
    expect(row).toHaveTextContent('none');
    await open.user.type(screen.getByLabelText('Add a word that means missing'), 'Chat{Enter}');
    await waitFor(() => expect(row).toHaveTextContent('20 50 %'));
    await open.user.click(screen.getByRole('button', { name: 'Chat is a value, not missing' }));
    await waitFor(() => expect(row).toHaveTextContent('none'));
  });
});

describe('conversations', () => {
  it('keep the last row of each id, and add up', async () => {
    const open = await openImport();
    await open.choose('log.csv', updatesCsv());
    await atStep(headings.read);
    await goTo(open, 'columns', 'conversations');
    await screen.findByText('30 rows are 10 conversations: values of “number” repeat.');
    const sum = screen.getByRole('region', { name: 'Rows add up' });
    await waitFor(() => expect(sum).toHaveTextContent('30 read=10 kept+20 earlier updates+0 rejected'));
    expect(screen.getByRole('combobox', { name: /The last row is/ })).toHaveDisplayValue('sys_updated_at');
    await open.user.click(screen.getByRole('radio', { name: /A conversation of its own/ }));
    await waitFor(() => expect(sum).toHaveTextContent('30 read=30 kept+0 earlier updates+0 rejected'));
    expect(screen.queryByRole('combobox', { name: /The last row is/ })).toBeNull();
  });

  it('say which dates are not used and which rows have none', async () => {
    const open = await openImport();
    await open.choose(
      'march.csv',
      ticketsCsv().replace('2024-03-01 09:00', '1900-01-01 00:00').replace('2024-03-02 09:01', ''),
    );
    await atStep(headings.read);
    await goTo(open, 'columns', 'conversations');
    expect(await screen.findByText(/^1 date in Created at \(1900-01-01 00:00\)/)).toBeVisible();
    expect(await screen.findByText(/^2 of 40 rows have no date in Created at\./)).toBeVisible();
  });

  it('list rejected rows and unreadable cells', async () => {
    const [head = '', first = '', second = '', ...rest] = ticketsCsv().split('\r\n');
    const broken = [head, first, `${second},too,many`, ...rest].join('\r\n').replace('2024-03-05 16:30', 'someday');
    const open = await openImport();
    await open.choose('march.csv', broken);
    await atStep(headings.read);
    await goTo(open, 'columns');
    await open.user.click(screen.getByText(/other columns/));
    await open.user.selectOptions(screen.getByRole('combobox', { name: 'Read Solved at as' }), 'Date and time');
    await open.user.click(screen.getByRole('button', { name: 'Continue' }));
    await atStep(headings.conversations);
    const rejected = await screen.findByRole('region', { name: 'Rejected rows (1)' });
    expect(within(rejected).getByRole('row', { name: /^3 12 cells where 10 were expected/ })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Download all as CSV' })).toBeEnabled();
    expect(await screen.findByRole('row', { name: /^Solved at 1 someday/ })).toBeVisible();
    expect(screen.getByRole('region', { name: 'Rows add up' })).toHaveTextContent(
      '40 read=39 kept+0 earlier updates+1 rejected',
    );
  });

  it('need not be: a table of totals gets no outcomes', async () => {
    const open = await openImport();
    await open.choose('march.csv', ticketsCsv());
    await atStep(headings.read);
    await goTo(open, 'columns', 'conversations');
    await open.user.click(await screen.findByText('Rows are not conversations?'));
    await open.user.click(screen.getByRole('radio', { name: /Something else/ }));
    await open.user.click(screen.getByRole('button', { name: 'Continue' }));
    await atStep('No outcomes to decide');
    expect(screen.getByText('This table is not one row per conversation')).toBeVisible();
    await open.user.click(screen.getByRole('button', { name: 'Build the tree' }));
    await waitFor(() => expect(open.onWorkspace).toHaveBeenCalled());
    const loaded = await open.services.storage.load(open.onWorkspace.mock.calls[0]?.[0] ?? '');
    if (!loaded.ok) throw new Error(loaded.error.code);
    expect(Object.values(loaded.value.doc.datasets)[0]?.outcomeRules).toBeNull();
    expect(Object.values(loaded.value.doc.nodes)).toHaveLength(1);
  });
});

describe('outcomes', () => {
  const toOutcomes = async (csv: string): Promise<OpenImport> => {
    const open = await openImport();
    await open.choose('log.csv', csv);
    await atStep(headings.read);
    await goTo(open, 'columns', 'conversations', 'outcomes');
    await rate();
    return open;
  };

  it('offer another column when all rows end alike', async () => {
    const open = await toOutcomes(updatesCsv());
    await open.user.click(await screen.findByRole('button', { name: 'Use made_sla instead' }));
    await waitFor(async () => expect(await rate()).toHaveTextContent('60.00 %6 of 10'));
  });

  it('count live as rules are added, edited, moved and removed', async () => {
    const open = await toOutcomes(ticketsCsv());
    const before = screen.getAllByRole('listitem', { name: /^Rule / }).length;
    await open.user.click(screen.getByRole('button', { name: 'Add a rule' }));
    const position = before + 1;
    const added = screen.getByRole('listitem', { name: `Rule ${position}` });
    expect(within(added).getByText('Matches nothing until it is complete.')).toBeVisible();
    await open.user.selectOptions(within(added).getByRole('combobox', { name: /^Column of/ }), 'Group');
    await open.user.click(within(added).getByRole('button', { name: /Choose values/ }));
    await open.user.click(await screen.findByRole('checkbox', { name: /North/ }));
    await open.user.keyboard('{Escape}');
    await open.user.selectOptions(within(added).getByRole('combobox', { name: /^Outcome of/ }), 'Excluded');
    for (let at = position; at > 1; at--) {
      await open.user.click(screen.getByRole('button', { name: `Move rule ${at} up` }));
    }
    const first = screen.getByRole('listitem', { name: 'Rule 1' });
    await waitFor(() => expect(within(first).getByText('20 conversations')).toBeVisible());
    await waitFor(async () => expect(await rate()).toHaveTextContent('12 of 20'));
    within(first).getByRole('combobox', { name: 'Column of rule 1' }).focus();
    await open.user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(screen.getByText('Moved: now rule 2.')).toBeVisible();
    await open.user.click(screen.getByRole('button', { name: 'Remove rule 2' }));
    await waitFor(async () => expect(await rate()).toHaveTextContent('24 of 40'));
    await open.user.selectOptions(screen.getByLabelText('Outcome of conversations that no rule matches'), 'Excluded');
    expect(screen.getByRole('list', { name: 'By outcome' })).toBeVisible();
  });

  it('join conditions with "and"', async () => {
    const open = await toOutcomes(ticketsCsv());
    const rule = screen.getByRole('listitem', { name: 'Rule 1' });
    await open.user.click(within(rule).getByRole('button', { name: 'Add a condition' }));
    await open.user.selectOptions(
      within(rule).getAllByRole('combobox', { name: /^Column of/ })[1] as HTMLElement,
      'Via',
    );
    await open.user.click(within(rule).getByRole('button', { name: /Choose values/ }));
    await open.user.type(await screen.findByLabelText('Search values'), 'ema{Enter}');
    await open.user.keyboard('{Escape}');
    await waitFor(() => expect(within(rule).getByText('12 conversations')).toBeVisible());
    await open.user.click(within(rule).getAllByRole('button', { name: 'Remove this condition' })[1] as HTMLElement);
    await waitFor(() => expect(within(rule).getByText('24 conversations')).toBeVisible());
  });

  it('show a few conversations of each', async () => {
    const open = await toOutcomes(ticketsCsv());
    const resolved = (await screen.findAllByText('Examples'))[0];
    await open.user.click(resolved as HTMLElement);
    expect(screen.getByRole('list', { name: 'Examples of Resolved' })).toHaveTextContent('T-1000');
  });
});

describe('when things break', () => {
  it('a dead worker is a sentence and another try, with all choices kept', async () => {
    let deaths = 1;
    const open = await openImport({ makeImporter: () => dying(() => deaths-- > 0) });
    await open.choose('march.csv', ticketsCsv());
    await atStep(headings.read);
    await open.user.keyboard('{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent(/browser stopped reading/);
    expect(screen.getByRole('button', { name: 'Continue' })).toBeDisabled();
    await open.user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(await screen.findByRole('region', { name: 'First rows, as they will be read' })).toBeVisible();
  });

  it('a full disk keeps the wizard as it is, and saving again works once there is room', async () => {
    const open = await openImport();
    await open.choose('march.csv', ticketsCsv());
    await atStep(headings.read);
    await goTo(open, 'columns', 'conversations', 'outcomes');
    await screen.findByText('24 of 40');
    open.setFull(true);
    await open.user.keyboard('{Enter}');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(/no room left/);
    expect(alert).toHaveTextContent('Nothing is lost');
    expect(open.onClose).not.toHaveBeenCalled();
    open.setFull(false);
    await open.user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(open.onWorkspace).toHaveBeenCalledOnce());
    await waitFor(() => expect(open.onClose).toHaveBeenCalledOnce());
  });

  it('closing asks only when choices would be lost', async () => {
    const open = await openImport();
    await open.user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(open.onClose).toHaveBeenCalledOnce();
    await open.choose('march.csv', ticketsCsv());
    await atStep(headings.read);
    await goTo(open, 'columns');
    await open.user.click(screen.getByRole('button', { name: 'Close the import' }));
    const asked = screen.getByRole('dialog', { name: 'Leave the import?' });
    await open.user.click(within(asked).getAllByRole('button', { name: 'Keep going' })[0] as HTMLElement);
    expect(open.onClose).toHaveBeenCalledOnce();
    await open.user.click(screen.getByRole('button', { name: 'Close the import' }));
    await open.user.click(screen.getByRole('button', { name: 'Leave' }));
    expect(open.onClose).toHaveBeenCalledTimes(2);
  });

  it('a file dropped on unfinished work asks before it replaces it', async () => {
    const open = await openImport({ file: new File([ticketsCsv()], 'march.csv') });
    await atStep(headings.read);
    await goTo(open, 'columns');
    open.drop(new File([updatesCsv()], 'log.csv'));
    const asked = await screen.findByRole('dialog', { name: 'Start over with log.csv?' });
    await open.user.click(within(asked).getByRole('button', { name: 'Start over' }));
    await atStep(headings.read);
    expect(screen.getByRole('heading', { name: 'log.csv' })).toBeVisible();
  });
});

/** The real importer, whose worker dies at the first interpretation as often as it is told to. */
function dying(dies: () => boolean): Importer {
  const inner = createImporter();
  return {
    ...inner,
    interpret: async (choices) => {
      if (dies()) return { ok: false, error: { code: 'worker-died' } };
      return inner.interpret(choices);
    },
  };
}
