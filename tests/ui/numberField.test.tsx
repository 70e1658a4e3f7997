import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { NumberField } from '#ui/NumberField.tsx';

function Target() {
  const [value, setValue] = useState<number | null>(null);
  return (
    <>
      <NumberField label="Target" unit="%" value={value} onChange={setValue} />
      <output>{String(value)}</output>
    </>
  );
}

it('takes a number with its unit typed behind it', async () => {
  const user = userEvent.setup({ delay: null });
  render(<Target />);
  await user.type(screen.getByRole('textbox', { name: 'Target' }), '75 %');
  expect(screen.getByRole('status')).toHaveTextContent('75');
});
