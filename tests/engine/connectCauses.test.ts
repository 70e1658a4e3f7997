import { describe, expect, it } from 'vitest';
import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type { CauseReport } from '#core/rootcause/causeReport.ts';
import { findCauses } from '#core/rootcause/findCauses.ts';
import { connectCauses } from '#engine/causes/connectCauses.ts';
import { createCauseFinder, type FindCauses } from '#engine/causes/createCauseFinder.ts';
import { serveCauses } from '#engine/causes/serveCauses.ts';
import { type ChannelWorker, servedChannel } from '../support/channelWorker.ts';

const total = (...amounts: readonly number[]): Float64Array => Float64Array.from(amounts);

/** Two channels; the second halves its failures. */
const question: CauseQuestion = {
  dimensions: [{ column: 'channel', values: ['chat', 'phone'], sets: null }],
  codes: [Uint32Array.of(0, 1)],
  whole: { kind: 'ratio', x: [total(400, 400), total(400, 200)], n: [total(1_000, 1_000), total(1_000, 1_000)] },
  parts: [],
  family: null,
  history: [],
  depth: 1,
};

interface Lives {
  readonly workers: ChannelWorker[];
  readonly finder: ReturnType<typeof connectCauses>;
}

function connect(find: (life: number) => FindCauses = () => findCauses, silentAfterMs = 5_000): Lives {
  const workers: ChannelWorker[] = [];
  const spawn = (): ChannelWorker => {
    const life = workers.length + 1;
    const worker = servedChannel((port) => serveCauses(createCauseFinder(find(life)), port));
    workers.push(worker);
    return worker;
  };
  return { workers, finder: connectCauses(spawn, silentAfterMs) };
}

/** The same search, after which something happens in every round. */
const during = (happens: () => void): FindCauses =>
  function* (asked) {
    const rounds = findCauses(asked);
    for (;;) {
      const round = rounds.next();
      happens();
      if (round.done) return round.value;
      yield round.value;
    }
  };

describe('a search for causes in a worker', () => {
  it('says what the search says in this thread, and every round on the way', async () => {
    const rounds = [...findCauses(question)];
    const { finder } = connect();
    const seen: CauseReport[] = [];
    const found = await finder.find(question, { onReport: (report) => seen.push(report) });
    expect(found).toEqual(await createCauseFinder(findCauses).find(question, {}));
    expect(found.ok && found.value.causes[0]?.segment).toEqual([{ column: 'channel', value: 'phone' }]);
    await expect.poll(() => seen).toEqual(rounds);
    finder.close();
  });

  it('is asked once more of a new worker when the first one dies', async () => {
    const lives: Lives = connect((life) => during(() => life === 1 && lives.workers[0]?.crash()));
    const found = await lives.finder.find(question, {});
    expect([found.ok, lives.workers.length]).toEqual([true, 2]);
    lives.finder.close();
  });

  it('says that it died when it dies twice', async () => {
    const lives: Lives = connect((life) => during(() => lives.workers[life - 1]?.crash()));
    expect(await lives.finder.find(question, {})).toEqual({ ok: false, error: { code: 'worker-died' } });
    lives.finder.close();
  });

  it('ends at once when nobody waits, and can be asked again', async () => {
    const { finder, workers } = connect();
    const controller = new AbortController();
    const waiting = finder.find(question, { signal: controller.signal, onReport: () => controller.abort() });
    expect(await waiting).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect((await finder.find(question, {})).ok).toBe(true);
    expect(workers).toHaveLength(1);
    finder.close();
    expect((await finder.find(question, {})).ok).toBe(true);
    expect(workers).toHaveLength(2);
    finder.close();
  });

  it('says what went wrong inside', async () => {
    const { finder } = connect(() => () => {
      throw new Error('no such thing');
    });
    expect(await finder.find(question, {})).toEqual({
      ok: false,
      error: { code: 'internal', detail: 'no such thing' },
    });
    finder.close();
  });
});
