import type { NodeId, TreeId } from '#core/model/schema.ts';
import type { PeriodSettings } from '#state/views/settings.ts';

export const panelTabs = ['explain', 'drill', 'conversations', 'definition', 'target'] as const;
export type PanelTab = (typeof panelTabs)[number];

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** One step of a drill: rows whose `column` is `value` (null: missing). */
export interface DrillStep {
  readonly column: string;
  readonly value: string | null;
  /** Of tags: the rows that do not have it. */
  readonly without?: true;
}

export interface Drill {
  /** What to split by next; null: not chosen. */
  readonly dimension: string | null;
  readonly path: readonly DrillStep[];
}

/** A conjunction: rows with each of these values. */
export type Segment = readonly DrillStep[];

/** How causes are searched for; only within the drill's path. */
export interface CauseSettings {
  /** By column: searched or not, where a person chose; others as they are by default. */
  readonly dimensions: ReadonlyMap<string, boolean>;
  /** How many values a segment may fix at most. */
  readonly depth: number;
  /** Segments whose rows are left out. */
  readonly ignored: readonly Segment[];
}

export const draftForms = ['name', 'definition', 'target'] as const;
export type DraftForm = (typeof draftForms)[number];

/** What was typed into a form of a node and not saved. `from` is the JSON of what was saved when it was typed. */
export interface Draft {
  readonly nodeId: NodeId;
  readonly form: DraftForm;
  readonly from: string;
  /** As JSON can hold it. Whoever takes it up checks what it is. */
  readonly value: unknown;
}

/** What a person looks at: not part of the workspace, kept per workspace in this browser. */
export interface SessionState {
  readonly treeId: TreeId | null;
  readonly selectedNodeId: NodeId | null;
  /** Nodes whose children are folded away. */
  readonly collapsed: ReadonlySet<NodeId>;
  readonly period: PeriodSettings;
  readonly tab: PanelTab;
  readonly drill: Drill;
  readonly causes: CauseSettings;
  readonly theme: Theme;
  readonly panelOpen: boolean;
  /** At most one for each form of a node, the last typed last. */
  readonly drafts: readonly Draft[];
}

export const noDrill: Drill = { dimension: null, path: [] };

export const mostDepth = 4;
export const noWishes: CauseSettings = { dimensions: new Map(), depth: 3, ignored: [] };

export const firstSession: SessionState = {
  treeId: null,
  selectedNodeId: null,
  collapsed: new Set(),
  period: { grain: 'week', current: null, compareWith: 'previous', customBaseline: null },
  tab: 'explain',
  drill: noDrill,
  causes: noWishes,
  theme: 'auto',
  panelOpen: true,
  drafts: [],
};
