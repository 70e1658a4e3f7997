import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { largeBytes } from '#features/import/useImportWizard.ts';
import { createImporter } from '#ingest/createImporter.ts';
import { limits } from '#ingest/limits.ts';
import type { Importer } from '#ingest/port.ts';
import { ticketsCsv } from './csv.ts';
import { atStep, headings, openImport } from './openImport.tsx';

describe('a file that can not be read', () => {
  it.each([
    ['an empty one', '', /This file is empty/],
    ['a header alone', 'id,status,created\n', /has 3 columns but no rows/],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), /not a text file/],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), /zip archive|Excel workbook/],
  ] as const)('%s says so and lets another be chosen', async (_, content, sentence) => {
    const open = await openImport();
    await open.choose('wrong.csv', content);
    expect(await screen.findByRole('alert')).toHaveTextContent(sentence);
    expect(screen.getByRole('button', { name: 'Continue' })).toBeDisabled();
    await open.choose('march.csv', ticketsCsv());
    await atStep(headings.read);
  });

  it('in one column can be split otherwise', async () => {
    const open = await openImport();
    await open.choose('carets.csv', 'id^status\n1^Open\n2^Closed\n');
    expect(await screen.findByRole('alert')).toHaveTextContent(/Only one column/);
    await open.user.selectOptions(screen.getByRole('combobox', { name: 'Separated by' }), 'Semicolon ;');
    expect(await screen.findByRole('alert')).toHaveTextContent(/semicolons/);
  });

  it('is read again when the separator is changed', async () => {
    const open = await openImport();
    await open.choose('march.csv', ticketsCsv().replaceAll(',', ';'));
    await atStep(headings.read);
    expect(screen.getByRole('combobox', { name: 'Separated by' })).toHaveDisplayValue('Semicolon ;');
    await open.user.selectOptions(screen.getByRole('combobox', { name: 'First row' }), 'Data already');
    await waitFor(() => expect(screen.getByText('41')).toBeVisible());
  });
});

describe('a file that takes its time', () => {
  it('is asked about before it is read when it is large', async () => {
    const open = await openImport();
    const large = new File([ticketsCsv()], 'years.csv');
    Object.defineProperty(large, 'size', { value: largeBytes.from, configurable: true });
    open.drop(large);
    expect(await screen.findByText('years.csv is 150 MB')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Choose another file' })).toBeVisible();
    await open.user.click(screen.getByRole('button', { name: 'Read it anyway' }));
    await waitFor(() => expect(screen.queryByText('years.csv is 150 MB')).toBeNull());
  });

  it('beyond what can be read is refused at once, with its size and what to do', async () => {
    const open = await openImport();
    const huge = new File([ticketsCsv()], 'decade.csv');
    Object.defineProperty(huge, 'size', { value: 1_200_000_000 });
    open.drop(huge);
    expect(await screen.findByRole('alert')).toHaveTextContent(/1,200 MB; Taproot reads up to 400 MB.*shorter period/);
  });

  it('shows how far it is and can be given up', async () => {
    const open = await openImport({ makeImporter: endless });
    await open.choose('march.csv', ticketsCsv());
    const bar = await screen.findByRole('progressbar', { name: 'Reading march.csv' });
    await waitFor(() => expect(bar).toHaveAttribute('aria-valuetext', '12,000 rows · 1.0 MB of 4.0 MB · 25 %'));
    expect(screen.getByText('25 % read')).toBeInTheDocument();
    await open.user.click(screen.getByRole('button', { name: 'Cancel reading' }));
    expect(await screen.findByRole('button', { name: 'Choose a file' })).toHaveFocus();
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('no larger than the reader takes is what is asked about', () => {
    expect(largeBytes.to).toBe(limits.fileBytes);
  });
});

/** The real importer, with a disk that is a quarter through and stays there. */
function endless(): Importer {
  const inner = createImporter();
  let stop = (): void => {};
  return {
    ...inner,
    read: (_file, { onProgress }) =>
      new Promise((resolve) => {
        stop = () => resolve({ ok: false, error: { code: 'cancelled' } });
        onProgress({ bytes: 1_000_000, totalBytes: 4_000_000, rows: 12_000 });
      }),
    close: () => stop(),
  };
}
