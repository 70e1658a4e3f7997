/** Beginnings of month names as exports spell them: English, German, French, Spanish, Portuguese, Italian, Dutch. */
const beginnings: readonly (readonly string[])[] = [
  ['jan', 'jän', 'ene', 'gen'],
  ['feb', 'fév', 'fev'],
  ['mar', 'mär', 'mrz', 'maa', 'mrt'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'mei', 'mag'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'août', 'aout', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'out', 'ott'],
  ['nov'],
  ['dec', 'dez', 'déc', 'dic'],
];

/** 1 to 12, or 0 for a word that begins like no month. */
export function monthOf(word: string): number {
  const lower = word.toLowerCase();
  return beginnings.findIndex((names) => names.some((name) => lower.startsWith(name))) + 1;
}
