import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { expect, it } from 'vitest';
import { ValuePicker } from '#features/shared/conditions/ValuePicker.tsx';
import { expectAccessible } from '../../../support/expectAccessible.ts';

const offered = [
  { value: 'billing', count: 1200 },
  { value: 'product_fix', count: 40 },
  { value: null, count: 3 },
];
const nameOf = (value: string | null): string =>
  value === 'product_fix' ? 'Waiting on a fix' : (value ?? '(missing)');

function Form({ onSend }: { readonly onSend: () => void }): ReactNode {
  const [values, setValues] = useState<readonly (string | null)[]>([]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <ValuePicker label="Issue" values={values} offered={offered} nameOf={nameOf} onChange={setValues} />
      <output>{JSON.stringify(values)}</output>
      <button type="submit">Send</button>
    </form>
  );
}

const chosen = (): unknown => JSON.parse(screen.getByRole('status').textContent ?? '');

it('is found by name or by value, walked by arrows, and sends no form', async () => {
  const user = userEvent.setup();
  let sent = 0;
  render(<Form onSend={() => sent++} />);
  await user.click(screen.getByRole('button', { name: 'Issue: Choose values' }));
  const search = screen.getByRole('textbox', { name: 'Search values' });
  await user.type(search, 'waiting{Enter}');
  expect(chosen()).toEqual(['product_fix']);
  await user.clear(search);
  await user.type(search, 'product_f');
  expect(screen.getByRole('checkbox', { name: /Waiting on a fix/u })).toBeChecked();
  await user.clear(search);
  await user.keyboard('{Enter}{ArrowDown} {ArrowDown}{Enter}{ArrowDown} {ArrowUp}{ArrowUp}');
  expect(chosen()).toEqual(['product_fix', 'billing', null]);
  expect(screen.getByRole('checkbox', { name: /billing/u })).toHaveFocus();
  await user.type(search, 'refund{Enter}');
  expect(chosen()).toEqual(['product_fix', 'billing', null, 'refund']);
  await expectAccessible();
  expect(sent).toBe(0);
  await user.keyboard('{Escape}');
  expect(screen.getByRole('button', { name: 'Issue: Waiting on a fix, billing + 2 more' })).toHaveFocus();
});
