import { render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import type { Metric, Node } from '#core/model/schema.ts';
import { DefinitionPanel } from '#features/edit/DefinitionPanel.tsx';
import { OwnerTargetPanel } from '#features/edit/OwnerTargetPanel.tsx';
import { ServicesProvider, useSession } from '#state/react.tsx';
import type { Services } from '#state/services.ts';
import { useTreeView } from '#state/views/useTreeView.ts';
import { labelText } from '#text/commands.ts';
import { openSampleDesk, type SampleDeskOptions } from '../../support/openSampleDesk.ts';

export interface OpenPanel {
  readonly user: UserEvent;
  readonly services: Services;
  readonly nodeOf: (name: string) => Node;
  readonly metricOf: (name: string) => Metric;
  /** Names of the steps so far. */
  readonly steps: () => readonly string[];
}

type Which = 'definition' | 'target';

function Panel({ which }: { readonly which: Which }): ReactNode {
  const state = useTreeView();
  const selected = useSession((session) => session.selectedNodeId);
  const shown = state.kind === 'ready' && selected !== null ? state.value.nodes.get(selected) : undefined;
  if (state.kind !== 'ready' || shown === undefined) return <p>waiting</p>;
  const key = shown.node.id;
  return (
    <>
      <h2>{shown.metric.name}</h2>
      <div role="tabpanel" aria-label={which} tabIndex={-1}>
        {which === 'definition' ? (
          <DefinitionPanel key={key} view={state.value} shown={shown} />
        ) : (
          <OwnerTargetPanel key={key} shown={shown} />
        )}
      </div>
    </>
  );
}

/** The panel of a node of the sample, with its numbers there. */
export async function openPanel(
  name: string,
  which: Which = 'definition',
  options: SampleDeskOptions = {},
): Promise<OpenPanel> {
  const services = await openSampleDesk(options);
  const { document, session } = services;
  const metricOf = (wanted: string): Metric => {
    const metric = Object.values(document.getState().doc.metrics).find((each) => each.name === wanted);
    if (metric === undefined) throw new Error(`no metric ${wanted}`);
    return metric;
  };
  const nodeOf = (wanted: string): Node => {
    const { id } = metricOf(wanted);
    const node = Object.values(document.getState().doc.nodes).find((each) => each.metricId === id);
    if (node === undefined) throw new Error(`no node ${wanted}`);
    return node;
  };
  session.select(nodeOf(name).id);
  const user = userEvent.setup({ delay: null });
  render(
    <ServicesProvider services={services}>
      <Panel which={which} />
    </ServicesProvider>,
  );
  await screen.findByRole('heading', { name, level: 2 });
  const steps = (): readonly string[] => document.getState().past.map(({ label }) => labelText(label));
  return { user, services, nodeOf, metricOf, steps };
}
