import { NodeId, TreeId } from '#core/model/schema.ts';
import type { DayRange } from '#core/time/period.ts';
import { type DrillStep, mostDepth, type Segment } from '#state/session/session.ts';

/** Readers of values that came from outside: each gives the value, or undefined for anything else. */

const longestText = 500;
const longestPath = 12;
const lastDay = 3_000_000;

export function readRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.length > 0 && value.length <= longestText ? value : undefined;
}

export function readOneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((known) => known === value);
}

export function readTreeId(value: unknown): TreeId | undefined {
  const text = readText(value);
  return text === undefined ? undefined : TreeId.parse(text);
}

export function readNodeId(value: unknown): NodeId | undefined {
  const text = readText(value);
  return text === undefined ? undefined : NodeId.parse(text);
}

export function readRange(value: unknown): DayRange | undefined {
  const { fromDay, toDay } = readRecord(value);
  return isDay(fromDay) && isDay(toDay) && fromDay < toDay ? { fromDay, toDay } : undefined;
}

export function readPath(value: unknown): readonly DrillStep[] | undefined {
  if (!Array.isArray(value) || value.length > longestPath) return undefined;
  const steps = value.map(readStep).filter((step) => step !== undefined);
  return steps.length === value.length ? steps : undefined;
}

function readStep(value: unknown): DrillStep | undefined {
  const { column, value: at, without: isWithout } = readRecord(value);
  const name = readText(column);
  if (name === undefined) return undefined;
  const without = isWithout === true ? { without: true as const } : {};
  if (at === null) return { column: name, value: null, ...without };
  return typeof at === 'string' && at.length <= longestText ? { column: name, value: at, ...without } : undefined;
}

const mostSegments = 50;

export function readSegments(value: unknown): readonly Segment[] | undefined {
  if (!Array.isArray(value) || value.length > mostSegments) return undefined;
  const segments = value.map(readPath).filter((path) => path !== undefined && path.length > 0);
  return segments.length === value.length ? segments.filter((path) => path !== undefined) : undefined;
}

export function readDepth(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= mostDepth ? value : undefined;
}

/** Pairs of a column and whether it is wanted. */
export function readWishes(value: unknown): ReadonlyMap<string, boolean> | undefined {
  if (!Array.isArray(value) || value.length > mostSegments) return undefined;
  const wishes = value.flatMap((pair: unknown) => {
    const [column, isWanted] = Array.isArray(pair) ? pair : [];
    const name = readText(column);
    return name !== undefined && typeof isWanted === 'boolean' ? [[name, isWanted] as const] : [];
  });
  return wishes.length === value.length ? new Map(wishes) : undefined;
}

function isDay(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) <= lastDay;
}
