import '#ui/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { compose } from './compose.ts';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App deps={compose()} />);
