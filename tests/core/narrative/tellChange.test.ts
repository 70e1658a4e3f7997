import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellChange } from '#core/narrative/tellChange.ts';
import { changeFacts, present, segmentRow, segmentSplit } from '../../support/changeFacts.ts';

const kinds = (...args: Parameters<typeof changeFacts>) => tellChange(changeFacts(...args)).map(({ kind }) => kind);
const find = (kind: string, ...args: Parameters<typeof changeFacts>) =>
  tellChange(changeFacts(...args)).find((clause) => clause.kind === kind);

describe('tellChange', () => {
  it('TELL-1 tells in order and leaves out what has nothing to say', () => {
    expect(kinds()).toEqual(['moved', 'noise']);
    expect(kinds({ assessment: null })).toEqual(['moved']);
    const split = segmentSplit([
      segmentRow('bot', { mix: -0.018 }),
      segmentRow('phone', { mix: -0.012 }),
      segmentRow('chat', { rate: -0.012 }),
    ]);
    const everything = {
      components: [
        { name: 'Escalation', amount: -0.05 },
        { name: 'Follow-up', amount: 0.008 },
      ],
      split: { dimension: 'channel', split },
      isImmature: true,
    };
    expect(kinds(everything)).toEqual(['moved', 'noise', 'carried', 'offset', 'segment', 'mix', 'immature']);
  });

  it('TELL-1 says that noise is not known, and why', () => {
    const reason = { code: 'short-history', points: 3, needs: 6 } as const;
    expect(find('noise', { assessment: { verdict: 'unknown', reason } })).toEqual({
      kind: 'noise',
      verdict: 'unknown',
      reason,
    });
  });

  it('TELL-2 a missing side ends the story', () => {
    const components = [{ name: 'Escalation', amount: -0.04 }];
    const baseline = { kind: 'missing', reason: { code: 'outside-data' } } as const;
    expect(tellChange(changeFacts({ baseline, components }))).toEqual([
      {
        kind: 'missing',
        metric: changeFacts().metric,
        side: 'baseline',
        reason: { code: 'outside-data' },
        other: 0.742,
      },
    ]);
    expect(kinds({ baseline, current: baseline, isImmature: true })).toEqual(['missing', 'missing', 'immature']);
    expect(find('missing', { current: baseline })).toMatchObject({ side: 'current', other: 0.784 });
  });

  it('TELL-3 a number that stood still, over components that did not', () => {
    const still = { baseline: present(0.742), current: present(0.742) };
    expect(kinds(still)).toEqual(['unmoved']);
    const components = [
      { name: 'A', amount: -0.03 },
      { name: 'B', amount: 0.02 },
      { name: 'C', amount: 0.01 },
      { name: 'D', amount: 0 },
    ];
    expect(find('cancelled', { ...still, components })).toMatchObject({
      parts: [
        { name: 'A', amount: -0.03 },
        { name: 'B', amount: 0.02 },
      ],
    });
    expect(kinds({ ...still, components: [{ name: 'A', amount: 1e-9 }] })).toEqual(['unmoved']);
    expect(kinds({ baseline: present(0), current: present(0) })).toEqual(['unmoved']);
  });

  it('TELL-4 names the two largest either way, and none under a tenth', () => {
    const components = [
      { name: 'small', amount: -0.004 },
      { name: 'third', amount: -0.01 },
      { name: 'first', amount: -0.03 },
      { name: 'second', amount: -0.02 },
      { name: 'hides', amount: 0.022 },
      { name: 'nothing', amount: 0 },
    ];
    expect(find('carried', { components })).toMatchObject({ parts: [{ name: 'first' }, { name: 'second' }] });
    expect(find('offset', { components })).toMatchObject({ parts: [{ name: 'hides', amount: 0.022 }] });
    expect(kinds({ components: [{ name: 'small', amount: -0.004 }] })).toEqual(['moved', 'noise']);
  });

  it('TELL-4 whatever is named as carrying has the sign of the change, as hiding the other', () => {
    const component = fc.record({ name: fc.string(), amount: fc.double({ min: -0.2, max: 0.2, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(component), (components) => {
        for (const clause of tellChange(changeFacts({ components }))) {
          if (clause.kind === 'carried') for (const { amount } of clause.parts) expect(amount).toBeLessThan(0);
          if (clause.kind === 'offset') for (const { amount } of clause.parts) expect(amount).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('TELL-5 the leading segment goes with the change, by rate or by mix', () => {
    const by = (rows: Parameters<typeof segmentSplit>[0], more: Parameters<typeof segmentSplit>[1] = {}) =>
      find('segment', { split: { dimension: 'channel', split: segmentSplit(rows, more) } });
    const chat = segmentRow('chat', { rate: -0.03, mix: -0.01 });
    const bot = segmentRow('bot', { rate: -0.01, mix: -0.05 });
    const email = segmentRow('email', { rate: 0.09 });
    expect(by([chat, email])).toMatchObject({ row: { value: 'chat' }, leads: 'rate' });
    expect(by([chat, bot, email])).toMatchObject({ row: { value: 'bot' }, leads: 'mix' });
    expect(by([chat, email], { kind: 'total' })).toMatchObject({ leads: 'total' });
    expect(by([chat])).toBeUndefined();
    expect(by([email, segmentRow(null, { rate: 0.01 })])).toBeUndefined();
    expect(by([segmentRow('a', { rate: -0.001 }), segmentRow('b', { rate: -0.002 })])).toBeUndefined();
  });

  it('TELL-6 tells a mix from a fifth of the change, and a reversal instead of it', () => {
    const told = (rate: number, mix: number, more: Parameters<typeof segmentSplit>[1] = {}) => {
      const rows = [segmentRow('a', { rate }), segmentRow('b', { mix })];
      return kinds({ split: { dimension: 'channel', split: segmentSplit(rows, more) } }).slice(3);
    };
    expect(told(-0.034, -0.008)).toEqual([]);
    expect(told(-0.033, -0.009)).toEqual(['mix']);
    expect(told(-0.033, -0.009, { kind: 'total' })).toEqual([]);
    expect(told(0.02, -0.062, { simpson: true })).toEqual(['simpson']);
  });

  it('TELL-6 does not tell again the mix that the leading segment has told', () => {
    const told = (bot: number, phone: number) =>
      kinds({
        split: {
          dimension: 'channel',
          split: segmentSplit([
            segmentRow('bot', { mix: bot }),
            segmentRow('phone', { mix: phone }),
            segmentRow('chat', { rate: -0.012 }),
          ]),
        },
      }).slice(2);
    expect(told(-0.029, -0.001)).toEqual(['segment']);
    expect(told(-0.02, -0.01)).toEqual(['segment', 'mix']);
  });

  it('TELL-7 immature periods are told in every story', () => {
    expect(kinds({ isImmature: true }).at(-1)).toBe('immature');
    expect(kinds({ isImmature: true, current: present(0.784) })).toEqual(['unmoved', 'immature']);
    expect(JSON.stringify(tellChange(changeFacts({ isImmature: true })))).not.toMatch(/because|caus|due/i);
  });
});
