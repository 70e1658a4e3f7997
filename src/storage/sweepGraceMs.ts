import { msPerDay } from '#core/table/table.ts';

/** Columns younger than this are never swept: the import that stored them may not have named them yet. */
export const sweepGraceMs = msPerDay;
