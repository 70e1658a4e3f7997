import type { Diff } from '#core/model/doc.ts';
import type { TabEvents, TabRole, TabSeat, Tabs } from '#storage/port.ts';

/** A seat whose events wait until there is a document to hear them. */
export interface HeldSeat {
  readonly seat: TabSeat;
  /** As it is now. */
  role(): TabRole;
  /** From here on events go to `events`, beginning with those that waited. */
  attach(events: TabEvents): void;
}

/** Joins a workspace's tabs and waits until it is known whether this one writes. */
export function takeSeat(tabs: Tabs, workspaceId: string): Promise<HeldSeat> {
  return new Promise((resolve) => {
    let role: TabRole | null = null;
    let heard: readonly Diff[] = [];
    let attached: TabEvents | null = null;
    const held = (): HeldSeat => ({
      seat,
      role: () => role ?? 'reader',
      attach(events) {
        attached = events;
        for (const diff of heard) events.onSaved(diff);
        heard = [];
      },
    });
    const seat = tabs.join(workspaceId, {
      onRole(now) {
        if (role === null) queueMicrotask(() => resolve(held()));
        role = now;
        attached?.onRole(now);
      },
      onSaved(diff) {
        if (attached === null) heard = [...heard, diff];
        else attached.onSaved(diff);
      },
      onYield: async () => attached?.onYield(),
    });
  });
}
