/** Tenths of a px: sharp enough for any screen, and short in the markup. */
export const round = (value: number): number => Math.round(value * 10) / 10;
