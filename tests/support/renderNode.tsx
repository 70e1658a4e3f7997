import { act, render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import type { Node } from '#core/model/schema.ts';
import { sampleStory } from '#core/sample/story.ts';
import { ServicesProvider, useSession } from '#state/react.tsx';
import type { Services } from '#state/services.ts';
import type { PeriodSettings } from '#state/views/settings.ts';
import { type Maturity, useMaturity } from '#state/views/useMaturity.ts';
import { useTreeView } from '#state/views/useTreeView.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { openSampleDesk, type SampleDeskOptions } from './openSampleDesk.ts';
import { nodeNamed } from './sampleView.ts';

export interface Seen {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly maturity: Maturity;
}

export interface RenderedNode {
  readonly user: UserEvent;
  readonly services: Services;
  readonly nodeOf: (name: string) => Node;
  readonly setPeriod: (part: Partial<PeriodSettings>) => void;
}

export interface RenderNodeOptions extends SampleDeskOptions {
  /** Of its metric. */
  readonly name?: string;
  readonly period?: Partial<PeriodSettings>;
}

/** Draws something about the selected node of the sample, over real stores and the real engine, when it has numbers. */
export async function renderNode(
  draw: (seen: Seen) => ReactNode,
  { name = 'Conversation resolution rate', period = {}, ...desk }: RenderNodeOptions = {},
): Promise<RenderedNode> {
  const services = await openSampleDesk(desk);
  const { document, session } = services;
  const nodeOf = (wanted: string): Node => nodeNamed(document.getState().doc, wanted);
  const setPeriod = (part: Partial<PeriodSettings>): void =>
    act(() => session.setPeriod({ ...session.getState().period, ...part }));
  setPeriod({ current: { ...sampleStory.comparison.current }, ...period });
  session.select(nodeOf(name).id);
  const user = userEvent.setup({ delay: null });
  render(
    <ServicesProvider services={services}>
      <main>
        <Selected draw={draw} />
      </main>
    </ServicesProvider>,
  );
  await screen.findByRole('heading', { name, level: 2 });
  return { user, services, nodeOf, setPeriod };
}

function Selected({ draw }: { readonly draw: (seen: Seen) => ReactNode }): ReactNode {
  const state = useTreeView();
  const selectedId = useSession((session) => session.selectedNodeId);
  const view = state.kind === 'ready' ? state.value : null;
  const maturity = useMaturity(view?.frame.dataset ?? null);
  const shown = selectedId === null ? undefined : view?.nodes.get(selectedId);
  if (view === null || shown === undefined) return <p>waiting</p>;
  return (
    <>
      <h2>{shown.metric.name}</h2>
      {draw({ view, shown, maturity })}
    </>
  );
}
