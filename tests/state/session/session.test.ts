import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NodeId } from '#core/model/schema.ts';
import { grains } from '#core/time/period.ts';
import { createSessionStore } from '#state/session/createSessionStore.ts';
import { firstPeriod } from '#state/session/firstPeriod.ts';
import { type Address, followAddress } from '#state/session/followAddress.ts';
import { keepSession } from '#state/session/keepSession.ts';
import { knownOnly } from '#state/session/knownOnly.ts';
import {
  draftForms,
  firstSession,
  mostDepth,
  noWishes,
  panelTabs,
  type SessionState,
  themes,
} from '#state/session/session.ts';
import { hashToSession, sessionToHash } from '#state/session/sessionHash.ts';
import { jsonToSession, sessionToJson } from '#state/session/sessionJson.ts';
import { compareWiths } from '#state/views/settings.ts';
import { deskDoc, nodeId, treeId } from '../../support/deskDoc.ts';

const text = fc.string({ minLength: 1, maxLength: 30, unit: 'binary' });
const range = fc
  .tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 1, max: 4_000 }))
  .map(([fromDay, days]) => ({ fromDay, toDay: fromDay + days }));

const anyStep = fc.record(
  { column: text, value: fc.option(fc.string({ unit: 'binary', maxLength: 30 })), without: fc.constant(true as const) },
  { requiredKeys: ['column', 'value'] },
);
/** As JSON gives it back: −0 is 0 there. */
const kept = fc.json().map((json): unknown => JSON.parse(JSON.stringify(JSON.parse(json))));

const anySession: fc.Arbitrary<SessionState> = fc.record({
  treeId: fc.option(text.map(treeId)),
  selectedNodeId: fc.option(text.map(nodeId)),
  collapsed: fc.uniqueArray(text.map(nodeId)).map((ids) => new Set(ids)),
  period: fc.record({
    grain: fc.constantFrom(...grains),
    current: fc.option(range),
    compareWith: fc.constantFrom(...compareWiths),
    customBaseline: fc.option(range),
  }),
  tab: fc.constantFrom(...panelTabs),
  drill: fc.record({
    dimension: fc.option(text),
    path: fc.array(anyStep, { maxLength: 4 }),
  }),
  causes: fc.record({
    dimensions: fc.dictionary(text, fc.boolean(), { maxKeys: 4 }).map((wishes) => new Map(Object.entries(wishes))),
    depth: fc.integer({ min: 1, max: mostDepth }),
    ignored: fc.array(fc.array(anyStep, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
  }),
  theme: fc.constantFrom(...themes),
  panelOpen: fc.boolean(),
  drafts: fc.array(
    fc.record({ nodeId: text.map(nodeId), form: fc.constantFrom(...draftForms), from: fc.string(), value: kept }),
    { maxLength: 3 },
  ),
});

const draftOf = (id: NodeId, value: string) => ({ nodeId: id, form: 'name' as const, from: '"saved"', value });

const linked = ({ treeId: tree, selectedNodeId, period, tab, drill, causes }: Partial<SessionState>) => ({
  treeId: tree ?? null,
  selectedNodeId: selectedNodeId ?? null,
  period,
  tab,
  drill,
  causes,
});

describe('session in a link', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        expect(linked(hashToSession(sessionToHash(session)))).toEqual(linked(session));
      }),
    );
  });

  it('reads as people write: last days are included', () => {
    const period = { ...firstSession.period, current: { fromDay: 0, toDay: 31 } };
    expect(sessionToHash({ ...firstSession, treeId: treeId('t1'), period })).toBe(
      '#tree=t1&grain=week&with=previous&period=1970-01-01..1970-01-31&tab=explain',
    );
  });

  it('takes nothing from an address that is no such link', () => {
    for (const hash of ['', '#', '#/route/7', '#=&==&%', `#tree=${'x'.repeat(9_000)}`, '#__proto__=1&constructor=2'])
      expect(hashToSession(hash)).toEqual({});
  });

  it('leaves out what it does not understand, and keeps the rest', () => {
    const hostile = [
      'grain=century&with=previous',
      'period=1970-02-30..1970-03-01&grain=day&with=none',
      'tab=<script>',
      'in=[{"column":7}]&tab=drill',
      `tree=${'t'.repeat(501)}`,
      'node=%E0%A4%A',
    ].join('&');
    expect(hashToSession(`#${hostile}`)).toEqual({ selectedNodeId: '\uFFFD%A' });
    expect(hashToSession('#grain=day&with=none&period=1970-02-30..1970-03-01')).toEqual({
      period: { grain: 'day', compareWith: 'none', current: null, customBaseline: null },
    });
    expect(hashToSession('#grain=day&with=none&period=1970-01-02..1970-01-01').period?.current).toBeNull();
    expect(hashToSession('#tab=drill&in=[{"column":"a","value":7}]')).toEqual({ tab: 'drill', causes: noWishes });
    expect(hashToSession('#tab=drill&in=nonsense')).toEqual({ tab: 'drill', causes: noWishes });
    const strange = '#tab=explain&depth=99&dims=[[1,true]]&without=[[{"column":7}]]';
    expect(hashToSession(strange).causes).toEqual(noWishes);
  });

  it('never throws, and what it gives is always sound', () => {
    const junk = fc.oneof(fc.string({ unit: 'binary' }), fc.webQueryParameters(), fc.json());
    const key = fc.constantFrom(
      'tree',
      'node',
      'grain',
      'with',
      'period',
      'base',
      'tab',
      'by',
      'in',
      'depth',
      'dims',
      'without',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, junk)), junk, (pairs, tail) => {
        const hash = `#${pairs.map(([name, value]) => `${name}=${value}`).join('&')}${tail}`;
        const session = { ...firstSession, ...hashToSession(hash) };
        expect(linked(hashToSession(sessionToHash(session)))).toEqual(linked(session));
      }),
    );
  });
});

describe('session as it is kept', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        expect({ ...firstSession, ...jsonToSession(sessionToJson(session)) }).toEqual(session);
      }),
    );
  });

  it('never throws on what it did not write', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (json) => {
        const session = { ...firstSession, ...jsonToSession(json) };
        expect(jsonToSession(sessionToJson(session))).toMatchObject({ tab: session.tab });
      }),
    );
    const saved =
      '{"theme":"dark","tab":"?","period":{"grain":"day"},"drill":{"path":{}},"collapsed":["a",7],"panelOpen":1}';
    expect(jsonToSession(saved)).toEqual({ theme: 'dark', collapsed: new Set(['a']) });
  });

  it('forgets ids that the doc does not have', () => {
    const gone = {
      ...firstSession,
      treeId: treeId('gone'),
      selectedNodeId: nodeId('gone'),
      collapsed: new Set([nodeId('root'), nodeId('gone')]),
    };
    expect(knownOnly(gone, deskDoc())).toEqual({ ...firstSession, treeId: 't1', collapsed: new Set(['root']) });
    const drafts = [nodeId('root'), nodeId('gone')].map((id) => draftOf(id, 'x'));
    expect(knownOnly({ ...gone, drafts }, deskDoc()).drafts).toEqual(drafts.slice(0, 1));
    expect(knownOnly({ ...gone, selectedNodeId: nodeId('root') }, deskDoc()).selectedNodeId).toBe('root');
    expect(knownOnly(gone, { ...deskDoc(), trees: {}, nodes: {} })).toEqual(firstSession);
  });
});

describe('createSessionStore', () => {
  it('selects, folds and drills', () => {
    const store = createSessionStore();
    store.openTree(treeId('t1'));
    store.openNode(nodeId('root'), 'drill');
    store.setCollapsed(nodeId('a'), true);
    store.setCollapsed(nodeId('b'), true);
    store.setCollapsed(nodeId('a'), false);
    store.setDrill({ dimension: 'channel', path: [] });
    store.drillInto({ column: 'channel', value: 'chat' });
    store.drillInto({ column: 'team', value: null });
    expect(store.getState()).toMatchObject({
      selectedNodeId: 'root',
      tab: 'drill',
      panelOpen: true,
      collapsed: new Set(['b']),
      drill: {
        dimension: null,
        path: [
          { column: 'channel', value: 'chat' },
          { column: 'team', value: null },
        ],
      },
    });
    store.drillBackTo(1);
    expect(store.getState().drill).toEqual({ dimension: 'team', path: [{ column: 'channel', value: 'chat' }] });
  });

  it('drills into the node that is looked at: another one begins with all conversations', () => {
    const store = createSessionStore({ selectedNodeId: nodeId('root') });
    store.setDrill({ dimension: 'team', path: [{ column: 'channel', value: 'chat' }] });
    store.select(nodeId('root'));
    expect(store.getState().drill.path).toHaveLength(1);
    store.openNode(nodeId('n-stuck'));
    expect(store.getState().drill).toEqual({ dimension: 'team', path: [] });
  });

  it('keeps one draft for each form of a node, until it is dropped', () => {
    const store = createSessionStore();
    const [root, other] = [nodeId('root'), nodeId('n-stuck')];
    store.keepDraft(draftOf(root, 'a'));
    store.keepDraft(draftOf(other, 'b'));
    store.keepDraft(draftOf(root, 'c'));
    expect(store.getState().drafts).toEqual([draftOf(other, 'b'), draftOf(root, 'c')]);
    const before = store.getState();
    store.dropDraft(root, 'target');
    expect(store.getState()).toBe(before);
    store.dropDraft(root, 'name');
    expect(store.getState().drafts).toEqual([draftOf(other, 'b')]);
  });

  it('starts afresh in another tree, and stays in the same one', () => {
    const store = createSessionStore({ treeId: treeId('t1'), selectedNodeId: nodeId('root') });
    store.openTree(treeId('t1'));
    expect(store.getState().selectedNodeId).toBe('root');
    store.openTree(treeId('t2'));
    expect(store.getState()).toMatchObject({ treeId: 't2', selectedNodeId: null });
  });

  it('opens another tree at the periods of its own data, and comes back to what it was left at', () => {
    const store = createSessionStore({ treeId: treeId('t1') });
    const chosen = { grain: 'month', current: null, compareWith: 'none', customBaseline: null } as const;
    store.setPeriod(chosen);
    store.setTab('definition');
    const first = firstPeriod({ extent: { fromDay: 0, toDay: 20 } });
    store.openTree(treeId('t2'), first);
    expect(store.getState()).toMatchObject({ period: first, tab: 'explain' });
    store.openTree(treeId('t1'), first);
    expect(store.getState()).toMatchObject({ period: chosen, tab: 'definition' });
  });

  it.each([
    [6, { grain: 'day', current: { fromDay: 100, toDay: 106 }, compareWith: 'none' }],
    [7, { grain: 'day', current: null, compareWith: 'previous' }],
    [100, { grain: 'week', current: null, compareWith: 'previous' }],
    [400, { grain: 'month', current: null, compareWith: 'previous' }],
  ] as const)('begins %s days of data at a grain that they fill', (days, period) => {
    expect(firstPeriod({ extent: { fromDay: 100, toDay: 100 + days } })).toMatchObject(period);
    expect(firstPeriod({ extent: null })).toMatchObject({ grain: 'week', compareWith: 'previous' });
  });

  it('begins where the data are neither thin nor too young', () => {
    const extent = { fromDay: 4, toDay: 4 + 365 };
    const settled = { fromDay: 4, toDay: 4 + 91, ends: 'thin' } as const;
    const weeks = { fromDay: 4 + 63, toDay: 4 + 91 };
    expect(firstPeriod({ extent, settled })).toMatchObject({ grain: 'week', current: weeks });
    expect(firstPeriod({ extent, settled: { ...extent, ends: null } })).toMatchObject({
      grain: 'month',
      current: null,
    });
  });

  it('sets what the bars and the panel change', () => {
    const store = createSessionStore();
    const period = { grain: 'day', current: null, compareWith: 'none', customBaseline: null } as const;
    store.setPeriod(period);
    store.setTab('target');
    store.setTheme('dark');
    store.setPanelOpen(false);
    store.select(nodeId('root'));
    expect(store.getState()).toMatchObject({
      period,
      tab: 'target',
      theme: 'dark',
      panelOpen: false,
      selectedNodeId: 'root',
    });
  });
});

describe('followAddress', () => {
  function memoryAddress(hash: string) {
    const listeners = new Set<() => void>();
    const address: Address = {
      hash: () => hash,
      replaceHash: (next) => {
        hash = next;
      },
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const type = (next: string) => {
      hash = next;
      for (const listener of listeners) listener();
    };
    return { address, type };
  }

  it('writes what is looked at into the address, and reads what someone types', () => {
    const session = createSessionStore({ treeId: treeId('t1') });
    const { address, type } = memoryAddress('');
    const stop = followAddress(session, address, deskDoc);
    expect(address.hash()).toBe(sessionToHash(session.getState()));
    session.select(nodeId('n-stuck'));
    expect(address.hash()).toContain('node=n-stuck');
    type('#tree=t1&node=n-response&tab=target');
    expect(session.getState()).toMatchObject({ selectedNodeId: 'n-response', tab: 'target' });
    type('#tree=nowhere&node=nobody');
    expect(session.getState()).toMatchObject({ treeId: 't1', selectedNodeId: 'n-response', tab: 'target' });
    type('#tree=t1&node=nobody');
    expect(session.getState()).toMatchObject({ treeId: 't1', selectedNodeId: null });
    expect(address.hash()).toBe(sessionToHash(session.getState()));
    stop();
    session.select(nodeId('root'));
    expect(address.hash()).not.toContain('node=root');
  });
});

describe('keepSession', () => {
  function keepSlowly() {
    const session = createSessionStore();
    const saved: SessionState['tab'][] = [];
    const waiting: (() => void)[] = [];
    const kept = keepSession(session, async (json) => {
      saved.push(jsonToSession(json).tab ?? 'explain');
      await new Promise<void>((resolve) => waiting.push(resolve));
    });
    const finishOne = async () => {
      waiting.shift()?.();
      await turn();
    };
    return { session, saved, kept, finishOne };
  }

  it('saves at once, one save at a time: what changed meanwhile goes into one more', async () => {
    const { session, saved, finishOne } = keepSlowly();
    session.setTab('drill');
    session.setTab('target');
    await turn();
    expect(saved).toEqual(['target']);
    session.setTab('explain');
    session.setTab('definition');
    await turn();
    expect(saved).toEqual(['target']);
    await finishOne();
    expect(saved).toEqual(['target', 'definition']);
    await finishOne();
    session.setTab('drill');
    await turn();
    expect(saved).toEqual(['target', 'definition', 'drill']);
  });

  it('does not wait when asked, says nothing twice, and is silent after it was stopped', async () => {
    const { session, saved, kept, finishOne } = keepSlowly();
    session.setTab('drill');
    kept.flush();
    kept.flush();
    expect(saved).toEqual(['drill']);
    session.setTab('target');
    kept.stop();
    expect(saved).toEqual(['drill', 'target']);
    session.setTab('explain');
    await finishOne();
    await finishOne();
    expect(saved).toEqual(['drill', 'target']);
  });
});

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
