/** Words of time after a number, in seconds. The first of each length is the one that is written. */
export const durationWords: readonly (readonly [word: string, seconds: number])[] = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
  ['day', 86_400],
  ['days', 86_400],
  ['hour', 3_600],
  ['hours', 3_600],
  ['minute', 60],
  ['minutes', 60],
  ['sec', 1],
  ['second', 1],
  ['seconds', 1],
  ['week', 604_800],
  ['weeks', 604_800],
];

/** Seconds as they are written: in the largest unit that divides them, `90 min`. */
export function writeDuration(seconds: number): string {
  const [word, length] =
    durationWords.slice(0, 4).find(([, each]) => seconds !== 0 && Number.isInteger(seconds / each)) ??
    (['s', 1] as const);
  return `${seconds / length} ${word}`;
}
