import type { FontSpec, MeasureText } from './measure.ts';

/**
 * Breaks a text into at most `maxLines` lines no wider than `width`; what does not fit ends in an ellipsis.
 *
 * Cost     O(characters) measurements at worst.
 */
export function wrapText(
  text: string,
  width: number,
  maxLines: number,
  measure: MeasureText,
  font: FontSpec,
): readonly string[] {
  const fits = (line: string): boolean => measure(line, font) <= width;
  const lines: string[] = [];
  let rest = text.trim().split(/\s+/u);
  while (rest.length > 0 && lines.length < maxLines - 1) {
    const count = countFitting(rest, fits);
    if (count === 0) break;
    lines.push(rest.slice(0, count).join(' '));
    rest = rest.slice(count);
  }
  if (rest.length > 0) lines.push(ellipsize(rest.join(' '), width, measure, font));
  return lines;
}

/** The text, or as much of its start as fits before an ellipsis. */
export function ellipsize(text: string, width: number, measure: MeasureText, font: FontSpec): string {
  if (measure(text, font) <= width) return text;
  const characters = [...text];
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const candidate = `${characters.slice(0, middle).join('')}…`;
    if (measure(candidate, font) <= width) low = middle;
    else high = middle - 1;
  }
  return `${characters.slice(0, low).join('').trimEnd()}…`;
}

function countFitting(words: readonly string[], fits: (line: string) => boolean): number {
  let count = 0;
  while (count < words.length && fits(words.slice(0, count + 1).join(' '))) count += 1;
  return count;
}
