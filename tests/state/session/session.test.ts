import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NodeId } from '#core/model/schema.ts';
import { grains } from '#core/time/period.ts';
import { createSessionStore } from '#state/session/createSessionStore.ts';
import { firstPeriod } from '#state/session/firstPeriod.ts';
import { knownOnly } from '#state/session/knownOnly.ts';
import { segmentValuesOf } from '#state/session/segmentValues.ts';
import {
  draftForms,
  firstSession,
  mostDepth,
  noDrill,
  noWishes,
  panelTabs,
  type SessionState,
  themes,
} from '#state/session/session.ts';
import { hashToSession, linkedWorkspace, sessionToHash } from '#state/session/sessionHash.ts';
import { jsonToSession, sessionToJson } from '#state/session/sessionJson.ts';
import { compareWiths } from '#state/views/settings.ts';
import { deskDoc, nodeId, treeId } from '../../support/deskDoc.ts';
import { linkedPart } from '../../support/linkedPart.ts';

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

describe('session in a link', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        expect(linkedPart(hashToSession(sessionToHash(session, 'w1'), segmentValuesOf(session)))).toEqual(
          linkedPart(session),
        );
      }),
    );
  });

  it('names the columns of segments, and takes their values from the browser if they are of the same columns', () => {
    const path = [{ column: 'a', value: 'x' }];
    const ignored = [[{ column: 'b', value: 'y' }]];
    const drill = { dimension: 'c', path };
    const hash = sessionToHash({ ...firstSession, drill, causes: { ...noWishes, ignored } });
    expect(hash).toContain('&by=c&in=a&without=%5B%5B%22b%22%5D%5D');
    expect(hashToSession(hash, { path, ignored })).toMatchObject({ drill, causes: { ignored } });
    const others = { path: [...path, { column: 'b', value: 'z' }], ignored: [] };
    for (const values of [others, undefined])
      expect(hashToSession(hash, values)).toMatchObject({ drill: { dimension: 'c', path: [] }, causes: noWishes });
  });

  it('names its workspace', () => {
    fc.assert(
      fc.property(text, (id) => {
        expect(linkedWorkspace(sessionToHash(firstSession, id))).toBe(id);
      }),
    );
    expect(linkedWorkspace('#tree=t1')).toBeNull();
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
    expect(hashToSession('#tab=drill&in=nonsense')).toMatchObject({ drill: noDrill, causes: noWishes });
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
        expect(linkedPart(hashToSession(sessionToHash(session), segmentValuesOf(session)))).toEqual(
          linkedPart(session),
        );
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
