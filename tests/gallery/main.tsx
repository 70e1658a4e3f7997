import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '#ui/base.css';
import { ChartsPage } from './ChartsPage.tsx';
import { TreePage } from './TreePage.tsx';
import { UiPage } from './UiPage.tsx';

/** Pictures to look at: `?page=tree&data=large&theme=dark`. Not part of the app. */
const query = new URLSearchParams(location.search);
document.documentElement.setAttribute('data-theme', query.get('theme') ?? 'light');

function page(): ReactNode {
  const name = query.get('page') ?? 'ui';
  if (name === 'tree') return <TreePage data={query.get('data') ?? 'usual'} />;
  return name === 'charts' ? <ChartsPage /> : <UiPage />;
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<StrictMode>{page()}</StrictMode>);
