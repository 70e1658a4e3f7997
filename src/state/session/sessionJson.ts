import { grains } from '#core/time/period.ts';
import {
  readDepth,
  readJson,
  readNodeId,
  readOneOf,
  readPath,
  readRange,
  readRecord,
  readSegments,
  readText,
  readTreeId,
  readWishes,
} from '#state/session/readValues.ts';
import {
  type CauseSettings,
  type Draft,
  type Drill,
  draftForms,
  noDrill,
  panelTabs,
  type SessionState,
  themes,
} from '#state/session/session.ts';
import { compareWiths, type PeriodSettings } from '#state/views/settings.ts';

/** A session as it is kept. */
export function sessionToJson(session: SessionState): string {
  const { collapsed, causes } = session;
  return JSON.stringify({
    ...session,
    collapsed: [...collapsed],
    causes: { ...causes, dimensions: [...causes.dimensions] },
  });
}

/**
 * What a saved session still says. Anything that can't be read is left out, so the rest of it opens as it was.
 *
 * Shapes   only fields that were read are there.
 */
export function jsonToSession(json: string): Partial<SessionState> {
  const saved = readRecord(readJson(json));
  return defined({
    treeId: readTreeId(saved['treeId']),
    selectedNodeId: readNodeId(saved['selectedNodeId']),
    collapsed: readCollapsed(saved['collapsed']),
    period: readPeriod(saved['period']),
    tab: readOneOf(panelTabs, saved['tab']),
    drill: readDrill(saved['drill']),
    causes: readCauses(saved['causes']),
    theme: readOneOf(themes, saved['theme']),
    panelOpen: typeof saved['panelOpen'] === 'boolean' ? saved['panelOpen'] : undefined,
    drafts: readDrafts(saved['drafts']),
  });
}

/** The fields that are not undefined. */
export function defined<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> {
  const kept: Partial<T> = {};
  for (const key in fields) {
    const value = fields[key];
    if (value !== undefined) kept[key] = value;
  }
  return kept;
}

function readCollapsed(value: unknown): SessionState['collapsed'] | undefined {
  if (!Array.isArray(value)) return undefined;
  return new Set(value.map(readNodeId).filter((id) => id !== undefined));
}

function readPeriod(value: unknown): PeriodSettings | undefined {
  const saved = readRecord(value);
  const grain = readOneOf(grains, saved['grain']);
  const compareWith = readOneOf(compareWiths, saved['compareWith']);
  if (grain === undefined || compareWith === undefined) return undefined;
  const current = readRange(saved['current']) ?? null;
  return { grain, current, compareWith, customBaseline: readRange(saved['customBaseline']) ?? null };
}

function readDrill(value: unknown): Drill | undefined {
  const saved = readRecord(value);
  const path = readPath(saved['path']);
  return path === undefined ? undefined : { ...noDrill, path, dimension: readText(saved['dimension']) ?? null };
}

function readCauses(value: unknown): CauseSettings | undefined {
  const saved = readRecord(value);
  const [dimensions, depth] = [readWishes(saved['dimensions']), readDepth(saved['depth'])];
  const ignored = readSegments(saved['ignored']);
  if (dimensions === undefined || depth === undefined || ignored === undefined) return undefined;
  return { dimensions, depth, ignored };
}

function readDrafts(value: unknown): readonly Draft[] | undefined {
  return Array.isArray(value) ? value.flatMap(readDraft) : undefined;
}

function readDraft(saved: unknown): readonly Draft[] {
  const { nodeId: id, form: name, from, value } = readRecord(saved);
  const nodeId = readNodeId(id);
  const form = readOneOf(draftForms, name);
  return nodeId === undefined || form === undefined || typeof from !== 'string' ? [] : [{ nodeId, form, from, value }];
}
