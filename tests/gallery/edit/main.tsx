import '#ui/base.css';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { NodePanel } from '#app/NodePanel.tsx';
import { sampleStory } from '#core/sample/story.ts';
import { ServicesProvider, useDocument } from '#state/react.tsx';
import { panelTabs } from '#state/session/session.ts';
import { useTreeView } from '#state/views/useTreeView.ts';
import { openSampleDesk } from '../../support/openSampleDesk.ts';

/** The panel of one node over the sample in memory: `?node=CSAT&tab=definition&theme=dark`. */
const query = new URLSearchParams(location.search);
document.documentElement.dataset['theme'] = query.get('theme') ?? 'light';

function Room(): ReactNode {
  const state = useTreeView();
  const steps = useDocument((document) => document.past.map(({ label }) => label.code).join(' '));
  return (
    <>
      <output hidden>{steps}</output>
      <aside
        style={{
          boxSizing: 'border-box',
          width: 'min(446px, 100vw)',
          height: '100dvh',
          marginLeft: 'auto',
          overflow: 'hidden',
          background: 'var(--surface)',
          borderLeft: '1px solid var(--line)',
        }}
      >
        {state.kind === 'ready' ? (
          <NodePanel
            view={state.value}
            maturity={{ ageDays: null, isSettled: false, finalDays: null, isImmature: () => false }}
            wide={false}
            onWide={() => {}}
          />
        ) : null}
      </aside>
    </>
  );
}

const services = await openSampleDesk();
const { doc } = services.document.getState();
const named = Object.values(doc.nodes).find((node) => doc.metrics[node.metricId]?.name === query.get('node'));
if (named !== undefined) services.session.select(named.id);
services.session.setTab(panelTabs.find((tab) => tab === query.get('tab')) ?? 'definition');
const { period } = services.session.getState();
services.session.setPeriod({ ...period, current: { ...sampleStory.comparison.current } });
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <ServicesProvider services={services}>
      <Room />
    </ServicesProvider>,
  );
}
