import { createStore } from 'zustand/vanilla';
import type { NodeId, TreeId } from '#core/model/schema.ts';
import type { ReadonlyStore } from '#state/readonlyStore.ts';
import {
  type CauseSettings,
  type Draft,
  type DraftForm,
  type Drill,
  type DrillStep,
  firstSession,
  noDrill,
  noWishes,
  type PanelTab,
  type Segment,
  type SessionState,
  type Theme,
} from '#state/session/session.ts';
import type { PeriodSettings } from '#state/views/settings.ts';

/**
 * What the last change is to the browser's history: a place of its own, one of several steps to a node or a period (keys,
 * typing), or nothing that a person asked for.
 */
export type Pace = 'visit' | 'node-step' | 'period-step' | 'fix';

export interface SessionStore extends ReadonlyStore<SessionState> {
  /**
   * Another tree: nothing is selected or drilled there yet. Its periods and tab are those that it was left at, else
   * `first` and the explanation: what was chosen for other data means nothing here.
   */
  openTree(treeId: TreeId | null, first?: PeriodSettings): void;
  /** Of another node all conversations are looked at, by the same dimension. */
  select(nodeId: NodeId | null, pace?: Extract<Pace, 'visit' | 'node-step'>): void;
  /** Selects a node and shows its panel, at a tab if one is given. */
  openNode(nodeId: NodeId, tab?: PanelTab): void;
  setCollapsed(nodeId: NodeId, collapsed: boolean): void;
  setPeriod(period: PeriodSettings, pace?: Extract<Pace, 'visit' | 'period-step'>): void;
  setTab(tab: PanelTab): void;
  setPanelOpen(panelOpen: boolean): void;
  setTheme(theme: Theme): void;
  setDrill(drill: Drill): void;
  /** Goes one step further down, and has the next dimension to choose. */
  drillInto(step: DrillStep): void;
  /** Back to where the path has `length` steps. */
  drillBackTo(length: number): void;
  setCauses(causes: CauseSettings): void;
  /** Leaves the rows of a segment out of the search for causes. */
  ignoreSegment(segment: Segment): void;
  /** In place of what the same form of the node held. */
  keepDraft(draft: Draft): void;
  dropDraft(nodeId: NodeId, form: DraftForm): void;
  /** Several at once, from a link or from what was saved. */
  patch(part: Partial<SessionState>): void;
  /** Makes changes that nobody asked for, such as of what is no longer there. */
  fix(change: () => void): void;
  pace(): Pace;
}

export function createSessionStore(initial: Partial<SessionState> = {}): SessionStore {
  const store = createStore<SessionState>()(() => ({ ...firstSession, ...initial }));
  /** What the trees were left at. */
  const left = new Map<TreeId | null, Pick<SessionState, 'period' | 'tab'>>();
  const { getState, getInitialState, subscribe, setState } = store;
  let pace: Pace = 'visit';
  const paced = (next: Pace, change: () => void): void => {
    const before = pace;
    pace = before === 'fix' ? 'fix' : next;
    change();
    pace = before;
  };
  return {
    getState,
    getInitialState,
    subscribe,
    openTree(treeId, first) {
      const { treeId: leftId, period, tab } = getState();
      if (treeId === leftId) return;
      left.set(leftId, { period, tab });
      const look = left.get(treeId) ?? (first === undefined ? {} : { period: first, tab: 'explain' as const });
      setState({ treeId, selectedNodeId: null, drill: noDrill, causes: noWishes, ...look });
    },
    select: (selectedNodeId, by = 'visit') =>
      paced(by, () => setState((now) => ({ selectedNodeId, drill: drillAt(now, selectedNodeId) }))),
    openNode: (selectedNodeId, tab) =>
      setState((now) => ({
        selectedNodeId,
        drill: drillAt(now, selectedNodeId),
        panelOpen: true,
        ...(tab && { tab }),
      })),
    setCollapsed: (nodeId, isCollapsed) =>
      setState(({ collapsed }) => {
        const others = [...collapsed].filter((id) => id !== nodeId);
        return { collapsed: new Set(isCollapsed ? [...others, nodeId] : others) };
      }),
    setPeriod: (period, by = 'visit') => paced(by, () => setState({ period })),
    setTab: (tab) => setState({ tab }),
    setPanelOpen: (panelOpen) => setState({ panelOpen }),
    setTheme: (theme) => setState({ theme }),
    setDrill: (drill) => setState({ drill }),
    drillInto: (step) => setState(({ drill }) => ({ drill: { dimension: null, path: [...drill.path, step] } })),
    drillBackTo: (length) =>
      setState(({ drill }) => ({
        drill: { dimension: drill.path[length]?.column ?? drill.dimension, path: drill.path.slice(0, length) },
      })),
    setCauses: (causes) => setState({ causes }),
    ignoreSegment: (segment) =>
      setState(({ causes }) => ({ causes: { ...causes, ignored: [...causes.ignored, segment] } })),
    keepDraft: (draft) => setState(({ drafts }) => ({ drafts: [...without(drafts, draft), draft] })),
    dropDraft: (nodeId, form) => {
      const { drafts } = getState();
      const others = without(drafts, { nodeId, form });
      if (others.length < drafts.length) setState({ drafts: others });
    },
    patch: (part) => paced('fix', () => setState(part)),
    fix: (change) => paced('fix', change),
    pace: () => pace,
  };
}

function drillAt({ selectedNodeId, drill }: SessionState, nodeId: NodeId | null): Drill {
  return nodeId === selectedNodeId || drill.path.length === 0 ? drill : { dimension: drill.dimension, path: [] };
}

function without(drafts: readonly Draft[], { nodeId, form }: Pick<Draft, 'nodeId' | 'form'>): readonly Draft[] {
  return drafts.filter((draft) => draft.nodeId !== nodeId || draft.form !== form);
}
