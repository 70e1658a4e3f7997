import type { Channel, LockOptions, Locks } from '#storage/tabs/createWebTabs.ts';

interface Held {
  readonly end: (thrown?: unknown) => void;
}

/** Web Locks and channels as the standard has them, for tabs that live in one test. */
export function memoryBrowser(): { readonly locks: Locks; readonly openChannel: (name: string) => Channel } {
  const held = new Map<string, Held>();
  const queues = new Map<string, (() => void)[]>();
  const channels = new Map<string, Set<(data: unknown) => void>>();

  const next = (name: string): void => {
    if (!held.has(name)) queues.get(name)?.shift()?.();
  };

  const grant = (name: string, hold: (lock: unknown) => Promise<void>): Promise<void> =>
    new Promise((resolve, reject) => {
      const mine: Held = {
        end: (thrown) => {
          if (held.get(name) === mine) held.delete(name);
          if (thrown === undefined) resolve();
          else reject(thrown);
          next(name);
        },
      };
      held.set(name, mine);
      void Promise.resolve()
        .then(() => hold({ name }))
        .then(() => mine.end());
    });

  const wait = (name: string, signal: AbortSignal | undefined, hold: (lock: unknown) => Promise<void>) =>
    new Promise<void>((resolve, reject) => {
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      const start = () => grant(name, hold).then(resolve, reject);
      queue.push(start);
      signal?.addEventListener('abort', () => {
        if (!queue.includes(start)) return;
        queue.splice(queue.indexOf(start), 1);
        reject(new DOMException('withdrawn', 'AbortError'));
      });
      next(name);
    });

  const request = async (
    name: string,
    { ifAvailable, steal, signal }: LockOptions,
    hold: (lock: unknown) => Promise<void>,
  ): Promise<void> => {
    if (ifAvailable && held.has(name)) return hold(null);
    if (!steal) return wait(name, signal, hold);
    const holder = held.get(name);
    const mine = grant(name, hold);
    holder?.end(new DOMException('stolen', 'AbortError'));
    return mine;
  };

  const openChannel = (name: string): Channel => {
    const ears = channels.get(name) ?? new Set();
    channels.set(name, ears);
    const own = new Set<(data: unknown) => void>();
    return {
      postMessage: (message) => {
        const data = structuredClone(message);
        const others = [...ears].filter((ear) => !own.has(ear));
        queueMicrotask(() => {
          for (const ear of others) if (ears.has(ear)) ear(data);
        });
      },
      addEventListener: (_type, listener) => {
        const ear = (data: unknown) => listener({ data });
        own.add(ear);
        ears.add(ear);
      },
      close: () => {
        for (const ear of own) ears.delete(ear);
      },
    };
  };

  return { locks: { request }, openChannel };
}
