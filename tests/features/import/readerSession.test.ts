import { describe, expect, it } from 'vitest';
import { initialChoices } from '#features/import/columnChoices.ts';
import { openReaderSession } from '#features/import/readerSession.ts';
import { createImporter } from '#ingest/createImporter.ts';
import type { Importer } from '#ingest/port.ts';
import { ticketsCsv } from './csv.ts';

const settings = { delimiter: null, encoding: null, hasHeader: null };
const file = new File([ticketsCsv()], 'march.csv');
const rules = { rules: [], otherwise: 'open' } as const;
const quiet = (): void => {};

/** The real importer that dies when told to: every call after says so, until another one is made. */
function mortal() {
  let made = 0;
  let dead = false;
  const makeImporter = (): Importer => {
    made++;
    dead = false;
    const inner = createImporter();
    const alive = async <T>(call: () => Promise<T>) =>
      dead ? { ok: false as const, error: { code: 'worker-died' as const } } : call();
    return {
      ...inner,
      read: (source, options) => alive(() => inner.read(source, options)),
      interpret: (choices) => alive(() => inner.interpret(choices)),
      tryOutcomes: (given) => alive(() => inner.tryOutcomes(given)),
      finish: (given) => alive(() => inner.finish(given)),
    };
  };
  return {
    session: openReaderSession(makeImporter),
    die: () => {
      dead = true;
    },
    made: () => made,
  };
}

async function read(session: ReturnType<typeof openReaderSession>) {
  const preview = await session.read(file, settings, quiet);
  if (!preview.ok) throw new Error(preview.error.code);
  return initialChoices(preview.value);
}

describe('openReaderSession', () => {
  it('takes the steps that the next one stands on', async () => {
    const { session } = mortal();
    const choices = await read(session);
    const trial = await session.tryOutcomes(choices, { ...rules, rules: [] });
    expect(trial).toMatchObject({ ok: true, value: { unmatched: 40 } });
    expect(await session.finish(choices, null)).toMatchObject({ ok: true, value: { table: { rowCount: 40 } } });
    expect(await session.rejectsCsv(choices)).toMatch(/^line/i);
  });

  it('says that the worker died, and begins afresh when asked again', async () => {
    const { session, die, made } = mortal();
    const choices = await read(session);
    await session.interpret(choices);
    die();
    expect(await session.finish(choices, null)).toMatchObject({ error: { code: 'worker-died' } });
    expect(await session.finish(choices, null)).toMatchObject({ ok: true });
    expect(made()).toBe(2);
  });

  it('gives up a reading for the next one', async () => {
    const { session, made } = mortal();
    const [first, second] = await Promise.all([
      session.read(file, settings, quiet),
      session.read(file, { ...settings, hasHeader: false }, quiet),
    ]);
    expect(first).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(second).toMatchObject({ ok: true, value: { hasHeader: false } });
    expect(made()).toBe(2);
  });

  it('has nothing to say before a file was read', async () => {
    const { session } = mortal();
    const choices = await read(mortal().session);
    expect(await session.interpret(choices)).toMatchObject({ error: { code: 'cancelled' } });
    expect(await session.rejectsCsv(choices)).toBeNull();
  });

  it('reads again after it was closed', async () => {
    const { session, made } = mortal();
    const choices = await read(session);
    session.close();
    expect(await session.interpret(choices)).toMatchObject({ ok: true });
    expect(made()).toBe(2);
  });
});
