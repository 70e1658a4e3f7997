import type { BrowserContext } from 'playwright-core';

export interface LongTask {
  /** Since the page was opened. */
  readonly startMs: number;
  readonly durationMs: number;
}

/** Writes down every main-thread task over 50 ms, across reloads. For reports: nothing is asserted on time. */
export async function recordLongTasks(context: BrowserContext): Promise<readonly LongTask[]> {
  const tasks: LongTask[] = [];
  await context.exposeBinding('reportLongTask', (_source, task: LongTask) => tasks.push(task));
  await context.addInitScript(observeLongTasks);
  return tasks;
}

/** Runs in the page. */
function observeLongTasks(): void {
  const report: unknown = Reflect.get(globalThis, 'reportLongTask');
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      if (typeof report === 'function') report({ startMs: startTime, durationMs: duration });
  }).observe({ type: 'longtask', buffered: true });
}
