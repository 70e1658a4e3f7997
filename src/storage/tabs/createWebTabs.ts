import type { Diff } from '#core/model/doc.ts';
import type { TabEvents, TabRole, TabSeat, Tabs } from '#storage/port.ts';

/** The part of the browser's lock manager that is used, so that another can stand in. */
export interface Locks {
  request(name: string, options: LockOptions, hold: (lock: unknown) => Promise<void>): Promise<void>;
}

export interface LockOptions {
  readonly ifAvailable?: boolean;
  readonly steal?: boolean;
  readonly signal?: AbortSignal;
}

/** The part of a `BroadcastChannel` that is used. */
export interface Channel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  close(): void;
}

export interface WebTabsOptions {
  readonly locks: Locks;
  readonly openChannel: (name: string) => Channel;
  readonly newId: () => string;
  /** How long the writer has to save and yield before its lock is stolen. */
  readonly yieldMs?: number;
}

type Message =
  | { readonly kind: 'saved'; readonly diff: Diff }
  | { readonly kind: 'please-yield'; readonly from: string }
  | { readonly kind: 'yielded'; readonly to: string };

/** One tab at one workspace. */
interface Seat {
  readonly lockName: string;
  readonly events: TabEvents;
  readonly options: WebTabsOptions;
  readonly channel: Channel;
  readonly id: string;
  role: TabRole | null;
  /** Counts the requests for the lock; the end of an older one says nothing. */
  turn: number;
  /** Withdraws the request that waits, or lets the lock go. */
  letGo: () => void;
  onYielded: () => void;
  left: boolean;
}

/**
 * One writer per workspace among the tabs of a browser: a Web Lock held as long as the tab lives, and a channel on
 * which the writer tells what it saved. Locks end with their tab, so a crash leaves none behind.
 *
 * Shapes   taking over asks first: the writer saves, lets go and answers. Without an answer within `yieldMs` (a frozen
 *          tab) the lock is stolen, and that tab learns of it when it wakes.
 */
export function createWebTabs(options: WebTabsOptions): Tabs {
  return {
    join(workspaceId, events) {
      const seat = takeSeat(options, workspaceId, events);
      void attend(seat, 'if-free');
      return seatOf(seat);
    },
  };
}

function takeSeat(options: WebTabsOptions, workspaceId: string, events: TabEvents): Seat {
  const lockName = `taproot:${workspaceId}`;
  const channel = options.openChannel(lockName);
  const nothing = () => {};
  const id = options.newId();
  const seat: Seat = {
    lockName,
    events,
    options,
    channel,
    id,
    role: null,
    turn: 0,
    letGo: nothing,
    onYielded: nothing,
    left: false,
  };
  channel.addEventListener('message', ({ data }) => {
    if (isMessage(data)) void hear(seat, data);
  });
  return seat;
}

function seatOf(seat: Seat): TabSeat {
  return {
    announce: (diff) => tell(seat, { kind: 'saved', diff }),
    takeOver: () => void takeOver(seat),
    leave: () => {
      seat.left = true;
      seat.turn++;
      seat.letGo();
      seat.channel.close();
    },
  };
}

type How = 'if-free' | 'wait' | 'steal';

/** Asks for the lock and keeps it until it is let go or stolen; then waits for it as a reader. */
async function attend(seat: Seat, how: How): Promise<void> {
  const turn = ++seat.turn;
  const withdrawn = new AbortController();
  seat.letGo = () => withdrawn.abort();
  const request = { 'if-free': { ifAvailable: true }, wait: { signal: withdrawn.signal }, steal: { steal: true } }[how];
  const hold = (lock: unknown): Promise<void> => {
    if (lock === null || turn !== seat.turn) return Promise.resolve();
    return new Promise((resolve) => {
      seat.letGo = resolve;
      play(seat, 'writer');
    });
  };
  await seat.options.locks.request(seat.lockName, request, hold).catch(ignoreAbort);
  if (turn !== seat.turn) return;
  play(seat, 'reader');
  await attend(seat, 'wait');
}

/** A lock that is withdrawn or stolen ends as a rejected request: that is how it is meant. */
function ignoreAbort(thrown: unknown): void {
  if (!(thrown instanceof DOMException && thrown.name === 'AbortError')) throw thrown;
}

function play(seat: Seat, role: TabRole): void {
  if (seat.role === role) return;
  seat.role = role;
  seat.events.onRole(role);
}

async function takeOver(seat: Seat): Promise<void> {
  if (seat.role === 'writer') return;
  const answered = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, seat.options.yieldMs ?? 2_000);
    seat.onYielded = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  tell(seat, { kind: 'please-yield', from: seat.id });
  await answered;
  if (seat.left || currentRole(seat) === 'writer') return;
  seat.letGo();
  await attend(seat, 'steal');
}

/** Read through a call, because it may have changed during an await. */
const currentRole = (seat: Seat): TabRole | null => seat.role;

async function hear(seat: Seat, message: Message): Promise<void> {
  if (message.kind === 'yielded' && message.to === seat.id) seat.onYielded();
  if (message.kind === 'saved' && seat.role === 'reader') seat.events.onSaved(message.diff);
  if (message.kind === 'please-yield' && seat.role === 'writer') {
    await seat.events.onYield();
    seat.letGo();
    tell(seat, { kind: 'yielded', to: message.from });
  }
}

function tell(seat: Seat, message: Message): void {
  seat.channel.postMessage(message);
}

function isMessage(data: unknown): data is Message {
  return typeof data === 'object' && data !== null && 'kind' in data && typeof data.kind === 'string';
}
