/** How exports spell yes and no. */
const words: Answers = {
  yes: new Set(['true', 'yes', 'y', 't', 'ja', 'oui', 'sí', 'si', 'sim', 'wahr', 'vrai']),
  no: new Set(['false', 'no', 'n', 'f', 'nein', 'non', 'não', 'nao', 'falsch', 'faux']),
};
const digits: Answers = { yes: new Set(['1']), no: new Set(['0']) };
const sla: Answers = {
  yes: new Set(['1', 'within sla', 'sla met', 'met', 'hit', 'achieved', 'made']),
  no: new Set(['0', 'sla violated', 'violated', 'missed', 'breached', 'failed', 'not met']),
};

interface Answers {
  readonly yes: ReadonlySet<string>;
  readonly no: ReadonlySet<string>;
}

/** What may stand for yes and no besides the words: nothing; 1 and 0; the words of service levels. */
export type Slang = 'none' | 'digits' | 'sla';

/**
 * Whether a column says nothing but yes and no, so that it becomes the dimension `true` / `false`.
 *
 * Shapes   values: the distinct non-missing values, as they stand.
 */
export function isTruthColumn(values: readonly string[], slang: Slang): boolean {
  return values.length > 0 && values.length <= 12 && values.every((value) => truthOf(value, slang) !== null);
}

export function truthOf(value: string, slang: Slang): 'true' | 'false' | null {
  const key = value.trim().toLowerCase();
  const known = [words, ...(slang === 'none' ? [] : [slang === 'sla' ? sla : digits])];
  if (known.some(({ yes }) => yes.has(key))) return 'true';
  return known.some(({ no }) => no.has(key)) ? 'false' : null;
}
