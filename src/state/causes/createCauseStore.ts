import { err, ok, type Result } from '#core/base/result.ts';
import type { LeafTable } from '#core/cube/leafTable.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type { CauseReport } from '#core/rootcause/causeReport.ts';
import type { CauseObstacle } from '#core/rootcause/causeSubject.ts';
import type { DimensionChoice } from '#core/rootcause/chooseDimensions.ts';
import type { CauseFinder } from '#engine/port.ts';
import { createResourceStore, type ResourceStore } from '#state/resources/createResourceStore.ts';
import type { DataError, Resources } from '#state/resources/createResources.ts';

/** What a search came to, or so far; or why, seen with the numbers, there can be none. */
export type CauseAnswer =
  | {
      readonly kind: 'report';
      readonly report: CauseReport;
      /** What the rows said of columns of the plan. */
      readonly asRead: ReadonlyMap<string, ColumnAsRead>;
    }
  | { readonly kind: 'obstacle'; readonly obstacle: CauseObstacle };

/** Why a column is not searched; of tags, how many are told apart. */
export type ColumnAsRead = Pick<DimensionChoice, 'leftOut' | 'tags'>;

/** What to read for a search, and the question that it comes to. */
export interface CauseAsking {
  readonly plan: CubePlan;
  readonly ask: (leaves: LeafTable) => Result<CauseQuestion, CauseObstacle>;
  readonly asRead: (leaves: LeafTable) => ReadonlyMap<string, ColumnAsRead>;
}

/** Searches for causes, by key. */
export interface CauseStore {
  readonly answers: ResourceStore<CauseAnswer, DataError>;
  /** One search per key. In a slot only the last key asked for counts: the one before is given up. */
  ensure(key: string, search: CauseAsking, slot: string): Promise<Result<CauseAnswer, DataError>>;
  close(): void;
}

/** By which the leaves of a search are found among the resources. */
export const leavesKey = (plan: CubePlan): string => JSON.stringify(plan);

const mostAnswers = 32;

/**
 * Leaves from the engine, a question from the leaves, its answer from the finder, round by round.
 *
 * Errors   those of the engine and of the finder; 'cancelled' keeps what was found so far.
 */
export function createCauseStore(resources: Resources, finder: CauseFinder): CauseStore {
  const answers = createResourceStore<CauseAnswer, DataError>({
    limit: mostAnswers,
    crashed: (detail) => ({ code: 'internal', detail }),
  });
  return {
    answers,
    ensure: (key, { plan, ask, asRead: read }, slot) =>
      answers.ensure(
        key,
        async ({ signal, onPart }) => {
          // The leaves load on: another search may want the same.
          const leaves = await Promise.race([
            resources.ensureLeaves(leavesKey(plan), plan, `${slot}:leaves`),
            untilAborted(signal),
          ]);
          if (!leaves.ok) return leaves;
          const question = ask(leaves.value);
          if (!question.ok) return ok({ kind: 'obstacle', obstacle: question.error });
          const asRead = read(leaves.value);
          const onReport = (report: CauseReport): void => onPart({ kind: 'report', report, asRead });
          const found = await finder.find(question.value, { signal, onReport });
          return found.ok ? ok({ kind: 'report', report: found.value, asRead }) : found;
        },
        slot,
      ),
    close() {
      answers.clear();
      finder.close();
    },
  };
}

function untilAborted(signal: AbortSignal): Promise<Result<never, DataError>> {
  return new Promise((resolve) => {
    const stop = (): void => resolve(err({ code: 'cancelled' }));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
