import { describe, expect, it } from 'vitest';
import type { FoundCause } from '#core/rootcause/causeReport.ts';
import { causeLine, causesText, effectText, placeboText, qText, segmentText } from '#text/causes.ts';

const cause: FoundCause = {
  nodeId: null,
  kind: 'rate',
  segment: [{ column: 'channel', value: null }],
  direction: 'up',
  contribution: -0.026,
  rate: -0.026,
  mix: 0,
  shareOfChange: 0.62,
  n: { baseline: 1_100, current: 1_204 },
  level: { baseline: 0.031, current: 0.198 },
  effect: { kind: 'log-odds', value: Math.log(4), standardError: 0.1, low: Math.log(3), high: Math.log(5) },
  q: 0.0002,
  status: 'confirmed',
  overlapsEarlier: false,
  wider: null,
  narrower: null,
};
const line = {
  cause,
  unit: 'share',
  rows: 'conversations',
  since: 20_585,
  current: { fromDay: 20_585, toDay: 20_599 },
} as const;
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('words of causes', () => {
  it('one quiet line', () => {
    expect(plain(causeLine(line))).toBe(
      '62 % of the change · 1,204 conversations · since 12 May · rate 3.1 % → 19.8 % · q < 0.001',
    );
    const against: FoundCause = {
      ...cause,
      kind: 'volume',
      shareOfChange: -0.19,
      n: { baseline: 0, current: 1 },
      level: { baseline: null, current: 0.14 },
      q: 0.0421,
    };
    expect(plain(causeLine({ ...line, cause: against, rows: 'rows', since: null }))).toBe(
      '19 % against the change · 1 row · mix, not performance: none → 14.0 % of rows · q = 0.042',
    );
  });

  it('of a total its amounts, and no conversations', () => {
    const total: FoundCause = { ...cause, kind: 'total', level: { baseline: 7_200, current: 3_600 } };
    expect(plain(causeLine({ ...line, cause: total, unit: 'seconds', since: null }))).toBe(
      '62 % of the change · 2 h 00 min → 1 h 00 min · q < 0.001',
    );
  });

  it('a multiple where the change is small beside what cancels in it', () => {
    const start = (share: number): string =>
      causeLine({ ...line, cause: { ...cause, shareOfChange: share } }).split(' · ')[0] ?? '';
    expect([start(2.4), start(1234.4), start(-12.3)].map(plain)).toEqual([
      '240 % of the change',
      '1,234 times the change',
      '12 times the change, against it',
    ]);
  });

  it('the size of a move with its interval', () => {
    expect(effectText(cause, 'share')).toBe('odds × 4.00 (95 % interval × 3.00 to × 5.00)');
    const minutes = { kind: 'difference', value: 90, standardError: 30, low: -30, high: 210 } as const;
    expect(plain(effectText({ ...cause, kind: 'mean', effect: minutes }, 'seconds'))).toBe(
      'mean moved by +1.5 min (95 % interval −30 s to +3.5 min)',
    );
    const nearlyAll = {
      ...cause.effect,
      kind: 'log-odds',
      value: 68,
      low: Math.log(0.0034),
      high: Math.log(1_000),
    } as const;
    expect(effectText({ ...cause, effect: nearlyAll }, 'share')).toBe(
      'odds over × 1,000 (95 % interval × 0.003 to × 1,000)',
    );
    expect(effectText({ ...cause, effect: { ...nearlyAll, value: -68, low: -68, high: 0 } }, 'share')).toBe(
      'odds under × 0.001 (95 % interval under × 0.001 to × 1.00)',
    );
    const endless = { kind: 'relative', value: 0.4, standardError: Infinity, low: -Infinity, high: Infinity } as const;
    expect(effectText({ ...cause, kind: 'total', effect: endless }, 'count')).toBe('× 1.40 (95 % interval × 0 to × ∞)');
  });

  it('what an alarm is worth', () => {
    expect(placeboText({ pairs: 9, drift: 0, alarms: 0 }, false)).toBe(
      'On 9 pairs of ordinary past windows this search raised no alarm.',
    );
    expect(placeboText({ pairs: 9, drift: 0, alarms: 1 }, true)).toBe(
      'On 9 overlapping pairs of ordinary past windows this search raised 1 alarm.',
    );
    expect(placeboText({ pairs: 8, drift: 0, alarms: 4 }, false)).toMatch(
      /4 alarms: here, that a segment is listed says little\.$/u,
    );
    expect(placeboText({ pairs: 8, drift: 0, alarms: null }, false)).toMatch(/^Trying the search on 8 pairs/u);
  });

  it('segments and q', () => {
    expect(segmentText(cause.segment, () => ({ name: 'Channel', kind: 'dimension' }))).toBe('Channel: (missing)');
    expect(segmentText([], () => ({ name: '', kind: 'dimension' }))).toBe('across all segments');
    const tagged = [
      { column: 'tags', value: 'vip' },
      { column: 'tags', value: null },
    ];
    expect(segmentText(tagged, () => ({ name: 'Tags', kind: 'tags' }))).toBe('with tag vip, with unknown tags');
    expect([qText(0.0009), qText(0.05), qText(0.266)]).toEqual(['q < 0.001', 'q = 0.050', 'q = 0.27']);
  });

  it('says what was left out by its name', () => {
    expect(causesText.handled(['knowledge'])).toBe(
      'Not searched, because by its name it says how a conversation was handled: knowledge. Tick it under Options to search it too.',
    );
    expect(causesText.handled(['a', 'b'])).toMatch(/their names they say .* a and b\. Tick them/u);
  });
});
