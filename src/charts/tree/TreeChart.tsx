import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { chartText } from '#text/charts.ts';
import { styleOf } from '../shared/styleOf.ts';
import { useMeasure } from '../shared/useMeasure.ts';
import { useSize } from '../shared/useSize.ts';
import type { TreeCard } from './card.ts';
import { handleTreeKey } from './handleTreeKey.ts';
import { type Box, layoutTree, type TreeScene } from './layout.ts';
import { TreeCardMarks } from './TreeCardMarks.tsx';
import { TreeControls, TreeLegend } from './TreeControls.tsx';
import sheet from './tree.module.css';
import { useTreeView } from './useTreeView.ts';

const c = styleOf(sheet);

export interface TreeChartProps {
  readonly label: string;
  /** Those to be shown, connected to one root; folded ones are left out and counted in `hiddenCount`. */
  readonly cards: readonly TreeCard[];
  readonly selectedId: string | null;
  /** Follows the arrow keys and the pointer. */
  readonly onSelect: (id: string, by: 'key' | 'pointer') => void;
  /** Enter, or a click (after `onSelect`). */
  readonly onOpen: (id: string, by: 'key' | 'pointer') => void;
  readonly onToggle: (id: string) => void;
}

const unknownSize = { width: 1000, height: 640 };

/** The canvas: the metric tree as cards that can be panned, zoomed, folded and walked with the arrow keys. */
export function TreeChart(props: TreeChartProps): ReactNode {
  const { label, cards, selectedId, onSelect, onOpen, onToggle } = props;
  const root = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const scene = useRef<SVGGElement>(null);
  const refs = useMemo(() => ({ root, svg, scene }), []);
  const size = useSize(root, unknownSize);
  const measure = useMeasure();
  const laid = useMemo(() => layoutTree(cards, measure), [cards, measure]);
  const view = useTreeView(refs, laid, size, selectedId);
  const keysId = useId();
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const activeId = activeOf(laid, focusedId, selectedId);
  const wantsFocus = useRef(false);

  useEffect(() => {
    if (!wantsFocus.current || activeId === null) return;
    wantsFocus.current = false;
    svg.current
      ?.querySelector<SVGGElement>(`[data-card="${CSS.escape(activeId)}"] > [role=treeitem]`)
      ?.focus({ preventScroll: true });
  }, [activeId]);

  const toggle = (id: string): void => {
    if (laid.cards.find((placed) => placed.card.id === id)?.expanded === null) return;
    view.anchor(id);
    onToggle(id);
  };
  const go = (id: string): void => {
    wantsFocus.current = true;
    setFocusedId(id);
    onSelect(id, 'key');
  };
  const press = (event: KeyboardEvent): void =>
    handleTreeKey(event, laid, activeId, {
      onGo: go,
      onOpen: (id) => onOpen(id, 'key'),
      onToggle: toggle,
      onZoom: view.zoomBy,
      onFit: view.fit,
    });
  const click = (event: MouseEvent): void => {
    const toggled = idAt(event.target, 'toggle');
    const id = idAt(event.target, 'card');
    if (toggled !== null) toggle(toggled);
    else if (id !== null) {
      setFocusedId(id);
      onSelect(id, 'pointer');
      onOpen(id, 'pointer');
    }
  };
  return (
    <div ref={root} className={c('root')}>
      <div
        className={c('tree')}
        role="tree"
        aria-label={label}
        aria-describedby={keysId}
        onKeyDown={press}
        onClick={click}
      >
        <svg ref={svg} className={c('svg')} role="none">
          <g ref={scene}>
            <TreeLinks scene={laid} isDrawn={view.isDrawn} />
            {laid.cards.map((placed) => {
              const { id } = placed.card;
              if (id !== activeId && id !== selectedId && !view.isDrawn(placed)) return null;
              return <TreeCardMarks key={id} placed={placed} selected={id === selectedId} active={id === activeId} />;
            })}
          </g>
        </svg>
      </div>
      <span id={keysId} hidden>
        {chartText.tree.keys}
      </span>
      <TreeLegend hasInfluence={laid.links.some((link) => link.look === 'influence')} />
      <TreeControls onZoom={view.zoomBy} onFit={view.fit} />
    </div>
  );
}

interface TreeLinksProps {
  readonly scene: TreeScene;
  readonly isDrawn: (box: Box) => boolean;
}

/** A line is drawn where any of it may show, even between two cards that do not. */
function TreeLinks({ scene, isDrawn }: TreeLinksProps): ReactNode {
  return (
    <g>
      {scene.links
        .filter((link) => isDrawn(link.box))
        .map((link) => (
          <path key={link.id} className={c('link')} data-look={link.look} d={link.path} strokeWidth={link.width} />
        ))}
    </g>
  );
}

/** Tab leads to the card last focused while it is shown, else to the chosen one, else to the root. */
function activeOf(scene: TreeScene, focusedId: string | null, selectedId: string | null): string | null {
  const shown = (id: string | null): boolean => scene.cards.some((placed) => placed.card.id === id);
  if (shown(focusedId)) return focusedId;
  return shown(selectedId) ? selectedId : (scene.cards[0]?.card.id ?? null);
}

function idAt(target: EventTarget, kind: 'card' | 'toggle'): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest(`[data-${kind}]`)?.getAttribute(`data-${kind}`) ?? null;
}
