import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approximateWidth } from '#charts/shared/measure.ts';
import { cardWidth, hangingWidth, layoutCard } from '#charts/tree/layoutCard.ts';
import { plainCard } from '../../support/plainCard.ts';
import { randomCards } from './randomCards.ts';

const lay = (given: Parameters<typeof plainCard>[2], width = cardWidth) =>
  layoutCard(plainCard('r', null, given), width, approximateWidth);

describe('layoutCard', () => {
  it('keeps every line of text inside the card, top to bottom', () => {
    fc.assert(
      fc.property(randomCards(1), fc.constantFrom(cardWidth, hangingWidth), ([card], width) => {
        if (card === undefined) return;
        const parts = layoutCard(card, width, approximateWidth);
        const inner = width - 2 * parts.padX;
        for (const line of parts.name)
          expect(approximateWidth(line.text, { size: 12, weight: 550 })).toBeLessThanOrEqual(inner);
        for (const line of parts.note)
          expect(approximateWidth(line.text, { size: 11, weight: 400 })).toBeLessThanOrEqual(inner);
        const ys = [...parts.name, parts.value, parts.change, ...parts.note, parts.target?.text ?? null].flatMap(
          (each) => each?.y ?? [],
        );
        expect(ys).toEqual([...ys].sort((a, b) => a - b));
        expect(parts.height).toBeGreaterThan(ys[ys.length - 1] ?? 0);
      }),
    );
  });

  it('wraps a name to two lines and ends the second in an ellipsis', () => {
    const { name } = lay({ name: 'Share of conversations about invoices that were escalated and never came back' });
    expect(name).toHaveLength(2);
    expect(name[1]?.text.endsWith('…')).toBe(true);
  });

  it('makes a long number smaller and cuts its unit before a digit is lost', () => {
    const { value } = lay({ value: '1,234,567,890', unit: 'conversations' });
    expect(value?.text).toBe('1,234,567,890');
    expect(value?.size).toBeLessThan(21);
    expect(value?.unit.endsWith('…')).toBe(true);
    expect(lay({ value: '74.2' }).value?.size).toBe(21);
  });

  it('shows zero as a number, and in the place of a missing one the reason', () => {
    expect(lay({ value: '0' }).value?.text).toBe('0');
    const missing = lay({ value: null, note: 'No data: first response time', spark: [1, 2] });
    expect(missing.value).toBeNull();
    expect(missing.spark).toBeNull();
    expect(missing.note.map((line) => line.text).join(' ')).toBe('No data: first response time');
  });

  it('makes room for a long change by a narrower sparkline, then by one beside the value', () => {
    const spark = [1, 2, 3];
    const usual = lay({ spark, change: { text: '−4.2 pt', tone: 'worse' } });
    const longer = lay({ spark, change: { text: '+112.4 pt worse', tone: 'worse' } });
    const longest = lay({ spark, change: { text: '+2.4 pt, a good deal worse', tone: 'worse' } });
    expect(longer.spark?.width).toBeLessThan(usual.spark?.width ?? 0);
    expect((longest.spark?.y ?? 0) + (longest.spark?.height ?? 0)).toBeLessThan((longest.change?.y ?? 0) - 9);
  });
});
