import type { Locator } from 'playwright-core';

const pattern = /[+\u2212-]?\d[\d,]*(?:\.\d+)?/gu;

/** The numbers in a text as people read them: signs, grouped thousands, decimals. `−3.02` is −3.02, `1,499` is 1499. */
export function numbersIn(text: string): readonly number[] {
  return (text.match(pattern) ?? []).map((found) => Number(found.replaceAll(',', '').replace('\u2212', '-')));
}

/** The first number in a text; it must hold one. */
export function numberIn(text: string): number {
  const [first] = numbersIn(text);
  if (first === undefined) throw new Error(`no number in “${text}”`);
  return first;
}

/** What so many printed numbers may be off by, taken together: each was rounded to two decimals, and so was their sum. */
export const roundingOf = (count: number): number => 0.005 * (count + 1) + 1e-9;

/** What a person sees of an element, once it is there: hidden text is left out, narrow spaces are spaces. */
export async function seenText(locator: Locator): Promise<string> {
  await locator.first().waitFor();
  return plainSpaces((await locator.allInnerTexts()).join('\n'));
}

/** The spaces that keep a number and its unit together, as ordinary ones. */
export const plainSpaces = (text: string): string => text.replaceAll(/[\u202f\u00a0]/gu, ' ');
