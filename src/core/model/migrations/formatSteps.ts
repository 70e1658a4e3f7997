import type { FormatStep } from '#core/model/migrations/migrate.ts';

/** Oldest first: the step at index 0 goes from version 1 to 2. Steps are added at the end and never changed. */
export const formatSteps: readonly FormatStep[] = [
  // 2: columns of tags, and the condition `empty`. What version 1 wrote stays as it is.
  (records) => records,
];
