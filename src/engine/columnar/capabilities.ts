import type { EngineCapabilities } from '#engine/port.ts';

/** What the embedded engine can answer, known without starting it. `maxCells` counts buckets × cells. */
export const columnarCapabilities: EngineCapabilities = {
  statistics: ['count', 'sum', 'moments', 'extent', 'distinct', 'daily-distinct', 'quantile', 'histogram'],
  maxCells: 4_000_000,
};
