import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { FileDrop } from '#features/import/FileDrop.tsx';

const file = new File(['id\n1\n'], 'a.csv');
const holding = (...files: readonly File[]) => ({
  dataTransfer: {
    types: ['Files'],
    items: files.map(() => ({ kind: 'file' })),
    files,
    dropEffect: 'none',
  },
});

it('takes one file from anywhere in the window', () => {
  const onFile = vi.fn();
  render(<FileDrop onFile={onFile} />);
  fireEvent.dragOver(document.body, holding(file));
  expect(screen.getByRole('status', { hidden: true })).toHaveTextContent('Drop the file to import it');
  fireEvent.drop(document.body, holding(file));
  expect(onFile).toHaveBeenCalledExactlyOnceWith(file);
  expect(screen.queryByRole('status', { hidden: true })).toBeNull();
});

it('says that it takes one at a time, and takes none of several', () => {
  const onFile = vi.fn();
  render(<FileDrop onFile={onFile} />);
  fireEvent.dragOver(document.body, holding(file, file));
  expect(screen.getByRole('status', { hidden: true })).toHaveTextContent('One file at a time');
  fireEvent.drop(document.body, holding(file, file));
  expect(onFile).not.toHaveBeenCalled();
});

it('leaves dragged text alone, and goes when the pointer leaves the window', () => {
  render(<FileDrop onFile={vi.fn()} />);
  fireEvent.dragOver(document.body, { dataTransfer: { types: ['text/plain'], items: [], files: [] } });
  expect(screen.queryByRole('status', { hidden: true })).toBeNull();
  fireEvent.dragOver(document.body, holding(file));
  fireEvent.dragLeave(document.body, { relatedTarget: null });
  expect(screen.queryByRole('status', { hidden: true })).toBeNull();
});
