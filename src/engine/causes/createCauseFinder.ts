import { err, ok, type Result } from '#core/base/result.ts';
import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type { CauseReport } from '#core/rootcause/causeReport.ts';
import { nextTask } from '#engine/columnar/nextTask.ts';
import type { CauseFinder, EngineError, FindOptions } from '#engine/port.ts';

/** A search in rounds: a report after every round, the last one when it is done. */
export type FindCauses = (question: CauseQuestion) => Generator<CauseReport, CauseReport>;

/** A search in this thread, which rests after every round. In the app it runs in a worker (`connectCauses`). */
export function createCauseFinder(findCauses: FindCauses): CauseFinder {
  return {
    find: async (question, options) => {
      try {
        return await runRounds(findCauses(question), options);
      } catch (error) {
        return err(faultOf(error));
      }
    },
    close: () => {},
  };
}

async function runRounds(
  rounds: ReturnType<FindCauses>,
  { signal, onReport }: FindOptions,
): Promise<Result<CauseReport, EngineError>> {
  for (;;) {
    if (signal?.aborted) return err({ code: 'cancelled' });
    const round = rounds.next();
    if (round.done) return ok(round.value);
    onReport?.(round.value);
    await nextTask();
  }
}

/** What a browser throws when memory is short is a RangeError. */
function faultOf(error: unknown): EngineError {
  if (error instanceof RangeError) return { code: 'out-of-memory' };
  return { code: 'internal', detail: error instanceof Error ? error.message : String(error) };
}
