import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { chartText } from '#text/charts.ts';
import { styleOf } from '../shared/styleOf.ts';
import sheet from './tree.module.css';

const c = styleOf(sheet);

export interface TreeControlsProps {
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
}

const words = chartText.tree;

export function TreeControls({ onZoom, onFit }: TreeControlsProps): ReactNode {
  return (
    <div className={c('controls')}>
      <button type="button" className={c('control')} aria-label={words.zoomOut} onClick={() => onZoom(1 / 1.3)}>
        <Minus aria-hidden="true" />
      </button>
      <button type="button" className={c('control')} aria-label={words.fit} onClick={onFit}>
        {words.fitShort}
      </button>
      <button type="button" className={c('control')} aria-label={words.zoomIn} onClick={() => onZoom(1.3)}>
        <Plus aria-hidden="true" />
      </button>
    </div>
  );
}

/** What lines mean; hidden from those who hear, for whom each card says it in words. */
export function TreeLegend({ hasInfluence }: { readonly hasInfluence: boolean }): ReactNode {
  return (
    <div className={c('legend')} aria-hidden="true">
      <span>{words.width}</span>
      <span className={c('legendItem')}>
        <i className={c('swatch')} data-tone="worse" />
        {words.worse}
      </span>
      <span className={c('legendItem')}>
        <i className={c('swatch')} data-tone="better" />
        {words.better}
      </span>
      {hasInfluence ? (
        <span className={c('legendItem')}>
          <i className={c('dots')} />
          {words.influence}
        </span>
      ) : null}
    </div>
  );
}
