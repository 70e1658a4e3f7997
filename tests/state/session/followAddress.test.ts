import { describe, expect, it } from 'vitest';
import { createSessionStore } from '#state/session/createSessionStore.ts';
import { followAddress } from '#state/session/followAddress.ts';
import { firstSession } from '#state/session/session.ts';
import { sessionToHash } from '#state/session/sessionHash.ts';
import { deskDoc, nodeId, treeId } from '../../support/deskDoc.ts';
import { linkedPart } from '../../support/linkedPart.ts';
import { memoryAddress } from '../../support/memoryAddress.ts';

describe('followAddress', () => {
  const start = { treeId: treeId('t1'), selectedNodeId: nodeId('root') };
  const weekOf = (fromDay: number) => ({ ...firstSession.period, current: { fromDay, toDay: fromDay + 7 } });
  function follow(hash = '', doc = deskDoc()) {
    const session = createSessionStore(start);
    const place = memoryAddress(hash);
    const stop = followAddress(session, place.address, () => doc);
    return { session, stop, ...place };
  }

  it('writes what is looked at into the address, and reads what someone types', () => {
    const { session, address, type, stop } = follow();
    expect(address.hash()).toBe(sessionToHash(session.getState(), 'w1'));
    session.select(nodeId('n-stuck'));
    expect(address.hash()).toContain('node=n-stuck');
    type('#tree=t1&node=n-response&tab=target');
    expect(session.getState()).toMatchObject({ selectedNodeId: 'n-response', tab: 'target' });
    type('#tree=nowhere&node=nobody');
    expect(session.getState()).toMatchObject({ treeId: 't1', selectedNodeId: 'n-response', tab: 'target' });
    type('#tree=t1&node=nobody');
    expect(session.getState()).toMatchObject({ treeId: 't1', selectedNodeId: null });
    expect(address.hash()).toBe(sessionToHash(session.getState(), 'w1'));
    stop();
    session.select(nodeId('root'));
    expect(address.hash()).not.toContain('node=root');
  });

  it('leads back to the node, periods, tab and panel before, and on again', async () => {
    const { session, go } = follow();
    const visits = [
      () => session.select(nodeId('n-stuck')),
      () => session.setPeriod(weekOf(70)),
      () => session.setTab('drill'),
      () => session.setPanelOpen(false),
    ];
    const seen = [linkedPart(session.getState())];
    for (const visit of visits) {
      visit();
      await turn();
      seen.push(linkedPart(session.getState()));
    }
    for (const before of seen.toReversed().slice(1)) {
      go(-1);
      expect(linkedPart(session.getState())).toEqual(before);
    }
    for (const after of seen.slice(1)) {
      go(1);
      expect(linkedPart(session.getState())).toEqual(after);
    }
  });

  it('begins with one entry, and has one for what a person does in one turn', async () => {
    const { session, entries } = follow();
    expect(entries()).toHaveLength(1);
    session.openNode(nodeId('n-stuck'), 'conversations');
    session.setDrill({ dimension: null, path: [{ column: 'channel', value: 'chat' }] });
    await turn();
    expect(entries()).toHaveLength(2);
    session.setTheme('dark');
    session.setCollapsed(nodeId('root'), true);
    session.select(nodeId('n-stuck'));
    await turn();
    expect(entries()).toHaveLength(2);
  });

  it('has one entry for steps of one kind in a row, and none for what nobody asked for', async () => {
    const { session, entries, go } = follow();
    for (const day of [1, 2, 3]) {
      session.setPeriod(weekOf(day), 'period-step');
      await turn();
    }
    expect(entries()).toHaveLength(2);
    for (const id of ['n-stuck', 'n-response']) {
      session.select(nodeId(id), 'node-step');
      await turn();
    }
    expect(entries()).toHaveLength(3);
    session.fix(() => session.select(null));
    await turn();
    expect(entries()).toHaveLength(3);
    go(-1);
    expect(session.getState()).toMatchObject({ selectedNodeId: 'root', period: weekOf(3) });
    session.setPeriod(weekOf(4), 'period-step');
    expect(entries()).toHaveLength(3);
    go(-1);
    expect(session.getState().period).toEqual(weekOf(3));
  });

  it('keeps the values of segments with the entry, and out of the address', async () => {
    const { session, address, entries, go } = follow();
    const path = [{ column: 'customer', value: 'Ada Lovelace' }];
    session.setDrill({ dimension: null, path });
    await turn();
    session.ignoreSegment([{ column: 'customer', value: 'Grace Hopper' }]);
    await turn();
    session.setDrill({ dimension: null, path: [{ column: 'customer', value: 'Alan Turing' }] });
    expect(entries()).toHaveLength(4);
    expect(decodeURIComponent(entries().join(' '))).not.toMatch(/Ada|Grace|Alan/u);
    expect(address.hash()).toContain('in=customer');
    go(-2);
    expect(session.getState()).toMatchObject({ drill: { path }, causes: { ignored: [] } });
    go(1);
    expect(session.getState().causes.ignored).toHaveLength(1);
  });

  it('leaves an entry of another workspace alone, and makes one of its own beside it', () => {
    const elsewhere = memoryAddress('#workspace=w2&tree=t1&tab=target');
    elsewhere.address.replace(elsewhere.address.hash(), { path: [], ignored: [] });
    const session = createSessionStore(start);
    followAddress(session, elsewhere.address, deskDoc);
    expect(elsewhere.entries()).toHaveLength(2);
    elsewhere.go(-1);
    expect(session.getState().tab).toBe('explain');
    expect(elsewhere.address.hash()).toContain('workspace=w2');
  });
});

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
