import { describe, expect, it } from 'vitest';
import type { Diff } from '#core/model/doc.ts';
import type { TabRole, Tabs } from '#storage/port.ts';
import { loneTab } from '#storage/tabs/createBrowserTabs.ts';
import { createWebTabs } from '#storage/tabs/createWebTabs.ts';
import { memoryBrowser } from '../../support/memoryBrowser.ts';

const diff: Diff = [{ table: 'people', id: 'ada', before: null, after: null }];

/** A browser in which tabs can be opened; `answers: false` is a tab that is frozen. */
function openBrowser() {
  const browser = memoryBrowser();
  let count = 0;
  const tabs: Tabs = createWebTabs({ ...browser, newId: () => `tab-${++count}`, yieldMs: 30 });
  return (answers = true) => {
    const roles: TabRole[] = [];
    const heard: Diff[] = [];
    const asked = { times: 0 };
    const seat = tabs.join('w1', {
      onRole: (role) => roles.push(role),
      onSaved: (saved) => heard.push(saved),
      onYield: () => {
        asked.times++;
        return answers ? Promise.resolve() : new Promise(() => {});
      },
    });
    return { seat, roles, heard, asked };
  };
}

describe('tabs', () => {
  it('makes the first tab the writer and the others readers', async () => {
    const open = openBrowser();
    const [a, b, c] = [open(), open(), open()];
    await expect.poll(() => [a.roles, b.roles, c.roles]).toEqual([['writer'], ['reader'], ['reader']]);
  });

  it('lets readers hear what the writer saved, and nobody else', async () => {
    const open = openBrowser();
    const [a, b] = [open(), open()];
    await expect.poll(() => b.roles).toEqual(['reader']);
    a.seat.announce(diff);
    await expect.poll(() => b.heard).toEqual([diff]);
    expect(a.heard).toEqual([]);
  });

  it('makes the next tab the writer when the writer goes', async () => {
    const open = openBrowser();
    const [a, b, c] = [open(), open(), open()];
    await expect.poll(() => c.roles).toEqual(['reader']);
    a.seat.leave();
    await expect.poll(() => b.roles).toEqual(['reader', 'writer']);
    expect(c.roles).toEqual(['reader']);
  });

  it('takes over from a writer that saves and yields', async () => {
    const open = openBrowser();
    const [a, b, c] = [open(), open(), open()];
    await expect.poll(() => c.roles).toEqual(['reader']);
    c.seat.takeOver();
    await expect.poll(() => c.roles).toEqual(['reader', 'writer']);
    await expect.poll(() => [a.roles.at(-1), b.roles.at(-1)]).toEqual(['reader', 'reader']);
    expect(a.asked.times).toBe(1);
  });

  it('sets a writer aside that does not answer', async () => {
    const open = openBrowser();
    const [frozen, b] = [open(false), open()];
    await expect.poll(() => b.roles).toEqual(['reader']);
    b.seat.takeOver();
    await expect.poll(() => b.roles).toEqual(['reader', 'writer']);
    await expect.poll(() => frozen.roles).toEqual(['writer', 'reader']);
  });

  it('hands the workspace back and forth, and on when the last writer goes', async () => {
    const open = openBrowser();
    const [a, b] = [open(), open()];
    await expect.poll(() => b.roles).toEqual(['reader']);
    b.seat.takeOver();
    await expect.poll(() => a.roles).toEqual(['writer', 'reader']);
    a.seat.takeOver();
    await expect.poll(() => b.roles).toEqual(['reader', 'writer', 'reader']);
    a.seat.leave();
    await expect.poll(() => b.roles).toEqual(['reader', 'writer', 'reader', 'writer']);
    expect(a.roles).toEqual(['writer', 'reader', 'writer']);
  });

  it('is quiet after leaving', async () => {
    const open = openBrowser();
    const [a, b] = [open(), open()];
    await expect.poll(() => b.roles).toEqual(['reader']);
    b.seat.leave();
    a.seat.announce(diff);
    a.seat.leave();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([b.heard, b.roles]).toEqual([[], ['reader']]);
  });

  it('takes nothing from others once it has left, even if it was about to', async () => {
    const open = openBrowser();
    const [a, b] = [open(false), open()];
    await expect.poll(() => b.roles).toEqual(['reader']);
    b.seat.takeOver();
    await expect.poll(() => a.asked.times, { interval: 1 }).toBe(1);
    b.seat.leave();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect([a.roles, b.roles]).toEqual([['writer'], ['reader']]);
  });

  it('is the writer where the browser has no locks', () => {
    const roles: TabRole[] = [];
    loneTab.join('w1', { onRole: (role) => roles.push(role), onSaved: () => {}, onYield: async () => {} });
    expect(roles).toEqual(['writer']);
  });
});
