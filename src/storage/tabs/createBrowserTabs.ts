import type { Tabs } from '#storage/port.ts';
import { createWebTabs } from '#storage/tabs/createWebTabs.ts';

/** Tabs by Web Locks; without them (a page that is not served securely) each tab takes itself for the only one. */
export function createBrowserTabs(newId: () => string): Tabs {
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') return loneTab;
  return createWebTabs({
    locks: { request: async (name, options, hold) => void (await navigator.locks.request(name, options, hold)) },
    openChannel: (name) => new BroadcastChannel(name),
    newId,
  });
}

/** A tab that has no others beside it. */
export const loneTab: Tabs = {
  join(_workspaceId, events) {
    events.onRole('writer');
    return { announce: () => {}, takeOver: () => {}, leave: () => {} };
  },
};
