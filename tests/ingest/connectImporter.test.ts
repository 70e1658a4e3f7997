import { afterEach, describe, expect, it } from 'vitest';
import { connectImporter, type ImportWorker } from '#ingest/connectImporter.ts';
import { createImporter } from '#ingest/createImporter.ts';
import { serveImporter } from '#ingest/serveImporter.ts';
import { cellsOf, columnFor, fileOf, guessedChoices, sniffed, unwrap } from './importing.ts';

const text = `Ticket ID,Status,Created at\n${Array.from({ length: 500 }, (_, i) => `T${i},${i % 3 === 0 ? 'Open' : 'Solved'},2024-01-${String(1 + (i % 28)).padStart(2, '0')}`).join('\n')}\n`;
const ports: MessagePort[] = [];

/** Both ends in one process: the messages are cloned and transferred as between threads. */
function openWorker(): ImportWorker & { readonly isTerminated: () => boolean; readonly fail: () => void } {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  serveImporter(createImporter(), port2);
  port2.start();
  let terminated = false;
  return Object.assign(port1, {
    terminate() {
      terminated = true;
      port2.close();
    },
    isTerminated: () => terminated,
    fail: () => port1.dispatchEvent(new Event('error')),
  });
}

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

describe('an importer in a worker', () => {
  it('goes all the way, with progress, and hands the buffers over', async () => {
    const importer = connectImporter(openWorker());
    const rows: number[] = [];
    const preview = unwrap(
      await importer.read(fileOf(text), { ...sniffed, onProgress: (step) => rows.push(step.rows) }),
    );
    const { suggestedRules } = unwrap(await importer.interpret(guessedChoices(preview)));
    expect(unwrap(await importer.tryOutcomes(suggestedRules)).counts).toMatchObject({ open: 167, resolved: 333 });
    const first = unwrap(await importer.finish(suggestedRules));
    const again = unwrap(await importer.finish(suggestedRules));
    expect(first.hash).toBe(again.hash);
    expect(cellsOf(columnFor(first.table, 'ticket_id'))).toEqual(cellsOf(columnFor(again.table, 'ticket_id')));
    expect(await importer.rejectsCsv()).toBe('line,reason,column,row\r\n');
    await expect.poll(() => rows).toEqual([500]);
    importer.close();
  });

  it('closing ends the worker and answers what is pending', async () => {
    const worker = openWorker();
    const importer = connectImporter(worker);
    const reading = importer.read(fileOf(text), sniffed);
    importer.close();
    expect(await reading).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(worker.isTerminated()).toBe(true);
    expect(await importer.finish(null)).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(await importer.rejectsCsv()).toBe('');
  });

  it('a worker that dies answers with that, once and for all', async () => {
    const worker = openWorker();
    const importer = connectImporter(worker);
    const reading = importer.read(fileOf(text), sniffed);
    worker.fail();
    expect(await reading).toEqual({ ok: false, error: { code: 'worker-died' } });
    expect(worker.isTerminated()).toBe(true);
    importer.close();
    expect(await importer.finish(null)).toEqual({ ok: false, error: { code: 'worker-died' } });
  });
});
