import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { unsavedTabs } from '#features/edit/unsavedTabs.ts';
import { expectAccessible } from '../../support/expectAccessible.ts';
import { openPanel } from './openPanel.tsx';

const standing = (): string => (screen.getByRole('status').textContent ?? '').replaceAll(/\s/gu, ' ');

describe('the owner', () => {
  it('is chosen from the known, added by a new name with Enter, and cleared', async () => {
    const { user, services, nodeOf, steps } = await openPanel('CSAT', 'target');
    const owner = screen.getByRole('combobox', { name: 'Owner' });
    expect(owner).toHaveDisplayValue('Mara Lindqvist');
    await user.selectOptions(owner, 'Owen Clarke');
    await user.selectOptions(owner, 'Someone else…');
    await user.type(screen.getByRole('textbox', { name: 'Name of the owner' }), 'Noor Haddad{Enter}');
    expect(owner).toHaveDisplayValue('Noor Haddad');
    await user.selectOptions(owner, 'Nobody yet');
    expect(nodeOf('CSAT').ownerId).toBeNull();
    expect(steps()).toEqual([
      'make Owen Clarke the owner of CSAT',
      'make Noor Haddad the owner of CSAT',
      'clear the owner of CSAT',
    ]);
    act(() => services.document.undo());
    expect(owner).toHaveDisplayValue('Noor Haddad');
    await expectAccessible();
  });
});

describe('the target', () => {
  it('says where the number stands and by how much, also while it is typed', async () => {
    const { user, nodeOf, steps } = await openPanel('CSAT', 'target');
    expect(standing()).toMatch(/%Missed\d+\.\d points below the target of 85\.0 %\.In \d/u);
    const goal = screen.getByRole('textbox', { name: 'At least (higher is better)' });
    expect(goal).toHaveValue('85');
    expect(screen.getByRole('button', { name: 'Set target' })).toBeDisabled();
    await user.clear(goal);
    await user.type(goal, '70');
    expect(standing()).toMatch(/%MetWith this target\d+\.\d points better than the target of 70\.0 %/u);
    expect(nodeOf('CSAT').target?.value).toBe(0.85);
    await user.keyboard('{Enter}');
    expect(nodeOf('CSAT').target).toEqual({ value: 0.7, tolerance: 0.03 });
    expect(steps()).toEqual(['set target of CSAT']);
    expect(standing()).not.toMatch(/With this target/u);
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Clear target' }));
    expect(nodeOf('CSAT').target).toBeNull();
    expect(screen.getByText(/No target yet/u)).toBeVisible();
  });

  it('is refused at its field where it makes no sense', async () => {
    const { user, nodeOf } = await openPanel('CSAT', 'target');
    const goal = screen.getByRole('textbox', { name: 'At least (higher is better)' });
    const near = screen.getByRole('textbox', { name: 'Near within' });
    await user.clear(goal);
    await user.type(goal, '120');
    expect(goal).toHaveAccessibleDescription('A share lies between 0 and 100 %.');
    await user.clear(goal);
    await user.type(goal, '80');
    await user.clear(near);
    await user.type(near, '-1{Enter}');
    expect(near).toHaveAccessibleDescription('Type 0 or more.');
    await user.click(screen.getByRole('button', { name: 'Set target' }));
    expect(nodeOf('CSAT').target?.value).toBe(0.85);
  });

  it('says what it lacks, and takes no text for a number', async () => {
    const { user, nodeOf } = await openPanel('Longest wait time', 'target');
    const goal = screen.getByRole('textbox', { name: 'At most (lower is better)' });
    await user.click(screen.getByRole('button', { name: 'Set target' }));
    expect(goal).toHaveAccessibleDescription('Type the number to reach.');
    await user.type(goal, 'abc');
    await user.tab();
    expect(goal).toHaveValue('abc');
    expect(goal).toHaveAccessibleDescription('Type a number, such as 75 or 2.5.');
    await user.clear(goal);
    await user.type(goal, '90x{Enter}');
    expect(nodeOf('Longest wait time').target).toBeNull();
    await user.type(goal, '{Backspace}{Enter}');
    expect(nodeOf('Longest wait time').target).toEqual({ value: 5400, tolerance: 0 });
  });

  it('is kept as it is typed while another node is looked at, and discarded by name', async () => {
    const { user, services, nodeOf, metricOf } = await openPanel('CSAT', 'target');
    const goal = () => screen.getByRole('textbox', { name: 'At least (higher is better)' });
    const unsaved = () => unsavedTabs(services.session.getState().drafts, nodeOf('CSAT'), metricOf('CSAT'));
    await user.clear(goal());
    await user.type(goal(), '70');
    expect(unsaved()).toEqual(new Set(['target']));
    act(() => services.session.select(nodeOf('Longest wait time').id));
    expect(screen.getByRole('textbox', { name: 'At most (lower is better)' })).toHaveValue('');
    act(() => services.session.select(nodeOf('CSAT').id));
    expect(goal()).toHaveValue('70');
    expect(unsaved()).toEqual(new Set(['target']));
    await user.type(goal(), 'x');
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(goal()).toHaveValue('85');
    expect(unsaved()).toEqual(new Set());
  });

  it('is typed in minutes for a duration', async () => {
    const { user, nodeOf } = await openPanel('Longest wait time', 'target');
    await user.type(screen.getByRole('textbox', { name: 'At most (lower is better)' }), '90{Enter}');
    expect(nodeOf('Longest wait time').target).toEqual({ value: 5400, tolerance: 0 });
  });

  it('says why there is nothing to compare with', async () => {
    const { user } = await openPanel('CSAT', 'target', {
      change: (doc) => ({
        ...doc,
        metrics: Object.fromEntries(
          Object.values(doc.metrics).map((metric) => [
            metric.id,
            metric.name === 'CSAT' ? { ...metric, basis: { kind: 'unbound', needs: ['csat'] } } : metric,
          ]),
        ),
      }),
    });
    expect(screen.getByText(/no number to compare with: needs a column for satisfaction score/u)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear target' }));
    expect(screen.queryByText(/no number to compare with/u)).toBeNull();
  });
});

it('a reader changes nothing, and is told why', async () => {
  const { services } = await openPanel('CSAT', 'target');
  act(() => services.document.becomeReader());
  expect(screen.getByText(/open for editing in another tab/u)).toBeVisible();
  expect(screen.getByRole('combobox', { name: 'Owner' })).toBeDisabled();
  expect(screen.getByRole('textbox', { name: 'Near within' })).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Clear target' })).toBeDisabled();
});
