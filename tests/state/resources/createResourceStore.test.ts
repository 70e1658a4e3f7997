import { describe, expect, it } from 'vitest';
import { err, ok, type Result } from '#core/base/result.ts';
import { createResourceStore, type LoadContext } from '#state/resources/createResourceStore.ts';

type Answer = Result<string, string>;

/** A loader that answers when told to. */
function deferred() {
  let answer: (result: Answer) => void = () => {};
  const seen: LoadContext<string>[] = [];
  const load = (context: LoadContext<string>): Promise<Answer> => {
    seen.push(context);
    return new Promise((resolve) => {
      answer = resolve;
    });
  };
  return { load, seen, answer: (result: Answer) => answer(result) };
}

const open = (limit = 10) => createResourceStore<string, string>({ limit, crashed: (detail) => `crashed: ${detail}` });
const tick = () => new Promise((resolve) => setTimeout(resolve));
const value = (text: string) => async () => ok(text);

describe('createResourceStore', () => {
  it('loads a key once, however often it is asked for', async () => {
    const store = open();
    const { load, answer, seen } = deferred();
    expect(store.get('a')).toEqual({ status: 'idle', value: null, stale: false });
    const first = store.ensure('a', load);
    const second = store.ensure('a', load);
    await tick();
    expect(store.get('a')).toEqual({ status: 'loading', value: null, stale: false, progress: null });
    seen[0]?.onProgress(0.5);
    expect(store.get('a')).toMatchObject({ progress: 0.5 });
    answer(ok('A'));
    expect([await first, await second]).toEqual([ok('A'), ok('A')]);
    expect(store.get('a')).toEqual({ status: 'ready', value: 'A', stale: false });
    await store.ensure('a', load);
    expect([store.loads(), seen.length]).toEqual([1, 1]);
  });

  it('keeps the old value while it loads again, and when that fails', async () => {
    const store = open();
    const answers: Answer[] = [ok('old'), err('broken'), ok('new')];
    await store.ensure('a', async () => answers.shift() ?? err('empty'));
    store.reload('a');
    expect(store.get('a')).toMatchObject({ status: 'loading', value: 'old', stale: true });
    await tick();
    expect(store.get('a')).toEqual({ status: 'failed', value: 'old', stale: true, error: 'broken' });
    await store.ensure('a', value('never'));
    expect(store.get('a').status).toBe('failed');
    store.reload('a');
    await tick();
    expect(store.get('a')).toEqual({ status: 'ready', value: 'new', stale: false });
    expect(store.loads()).toBe(3);
  });

  it('aborts what a slot no longer wants, and shows its last value as stale', async () => {
    const store = open();
    await store.ensure('jan', value('January'), 'main');
    const [feb, mar] = [deferred(), deferred()];
    void store.ensure('feb', feb.load, 'main');
    await tick();
    expect(store.get('feb')).toMatchObject({ status: 'loading', value: 'January', stale: true });
    void store.ensure('mar', mar.load, 'main');
    await tick();
    expect(feb.seen[0]?.signal.aborted).toBe(true);
    expect(store.get('feb').status).toBe('idle');
    feb.answer(ok('February'));
    feb.seen[0]?.onProgress(1);
    await tick();
    expect(store.get('feb').status).toBe('idle');
    expect(store.get('mar')).toMatchObject({ status: 'loading', value: 'January', stale: true });
    mar.answer(ok('March'));
    await tick();
    expect(store.get('mar')).toEqual({ status: 'ready', value: 'March', stale: false });
  });

  it('does not abort what another slot, or someone without a slot, still wants', async () => {
    const store = open();
    const { load, answer, seen } = deferred();
    void store.ensure('a', load, 'left');
    void store.ensure('a', load, 'right');
    void store.ensure('b', value('B'), 'left');
    await tick();
    expect(seen[0]?.signal.aborted).toBe(false);
    answer(ok('A'));
    await tick();
    expect(store.get('a')).toMatchObject({ status: 'ready', value: 'A' });
  });

  it('shows the value that a slot goes back to at once', async () => {
    const store = open();
    await store.ensure('jan', value('January'), 'main');
    await store.ensure('feb', value('February'), 'main');
    await store.ensure('jan', value('never'), 'main');
    const { load } = deferred();
    void store.ensure('mar', load, 'main');
    expect(store.get('mar')).toMatchObject({ value: 'January', stale: true });
    expect(store.loads()).toBe(3);
  });

  it('lets the least recently asked for go, never what is loading or shown', async () => {
    const store = open(3);
    await store.ensure('shown', value('S'), 'main');
    await store.ensure('a', value('A'));
    await store.ensure('b', value('B'));
    await store.ensure('a', value('never'));
    await store.ensure('c', value('C'));
    const kept = ['shown', 'a', 'b', 'c'].filter((key) => store.get(key).status === 'ready');
    expect(kept).toEqual(['shown', 'a', 'c']);
    await store.ensure('b', value('B again'));
    expect(store.loads()).toBe(5);
  });

  it('takes a value that came another way', async () => {
    const store = open();
    const { load, answer } = deferred();
    void store.ensure('a', load);
    await tick();
    store.put('a', 'given');
    answer(ok('late'));
    await tick();
    expect(store.get('a')).toEqual({ status: 'ready', value: 'given', stale: false });
    store.reload('a');
    expect(await store.ensure('a', load)).toEqual(ok('given'));
  });

  it('starts over with another loader, whatever was on its way', async () => {
    const store = open();
    const { load, answer, seen } = deferred();
    void store.ensure('a', load, 'main');
    await tick();
    expect(await store.restart('a', value('other'))).toEqual(ok('other'));
    answer(ok('late'));
    await tick();
    expect(seen[0]?.signal.aborted).toBe(true);
    expect(store.get('a')).toEqual({ status: 'ready', value: 'other', stale: false });
    expect(await store.restart('b', value('new'))).toEqual(ok('new'));
  });

  it('turns a loader that throws into a failure', async () => {
    const store = open();
    const thrower = () => {
      throw new TypeError('odd');
    };
    expect(await store.ensure('a', thrower)).toEqual(err('crashed: TypeError: odd'));
    expect(store.get('a')).toMatchObject({ status: 'failed', error: 'crashed: TypeError: odd' });
  });

  it('forgets and aborts everything when it is cleared', async () => {
    const store = open();
    const { load, answer, seen } = deferred();
    void store.ensure('a', load, 'main');
    await tick();
    store.clear();
    expect(seen[0]?.signal.aborted).toBe(true);
    answer(ok('late'));
    await tick();
    expect(store.getState().size).toBe(0);
  });

  it('shows what is known so far, and keeps it where the rest is given up', async () => {
    const store = open();
    const { load, seen, answer } = deferred();
    const ended = store.ensure('a', load);
    await Promise.resolve();
    seen[0]?.onPart('half');
    expect(store.get('a')).toEqual({ status: 'loading', value: 'half', stale: false, progress: null });
    store.cancel('a');
    expect(seen[0]?.signal.aborted).toBe(true);
    seen[0]?.onPart('too late');
    answer(err('cancelled'));
    await ended;
    expect(store.get('a')).toEqual({ status: 'failed', value: 'half', stale: false, error: 'cancelled' });
    store.reload('a');
    await Promise.resolve();
    answer(ok('whole'));
    await expect.poll(() => store.get('a')).toEqual({ status: 'ready', value: 'whole', stale: false });
  });
});
