import { sum } from '#core/base/sum.ts';
import type { ReferenceBand } from '#core/model/templates/library.ts';
import type { DiagnosisFacts } from '#core/narrative/diagnoses/diagnosis.ts';

export interface UsualBand {
  readonly atLeast: number;
  readonly atMost: number;
}

/** Channels without a band may hold this share of the conversations at most. */
const mostUnknown = 0.1;

/**
 * What is usual for a mix of channels: the bands of the channels, weighted by their conversations.
 *
 * Shapes   null where more than a tenth of the conversations came by a channel without a band.
 * Units    those of the bands.
 */
export function usualBand(bands: readonly ReferenceBand[], channels: DiagnosisFacts['channels']): UsualBand | null {
  const known = channels.flatMap(({ channel, n }) => {
    const band = bandOf(bands, channel ?? '');
    return band === null ? [] : [{ ...band, n }];
  });
  const all = sum(channels.map(({ n }) => n));
  const held = sum(known.map(({ n }) => n));
  if (held === 0 || held < (1 - mostUnknown) * all) return null;
  const mean = (pick: (band: UsualBand) => number): number => sum(known.map((each) => pick(each) * each.n)) / held;
  return { atLeast: mean(({ atLeast }) => atLeast), atMost: mean(({ atMost }) => atMost) };
}

/** The two-sided band of a channel, whatever the case that its name is written in. */
export function bandOf(bands: readonly ReferenceBand[], channel: string): UsualBand | null {
  const band = bands.find((each) => each.channel === channel.toLowerCase());
  if (band === undefined || band.atLeast === null || band.atMost === null) return null;
  return { atLeast: band.atLeast, atMost: band.atMost };
}

/** High is above all that is usual. */
export const isHigh = (value: number, { atMost }: UsualBand): boolean => value > atMost;
