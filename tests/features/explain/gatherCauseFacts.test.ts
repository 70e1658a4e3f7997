import { describe, expect, it } from 'vitest';
import { tellChange } from '#core/narrative/tellChange.ts';
import { sampleStory } from '#core/sample/story.ts';
import { gatherCauseFacts } from '#features/explain/gatherCauseFacts.ts';
import { narrate } from '#text/narrative.ts';
import { changeFacts, foundCause } from '../../support/changeFacts.ts';
import { sampleView, shownOf, viewOf } from '../../support/sampleView.ts';

const sample = await sampleView();

describe('what a search has found, with the names of its tree', () => {
  it('speaks of components by their outcome, and of columns by their role', async () => {
    const { doc, tree, nodeOf } = sample;
    const view = await viewOf(sample, doc);
    const stuck = nodeOf('Escalation bottleneck').id;
    const shown = shownOf(view, tree.rootId);
    const cause = foundCause({ nodeId: stuck });
    const change = shown.change ?? Number.NaN;
    const report = {
      ...{ change, causes: [cause], minor: [], tested: 9, history: null },
      rest: { contribution: change - cause.contribution, rate: 0, mix: 0 },
    };
    const facts = gatherCauseFacts(doc, view, shown, { report, since: [sampleStory.startDay] });
    expect(facts.lastDay).toBe(sampleStory.comparison.current.toDay - 1);
    expect(facts.nodes.get(stuck)).toMatchObject({ outcome: 'escalation_stuck' });
    expect(facts.nodes.get(stuck)?.amount).toBeCloseTo(view.nodes.get(stuck)?.contribution ?? Number.NaN, 12);
    expect(facts.nodes.get(nodeOf('CSAT').id)?.amount).toBeNull();
    const told = narrate(tellChange(changeFacts({ causes: facts })), doc);
    expect(told.map(({ text }) => text).join('')).toContain(
      'conversations stuck in the escalation queue, nearly all (2.6) billing in messaging, since 17 Aug.',
    );
  });
});
