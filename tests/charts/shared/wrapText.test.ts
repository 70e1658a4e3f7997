import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approximateWidth, type MeasureText } from '#charts/shared/measure.ts';
import { ellipsize, wrapText } from '#charts/shared/wrapText.ts';

const font = { size: 12, weight: 400 };
const perLetter: MeasureText = (text) => [...text].length * 10;

describe('wrapText', () => {
  it('fills lines by words, and cuts only the last', () => {
    expect(wrapText('one two three four', 80, 2, perLetter, font)).toEqual(['one two', 'three f…']);
    expect(wrapText('one two', 80, 2, perLetter, font)).toEqual(['one two']);
  });

  it('keeps every line within the width, and every word where nothing is cut', () => {
    const text = fc.array(fc.string({ minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(text, (words) => {
        const whole = words.join(' ').trim().split(/\s+/u).join(' ');
        const lines = wrapText(whole, 90, 3, approximateWidth, font);
        expect(lines.length).toBeLessThanOrEqual(3);
        for (const line of lines) expect(approximateWidth(line, font)).toBeLessThanOrEqual(90);
        if (!lines.join('').includes('…')) expect(lines.join(' ')).toBe(whole);
      }),
    );
  });

  it('never cuts a character in two', () => {
    expect(ellipsize('👩🏽‍💻'.repeat(3), 25, (text) => [...text].length * 10, font)).not.toMatch(/[\ud800-\udbff]…/u);
  });
});
