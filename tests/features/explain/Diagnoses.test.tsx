import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Doc } from '#core/model/doc.ts';
import { Diagnoses } from '#features/explain/Diagnoses.tsx';
import { expectAccessible } from '../../support/expectAccessible.ts';
import { type RenderedNode, type RenderNodeOptions, renderNode } from '../../support/renderNode.tsx';

const open = (options?: RenderNodeOptions): Promise<RenderedNode> =>
  renderNode(({ view, shown }) => <Diagnoses view={view} shown={shown} />, options);
const plain = (text: string | null): string => (text ?? '').replaceAll('\u00a0', ' ');

describe('what is read together', () => {
  it('is shown at the nodes that it speaks of, with its numbers and the playbook', async () => {
    const { services, nodeOf } = await open({ name: 'Escalation bottleneck' });
    for (const name of ['Escalation rate', 'Resolution rate of escalated conversations', 'Escalation bottleneck']) {
      act(() => services.session.select(nodeOf(name).id));
      await screen.findByRole('heading', { name, level: 2 });
      const card = await screen.findByRole('article', { name: 'The escalation path as the bottleneck' });
      const evidence = within(card)
        .getAllByRole('listitem')
        .map((each) => plain(each.textContent));
      expect(evidence).toEqual([
        expect.stringMatching(/^Escalation rate is \d+\.\d %, within its normal variation \(baseline \d+\.\d %\)\.$/u),
        expect.stringMatching(
          /^Resolution rate of escalated conversations fell from .* beyond its normal variation\.$/u,
        ),
        expect.stringMatching(/^Resolution rate of escalated conversations is .*, below the 76\.2 % of Conversation/u),
      ]);
      expect(within(card).getByText(/An owner and an SLA for every escalation/u)).toBeVisible();
    }
    await expectAccessible();
  });

  it('is not shown at other nodes', async () => {
    const { services, nodeOf } = await open({ name: 'Escalation bottleneck' });
    await screen.findByRole('article', { name: /escalation path/u });
    for (const name of ['Inbound volume', 'Customer abandonment']) {
      act(() => services.session.select(nodeOf(name).id));
      await screen.findByRole('heading', { name, level: 2 });
      expect(screen.queryByRole('article', { name: /escalation path/u })).toBeNull();
    }
  });

  it('needs a comparison, and the metrics that it reads', async () => {
    const { setPeriod } = await open({ name: 'Escalation bottleneck', period: { compareWith: 'none' } });
    expect(screen.queryByRole('article')).toBeNull();
    setPeriod({ compareWith: 'previous' });
    expect(await screen.findByRole('article', { name: /escalation path/u })).toBeVisible();
  });

  it('goes with a metric that is gone', async () => {
    const change = (doc: Doc): Doc => {
      const gone = Object.values(doc.metrics).find(({ name }) => name === 'Escalation rate');
      const nodes = Object.entries(doc.nodes).filter(([, { metricId }]) => metricId !== gone?.id);
      return { ...doc, nodes: Object.fromEntries(nodes) };
    };
    await open({ name: 'Escalation bottleneck', change });
    expect(screen.queryByRole('article')).toBeNull();
  });
});
