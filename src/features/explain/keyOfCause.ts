import type { FoundCause } from '#core/rootcause/causeReport.ts';

/** Tells the causes of one report apart. */
export function keyOfCause({ nodeId, kind, segment }: FoundCause): string {
  return JSON.stringify([nodeId, kind, segment]);
}
