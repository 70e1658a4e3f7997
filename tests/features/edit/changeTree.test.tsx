import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Doc } from '#core/model/doc.ts';
import { childrenOf } from '#core/model/graph.ts';
import { expectAccessible } from '../../support/expectAccessible.ts';
import { type OpenPanel, openPanel } from './openPanel.tsx';

const root = 'Conversation resolution rate';
const docOf = ({ services }: OpenPanel): Doc => services.document.getState().doc;
const dialogOf = (): HTMLElement => screen.getByRole('dialog');
const rowOf = (name: string): string =>
  (screen.getByRole('row', { name: new RegExp(`^${name}`, 'u') }).textContent ?? '').replaceAll(/\s/gu, ' ');

async function openAdding(name = root): Promise<OpenPanel> {
  const panel = await openPanel(name);
  await panel.user.click(screen.getByRole('button', { name: 'Add a node below' }));
  return panel;
}

describe('adding from the library', () => {
  it('searches, shows the number beforehand and adds a driver with Enter', async () => {
    const panel = await openAdding();
    const { user, steps, services, nodeOf } = panel;
    const search = screen.getByRole('textbox', { name: 'Search the library' });
    expect(search).toHaveFocus();
    await user.type(search, 'backlog');
    const [only, ...others] = within(screen.getByRole('group', { name: 'Metrics of the library' })).getAllByRole(
      'radio',
    );
    expect(others).toEqual([]);
    expect(only).toBeChecked();
    expect(only).toHaveAccessibleName('Backlog');
    expect(only).toHaveAccessibleDescription(/still open.*Bound to Outcome/u);
    await waitFor(() => expect(rowOf('Backlog')).toMatch(/\d/u));
    await expectAccessible();
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(steps()).toEqual([`add Backlog below ${root}`]);
    expect(nodeOf('Backlog')).toMatchObject({ role: 'influence', parentId: nodeOf(root).id });
    expect(services.session.getState().selectedNodeId).toBe(nodeOf('Backlog').id);
    await screen.findByRole('heading', { name: 'Backlog', level: 2 });
    await waitFor(() => expect(screen.getByRole('tabpanel')).toHaveFocus());
  });

  it('finds by name before by description, and says when nothing is found', async () => {
    const { user } = await openAdding();
    const search = screen.getByRole('textbox', { name: 'Search the library' });
    await user.type(search, 'reopen');
    expect(screen.getByRole('radio', { name: 'Reopen rate' })).toBeChecked();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('radio', { name: 'Reopen rate' })).toHaveFocus();
    await user.clear(search);
    await user.type(search, 'weather');
    expect(screen.getByText(/No metric is called/u)).toBeVisible();
    await user.keyboard('{Enter}');
    expect(within(dialogOf()).getByRole('alert')).toHaveTextContent('Choose a metric.');
  });

  it('shows the formula before and after, the number of both, and takes the sign that fits', async () => {
    const panel = await openAdding();
    const { user, metricOf, nodeOf } = panel;
    await user.click(screen.getByRole('radio', { name: 'First contact resolution' }));
    await user.click(screen.getByRole('radio', { name: /A part of/u }));
    const dialog = dialogOf();
    expect(within(dialog).getByRole('radio', { name: 'subtracted' })).toBeChecked();
    expect(dialog).toHaveTextContent(
      /Before= 1 − \(.*Other unresolved\)After= 1 − \(.*Other unresolved \+ First contact/u,
    );
    await waitFor(() => expect(rowOf(`${root} after`)).toMatch(/%.*%/u));
    expect(rowOf(`${root} after`)).not.toEqual(rowOf(`${root} now`).replace('now', 'after'));
    await user.click(within(dialog).getByRole('radio', { name: 'added' }));
    expect(dialog).toHaveTextContent(/After= 1 − \(.*\) \+ First contact resolution/u);
    await user.click(screen.getByRole('button', { name: 'Add node' }));
    expect(nodeOf('First contact resolution').role).toBe('component');
    expect(metricOf(root).basis).toMatchObject({ expression: { op: '+', right: { kind: 'metric' } } });
  });

  it('warns of a part in another unit', async () => {
    const { user } = await openAdding();
    await user.click(screen.getByRole('radio', { name: 'Resolution time (mean)' }));
    await user.click(screen.getByRole('radio', { name: /A part of/u }));
    expect(dialogOf()).toHaveTextContent(/not in the same unit/u);
  });

  it('says what the dataset lacks, and adds it all the same', async () => {
    const panel = await openAdding();
    const { user, metricOf } = panel;
    const sla = screen.getByRole('radio', { name: 'SLA met' });
    expect(sla).toHaveAccessibleDescription(/No column for SLA met or not/u);
    await user.click(sla);
    expect(dialogOf()).toHaveTextContent(/Needs a column for SLA met or not/u);
    await user.click(screen.getByRole('button', { name: 'Add node' }));
    expect(metricOf('SLA met').basis).toEqual({ kind: 'unbound', needs: ['sla_met'] });
  });

  it('uses the metric that the tree has already, and not twice below one node', async () => {
    const panel = await openAdding();
    const { user, metricOf } = panel;
    expect(screen.getByRole('radio', { name: 'CSAT' })).toBeDisabled();
    expect(screen.getByRole('radio', { name: root })).toBeDisabled();
    const before = metricOf('Reopen rate');
    await user.click(screen.getByRole('radio', { name: 'Reopen rate' }));
    await user.click(screen.getByRole('button', { name: 'Add node' }));
    const nodes = Object.values(docOf(panel).nodes).filter((node) => node.metricId === before.id);
    expect(nodes).toHaveLength(2);
    expect(await screen.findByText(/stands at 2 places/u)).toBeVisible();
  });

  it('offers no part where the parent is measured', async () => {
    await openAdding('Customer abandonment');
    const part = screen.getByRole('radio', { name: /A part of/u });
    expect(part).toBeDisabled();
    expect(dialogOf()).toHaveTextContent(/Customer abandonment is measured from the data/u);
  });
});

describe('adding a metric of one’s own', () => {
  it('names it, counts it, and adds it in one step', async () => {
    const panel = await openAdding();
    const { user, metricOf, steps, services } = panel;
    await user.click(screen.getByRole('radio', { name: 'New metric' }));
    const dialog = dialogOf();
    const name = within(dialog).getByRole('textbox', { name: 'Name' });
    expect(name).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(within(dialog).getByRole('group', { name: 'Counted' })).toHaveTextContent(/Complete each condition/u);
    await user.selectOptions(within(dialog).getByRole('combobox', { name: /^Column of condition 1/u }), 'Issue type');
    await user.click(within(dialog).getByRole('button', { name: /^Value of condition 1/u }));
    await user.type(await within(dialog).findByRole('textbox', { name: 'Search values' }), 'billing{Enter}{Escape}');
    await waitFor(() => expect(rowOf('…')).toMatch(/%/u));
    await user.type(name, 'csat');
    expect(name).toHaveAccessibleDescription(/already a “csat”/u);
    await user.clear(name);
    await user.type(name, 'Billing share');
    await expectAccessible();
    await user.keyboard('{Enter}');
    expect(steps()).toEqual([`add Billing share below ${root}`]);
    expect(metricOf('Billing share')).toMatchObject({
      unit: 'share',
      direction: 'neither',
      basis: { measure: { kind: 'share', part: { kind: 'in', column: 'issue_type', values: ['billing'] } } },
    });
    act(() => services.document.undo());
    expect(Object.values(docOf(panel).metrics).some((metric) => metric.name === 'Billing share')).toBe(false);
  });

  it('needs a name', async () => {
    const { user, steps } = await openAdding();
    await user.click(screen.getByRole('radio', { name: 'New metric' }));
    const dialog = dialogOf();
    await user.selectOptions(within(dialog).getByRole('combobox', { name: 'It is' }), 'Number of conversations');
    await user.click(within(dialog).getByRole('button', { name: 'Add node' }));
    expect(within(dialog).getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/empty/u);
    expect(steps()).toEqual([]);
  });

  it('keeps both ways while one goes to and fro, and nothing after closing', async () => {
    const { user } = await openAdding();
    await user.click(screen.getByRole('radio', { name: 'New metric' }));
    await user.type(within(dialogOf()).getByRole('textbox', { name: 'Name' }), 'Mine');
    await user.click(screen.getByRole('radio', { name: 'Metric library' }));
    await user.click(screen.getByRole('radio', { name: 'New metric' }));
    expect(within(dialogOf()).getByRole('textbox', { name: 'Name' })).toHaveValue('Mine');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.click(screen.getByRole('button', { name: 'Add a node below' }));
    await user.click(screen.getByRole('radio', { name: 'New metric' }));
    expect(within(dialogOf()).getByRole('textbox', { name: 'Name' })).toHaveValue('');
  });
});

describe('removing', () => {
  it('asks with what goes and what becomes of the formula, and is undone by name', async () => {
    const panel = await openPanel('Escalation bottleneck');
    const { user, steps, services, nodeOf } = panel;
    await user.click(screen.getByRole('button', { name: 'Remove node' }));
    const dialog = screen.getByRole('dialog', { name: 'Remove Escalation bottleneck?' });
    expect(dialog).toHaveTextContent(/and the 2 nodes below it/u);
    expect(dialog).toHaveTextContent(/After= 1 − \(.*Product-fix dependency \+ Other unresolved\)/u);
    const share = (row: string): number => Number(/(\d+\.\d) %[^%]*$/u.exec(rowOf(row).replace(/[+−].*$/u, ''))?.[1]);
    await waitFor(() => expect(share(`${root} after`)).toBeGreaterThan(share(`${root} now`)));
    expect(dialog).toHaveTextContent(/name may no longer say what it counts/u);
    await expectAccessible();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(steps()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Remove node' }));
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    expect(steps()).toEqual(['remove Escalation bottleneck and the 2 nodes below it']);
    expect(services.session.getState().selectedNodeId).toBe(nodeOf(root).id);
    act(() => services.document.undo());
    expect(nodeOf('Escalation bottleneck').parentId).toBe(nodeOf(root).id);
  });

  it('is refused with a sentence where a formula would lose its meaning', async () => {
    const change = (doc: Doc): Doc => {
      const named = (name: string) => Object.values(doc.metrics).find((metric) => metric.name === name);
      const [above, left, right] = [named(root), named('Customer abandonment'), named('Other unresolved')];
      if (above === undefined || left === undefined || right === undefined) return doc;
      const term = (metricId: typeof left.id) => ({ kind: 'metric', metricId }) as const;
      const expression = { kind: 'binary', op: '*', left: term(left.id), right: term(right.id) } as const;
      return { ...doc, metrics: { ...doc.metrics, [above.id]: { ...above, basis: { kind: 'formula', expression } } } };
    };
    const { user } = await openPanel('Customer abandonment', 'definition', { change });
    await user.click(screen.getByRole('button', { name: 'Remove node' }));
    expect(within(dialogOf()).getByRole('alert')).toHaveTextContent(/multiplies or divides by Customer abandonment/u);
    expect(screen.getByRole('button', { name: 'Remove' })).toBeDisabled();
  });

  it('is not offered for the root, nor is moving it', async () => {
    await openPanel(root);
    expect(screen.queryByRole('button', { name: 'Remove node' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Move left among its siblings' })).toBeNull();
  });
});

it('a node moves left and right among its siblings, and says where it stands', async () => {
  const panel = await openPanel('Agent follow-up failure');
  const { user, nodeOf, steps } = panel;
  const place = (): number =>
    childrenOf(docOf(panel), nodeOf(root).id).findIndex(({ id }) => id === nodeOf('Agent follow-up failure').id);
  expect(place()).toBe(1);
  await user.click(screen.getByRole('button', { name: 'Move right among its siblings' }));
  expect(place()).toBe(2);
  expect(screen.getByText('Agent follow-up failure is now 3 of 8.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Move left among its siblings' }));
  await user.click(screen.getByRole('button', { name: 'Move left among its siblings' }));
  expect(place()).toBe(0);
  expect(screen.getByRole('button', { name: 'Move left among its siblings' })).toBeDisabled();
  expect(steps()).toHaveLength(3);
});
