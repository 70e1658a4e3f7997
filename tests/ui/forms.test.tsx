import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { Checkbox } from '#ui/Checkbox.tsx';
import { NumberField } from '#ui/NumberField.tsx';
import { RadioGroup } from '#ui/RadioGroup.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { Select } from '#ui/Select.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { TextField } from '#ui/TextField.tsx';
import { expectAccessible } from '../support/expectAccessible.ts';

function Name(): ReactNode {
  const [value, setValue] = useState('');
  return (
    <TextField
      label="Name"
      hint="As it stands on the card."
      error={value === '' ? 'Give it a name.' : null}
      value={value}
      onChange={setValue}
    />
  );
}

const heard: (number | null)[] = [];
function Target({ start = 8 as number | null }): ReactNode {
  const [value, setValue] = useState<number | null>(start);
  return (
    <NumberField
      label="Target"
      unit="%"
      value={value}
      onChange={(next) => {
        heard.push(next);
        setValue(next);
      }}
    />
  );
}

const grains = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month', disabled: true },
] as const;
function Choices(): ReactNode {
  const [grain, setGrain] = useState<'day' | 'week' | 'month'>('day');
  const [keep, setKeep] = useState<'last' | 'all' | null>(null);
  const [ticked, setTicked] = useState<boolean | 'mixed'>('mixed');
  return (
    <>
      <Segmented label="Grain" options={grains} value={grain} onChange={setGrain} />
      <Select label="Grain again" options={grains} value={grain} onChange={setGrain} />
      <RadioGroup
        label="A conversation"
        value={keep}
        onChange={setKeep}
        options={[
          { value: 'last', label: 'Keep the last row', hint: 'by “updated at”' },
          { value: 'all', label: 'Every row' },
        ]}
      />
      <Checkbox label="Complete periods only" checked={ticked} onChange={setTicked} />
    </>
  );
}

describe('TextField', () => {
  it('ties label, hint and error to the input, and drops the error with its cause', async () => {
    const user = userEvent.setup();
    render(<Name />);
    const input = screen.getByRole('textbox', { name: 'Name' });
    expect(input).toHaveAccessibleDescription('As it stands on the card. Give it a name.');
    expect(input).toBeInvalid();
    expect(screen.getByRole('alert')).toHaveTextContent('Give it a name.');
    await user.type(input, 'Abandonment');
    expect(input).toHaveValue('Abandonment');
    expect(input).toBeValid();
    expect(input).toHaveAccessibleDescription('As it stands on the card.');
    await expectAccessible();
  });

  it('keeps its name when the label is hidden', async () => {
    render(
      <>
        <TextField label="Search" hideLabel lead={<svg />} value="" onChange={() => {}} />
        <TextArea label="Note" value="why" onChange={() => {}} />
      </>,
    );
    expect(screen.getByRole('textbox', { name: 'Search' })).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('why');
    await expectAccessible();
  });
});

describe('NumberField', () => {
  it('takes a point or a comma, a minus of either kind, and nothing', async () => {
    const user = userEvent.setup();
    render(<Target />);
    const input = screen.getByRole('textbox', { name: 'Target' });
    heard.length = 0;
    await user.clear(input);
    expect(heard).toEqual([null]);
    await user.type(input, '7,5');
    expect(heard[heard.length - 1]).toBe(7.5);
    await user.clear(input);
    await user.type(input, '−.5');
    expect(heard[heard.length - 1]).toBe(-0.5);
  });

  it('forgets text that is no number when it is left', async () => {
    const user = userEvent.setup();
    render(<Target />);
    const input = screen.getByRole('textbox', { name: 'Target' });
    heard.length = 0;
    await user.type(input, 'x');
    expect(input).toHaveValue('8x');
    expect(heard).toEqual([]);
    await user.tab();
    expect(input).toHaveValue('8');
  });
});

describe('choices', () => {
  it('are native controls with names, driven by keyboard', async () => {
    const user = userEvent.setup();
    render(<Choices />);
    await user.tab();
    expect(screen.getByRole('radio', { name: 'Day' })).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('radio', { name: 'Week' })).toBeChecked();
    expect(screen.getByRole('combobox', { name: 'Grain again' })).toHaveValue('week');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Grain again' }), 'Day');
    expect(screen.getByRole('radio', { name: 'Day' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'Month' })).toBeDisabled();
    await user.click(screen.getByRole('radio', { name: /Keep the last row/u }));
    expect(screen.getByRole('radio', { name: /Keep the last row/u })).toBeChecked();
    const box = screen.getByRole('checkbox', { name: 'Complete periods only' });
    expect(box).toBePartiallyChecked();
    await user.click(box);
    expect(box).toBeChecked();
    await expectAccessible();
  });

  it('stand in groups where options name one', () => {
    render(
      <Select
        label="Column"
        value="a"
        onChange={() => {}}
        options={[
          { value: 'a', label: 'Channel', group: 'Dimensions' },
          { value: 'b', label: 'Wait', group: 'Measures' },
          { value: 'c', label: 'Team', group: 'Dimensions' },
        ]}
      />,
    );
    const group = screen.getByRole('group', { name: 'Dimensions' });
    expect([...group.children].map((each) => each.textContent)).toEqual(['Channel', 'Team']);
  });
});
