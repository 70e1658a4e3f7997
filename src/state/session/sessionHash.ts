import { isoDay, parseIsoDay } from '#core/time/iso-day.ts';
import { type DayRange, grains } from '#core/time/period.ts';
import {
  readDepth,
  readJson,
  readNodeId,
  readOneOf,
  readText,
  readTreeId,
  readWishes,
} from '#state/session/readValues.ts';
import { columnsOf, noValues, type SegmentValues } from '#state/session/segmentValues.ts';
import { type CauseSettings, noWishes, panelTabs, type SessionState } from '#state/session/session.ts';
import { defined } from '#state/session/sessionJson.ts';
import { compareWiths, type PeriodSettings } from '#state/views/settings.ts';

const longestHash = 8_000;

/**
 * The part of a session that a link carries: workspace, tree, node, periods, tab and drill.
 *
 * Shapes   `#tree=…&node=…&grain=week&with=previous&period=2024-01-01..2024-01-31&tab=explain`; last days are included,
 *          as people write them. What is at its default by the data is left out. Ids and days only: of a segment the
 *          columns, never the values.
 */
export function sessionToHash(session: SessionState, workspaceId: string | null = null): string {
  const { treeId, selectedNodeId, period, tab, drill, causes, panelOpen } = session;
  const parts = new URLSearchParams();
  if (workspaceId !== null) parts.set('workspace', workspaceId);
  if (treeId !== null) parts.set('tree', treeId);
  if (selectedNodeId !== null) parts.set('node', selectedNodeId);
  parts.set('grain', period.grain);
  parts.set('with', period.compareWith);
  if (period.current !== null) parts.set('period', rangeText(period.current));
  if (period.customBaseline !== null) parts.set('base', rangeText(period.customBaseline));
  parts.set('tab', tab);
  if (drill.dimension !== null) parts.set('by', drill.dimension);
  for (const column of columnsOf(drill.path)) parts.append('in', column);
  if (causes.depth !== noWishes.depth) parts.set('depth', String(causes.depth));
  if (causes.dimensions.size > 0) parts.set('dims', JSON.stringify([...causes.dimensions]));
  if (causes.ignored.length > 0) parts.set('without', JSON.stringify(causes.ignored.map(columnsOf)));
  if (!panelOpen) parts.set('panel', 'closed');
  return `#${parts.toString()}`;
}

/**
 * What a link says. It comes from anywhere: what is not understood is left out, and nothing is looked up.
 *
 * Shapes   `{}` for anything that is not such a link. Ids may be unknown to the workspace: see `knownOnly`. Segments are
 *          those of `values` where the link speaks of the same columns, else none.
 */
export function hashToSession(hash: string, values: SegmentValues = noValues): Partial<SessionState> {
  const parts = partsOf(hash);
  const tab = readOneOf(panelTabs, parts.get('tab'));
  const path = sameColumns(parts.getAll('in'), columnsOf(values.path)) ? values.path : noValues.path;
  return defined<SessionState>({
    treeId: readTreeId(parts.get('tree')),
    selectedNodeId: readNodeId(parts.get('node')),
    period: readPeriod(parts),
    tab,
    causes: tab === undefined ? undefined : readCauses(parts, values),
    drill: tab === undefined ? undefined : { dimension: readText(parts.get('by')) ?? null, path },
    collapsed: undefined,
    theme: undefined,
    panelOpen: tab === undefined ? undefined : parts.get('panel') !== 'closed',
    drafts: undefined,
  });
}

/** The workspace that an address speaks of; null where it names none. */
export function linkedWorkspace(hash: string): string | null {
  return readText(partsOf(hash).get('workspace')) ?? null;
}

function partsOf(hash: string): URLSearchParams {
  return new URLSearchParams(hash.length > longestHash ? '' : hash.replace(/^#/, ''));
}

function sameColumns(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function readCauses(parts: URLSearchParams, { ignored }: SegmentValues): CauseSettings {
  const columns = readJson(parts.get('without') ?? '[]');
  return {
    dimensions: readWishes(readJson(parts.get('dims') ?? '[]')) ?? noWishes.dimensions,
    depth: readDepth(Number(parts.get('depth'))) ?? noWishes.depth,
    ignored: sameColumns(columns, ignored.map(columnsOf)) ? ignored : noWishes.ignored,
  };
}

function readPeriod(parts: URLSearchParams): PeriodSettings | undefined {
  const grain = readOneOf(grains, parts.get('grain'));
  const compareWith = readOneOf(compareWiths, parts.get('with'));
  if (grain === undefined || compareWith === undefined) return undefined;
  return {
    grain,
    compareWith,
    current: readRangeText(parts.get('period')),
    customBaseline: readRangeText(parts.get('base')),
  };
}

function rangeText({ fromDay, toDay }: DayRange): string {
  return `${isoDay(fromDay)}..${isoDay(toDay - 1)}`;
}

function readRangeText(text: string | null): DayRange | null {
  const [from, last, ...rest] = text?.split('..') ?? [];
  const fromDay = from === undefined ? null : parseIsoDay(from);
  const lastDay = last === undefined ? null : parseIsoDay(last);
  if (fromDay === null || lastDay === null || rest.length > 0 || lastDay < fromDay) return null;
  return { fromDay, toDay: lastDay + 1 };
}
