import { NodeId, TreeId } from '#core/model/schema.ts';
import type { DayRange } from '#core/time/period.ts';
import type { DrillStep } from '#state/session/session.ts';

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
  const { column, value: at } = readRecord(value);
  const name = readText(column);
  if (name === undefined) return undefined;
  if (at === null) return { column: name, value: null };
  return typeof at === 'string' && at.length <= longestText ? { column: name, value: at } : undefined;
}

function isDay(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) <= lastDay;
}
