import { describe, expect, it } from 'vitest';
import { createSessionStore } from '#state/session/createSessionStore.ts';
import { keepSession } from '#state/session/keepSession.ts';
import type { SessionState } from '#state/session/session.ts';
import { jsonToSession } from '#state/session/sessionJson.ts';

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
