import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Doc } from '#core/model/doc.ts';
import { NodeId, WorkspaceId } from '#core/model/schema.ts';
import type { NodeFacts } from '#core/narrative/causeFacts.ts';
import { type ChangeFacts, tellChange } from '#core/narrative/tellChange.ts';
import { narrate } from '#text/narrative.ts';
import {
  botShift,
  causeFacts,
  changeFacts,
  foundCause,
  present,
  segmentRow,
  segmentSplit,
  twelfthOfMay,
} from '../support/changeFacts.ts';

const doc: Doc = {
  workspace: { id: WorkspaceId.parse('w'), name: 'W', isSample: false, createdAtMs: 0, grain: 'week' },
  datasets: {},
  trees: {},
  metrics: {},
  nodes: {},
  people: {},
};
const partsOf = (changes: Partial<ChangeFacts> = {}) => narrate(tellChange(changeFacts(changes)), doc);
const told = (changes: Partial<ChangeFacts> = {}): string =>
  partsOf(changes)
    .map(({ text }) => text)
    .join('')
    .replaceAll('\u00a0', ' ');
const fell = 'Resolution rate fell 4.2 points, from 78.4 % to 74.2 %, beyond its normal variation.';

describe('the sentence', () => {
  it('says how much, from where to where, and whether it is noise', () => {
    expect(told()).toBe(fell);
    expect(partsOf()).toEqual([
      { text: 'Resolution rate fell ', emphasis: null },
      { text: '4.2\u00a0points', emphasis: 'worse' },
      { text: ', from 78.4\u00a0% to 74.2\u00a0%', emphasis: null },
      { text: ', ', emphasis: null },
      { text: 'beyond its normal variation', emphasis: 'underline' },
      { text: '.', emphasis: null },
    ]);
    expect(told({ assessment: null })).toBe('Resolution rate fell 4.2 points, from 78.4 % to 74.2 %.');
  });

  it('says when noise is not known', () => {
    const short = { verdict: 'unknown', reason: { code: 'short-history', points: 3, needs: 6 } } as const;
    expect(told({ assessment: short })).toBe(
      'Resolution rate fell 4.2 points, from 78.4 % to 74.2 %. Whether that is more than its normal variation is not known yet: too little history, 3 past values where it takes 6.',
    );
    const empty = { verdict: 'unknown', reason: { code: 'no-rows', side: 'current' } } as const;
    expect(told({ assessment: empty })).toContain('the current period has no rows.');
    const before = { verdict: 'unknown', reason: { code: 'no-rows', side: 'baseline' } } as const;
    expect(told({ assessment: before })).toContain('the baseline has no rows.');
  });

  it('colours by direction, for rises, falls and neither', () => {
    const rise = { baseline: present(0.742), current: present(0.784), assessment: null };
    expect(told(rise)).toBe('Resolution rate rose 4.2 points, from 74.2 % to 78.4 %.');
    expect(partsOf(rise)[1]).toEqual({ text: '4.2\u00a0points', emphasis: 'better' });
    const wait = { name: 'First response time', unit: 'seconds', direction: 'lower' } as const;
    const slower = { metric: wait, baseline: present(426), current: present(552), assessment: null };
    expect(told(slower)).toBe('First response time rose 2.1 min, from 7.1 min to 9.2 min.');
    expect(partsOf(slower)[1]?.emphasis).toBe('worse');
    const volume = { name: 'Inbound volume', unit: 'count', direction: 'neither' } as const;
    const more = { metric: volume, baseline: present(11_347), current: present(12_551), assessment: null };
    expect(told(more)).toBe('Inbound volume rose 1,204, from 11,347 to 12,551.');
    expect(partsOf(more)[1]?.emphasis).toBe('strong');
  });

  it('does not call a change of less than it can show nothing', () => {
    expect(told({ baseline: present(0.7842), current: present(0.784), assessment: null })).toBe(
      'Resolution rate fell by less than 0.1 points and still reads 78.4 %.',
    );
    expect(told({ baseline: present(0.78447), current: present(0.7836), assessment: null })).toBe(
      'Resolution rate fell 0.1 points and still reads 78.4 %.',
    );
  });

  it('names the components that carry it, and those that hide part of it', () => {
    const components = [
      { name: 'Escalation bottleneck', amount: -0.032 },
      { name: 'Product fix', amount: -0.008 },
      { name: 'Follow-up failure', amount: 0.005 },
    ];
    expect(told({ components })).toBe(
      `${fell} 3.2 of them are in Escalation bottleneck and 0.8 in Product fix. Follow-up failure (+0.5) moved it the other way.`,
    );
    expect(told({ components: [{ name: 'Escalation bottleneck', amount: -0.042 }] })).toBe(
      `${fell} All of it is in Escalation bottleneck.`,
    );
  });

  it('does not say "of them" of more than the change', () => {
    const components = [
      { name: 'A', amount: -0.05 },
      { name: 'B', amount: -0.03 },
      { name: 'C', amount: 0.03 },
      { name: 'D', amount: 0.008 },
    ];
    expect(told({ components })).toBe(
      `${fell} A carries −5.0 and B −3.0. C (+3.0) and D (+0.8) moved it the other way.`,
    );
  });

  it('tells durations and counts with their units', () => {
    const wait = { name: 'Handling time', unit: 'seconds', direction: 'lower' } as const;
    const components = [
      { name: 'Talk', amount: 90 },
      { name: 'Notes', amount: 36 },
    ];
    expect(told({ metric: wait, baseline: present(426), current: present(552), components, assessment: null })).toBe(
      'Handling time rose 2.1 min, from 7.1 min to 9.2 min. 1.5 min of it is in Talk and 36 s in Notes.',
    );
  });

  it('tells a number that stood still, and what cancels out below it', () => {
    const still = { baseline: present(0.742), current: present(0.742) };
    expect(told(still)).toBe('Resolution rate stayed at 74.2 %.');
    const components = [
      { name: 'Abandonment', amount: -0.012 },
      { name: 'Follow-up failure', amount: 0.012 },
    ];
    expect(told({ ...still, components })).toBe(
      'Resolution rate stayed at 74.2 %. Below it, Abandonment (−1.2) and Follow-up failure (+1.2) pull against each other.',
    );
  });

  it('names a missing side with its reason', () => {
    const nothing = { kind: 'missing', reason: { code: 'no-rows' } } as const;
    expect(told({ baseline: nothing })).toBe(
      'Resolution rate has no data in the baseline: no conversations to count in this period; in the current period it is 74.2 %.',
    );
    expect(told({ current: nothing })).toContain(
      'in the current period: no conversations to count in this period; in the baseline it is 78.4 %.',
    );
    expect(told({ baseline: nothing, current: { kind: 'missing', reason: { code: 'zero-denominator' } } })).toBe(
      'Resolution rate has no data in the baseline: no conversations to count in this period. Resolution rate has no data in the current period: nothing to divide by: the denominator is 0.',
    );
  });

  const by = (rows: Parameters<typeof segmentSplit>[0], more: Parameters<typeof segmentSplit>[1] = {}): string =>
    told({ split: { dimension: 'channel', split: segmentSplit(rows, more) } }).slice(fell.length + 1);

  it('names the leading segment, by its level or its share', () => {
    const chat = segmentRow('chat', { rate: -0.03, mix: -0.002 });
    expect(by([chat, segmentRow('email', { rate: -0.001 })])).toBe('By channel, the largest part is chat: −3.2.');
    const both = segmentRow('chat', { rate: -0.024, mix: -0.008 });
    expect(by([both, segmentRow('email', { rate: -0.001 })])).toContain(
      'chat: −3.2 (−2.4 by its own level, −0.8 by its share of the volume).',
    );
    const share = { baseline: 0.08, current: 0.14 };
    expect(by([segmentRow('bot', { mix: -0.008, share }), segmentRow('chat', { rate: 0.001 })])).toBe(
      'By channel, the largest part is a shift towards bot, from 8.0 % to 14.0 % of the volume: −0.8.',
    );
    const less = { baseline: 0.14, current: 0.08 };
    expect(by([segmentRow('phone', { mix: -0.008, share: less }), segmentRow('chat', { rate: 0.001 })])).toContain(
      'a shift away from phone, from 14.0 % to 8.0 %',
    );
    expect(by([segmentRow(null, { rate: -0.03 }), chat], { kind: 'total' })).toBe(
      'By channel, the largest part is chat: −3.2.',
    );
    expect(by([segmentRow('new', { mix: -0.03, presence: 'new' }), segmentRow('a', {})])).toContain(
      'the largest part is new, new in the current period: −3.0.',
    );
    expect(by([segmentRow(null, { mix: -0.03, presence: 'gone' }), segmentRow('a', {})])).toContain(
      'the largest part is (missing), gone since the baseline: −3.0.',
    );
  });

  it('leaves out what is smaller than it can show', () => {
    const rows = [segmentRow('chat', { rate: -0.0003, mix: -0.0001 }), segmentRow('email', {})];
    const split = { dimension: 'channel', split: segmentSplit(rows) };
    const components = [{ name: 'A', amount: -0.0004 }];
    const few = { baseline: present(0.7844), current: present(0.784), assessment: null };
    expect(told({ ...few, split, components })).toBe(
      'Resolution rate fell by less than 0.1 points and still reads 78.4 %.',
    );
    const hidden = [
      { name: 'A', amount: -0.05 },
      { name: 'B', amount: 0.0496 },
    ];
    expect(told({ ...few, components: hidden })).toContain('A carries −5.0. B (+5.0) moved it the other way.');
  });

  it('writes the name of a dimension as in running text', () => {
    const named = (dimension: string): string =>
      told({ split: { dimension, split: segmentSplit([segmentRow('x', { rate: -0.03 }), segmentRow('y', {})]) } });
    expect(named('Channel')).toContain('By channel, ');
    expect(named('Issue type')).toContain('By issue type, ');
    expect(named('Assignment Group')).toContain('By assignment group, ');
    expect(named('SLA tier')).toContain('By SLA tier, ');
    expect(named('iOS App')).toContain('By iOS app, ');
    expect(named('assigned_To')).toContain('By assigned_To, ');
  });

  it('tells mix and reversals with their numbers', () => {
    const chat = segmentRow('chat', { rate: -0.03 });
    expect(by([chat, segmentRow('bot', { mix: -0.012 })])).toContain(
      'In all, shifts of volume between them carry −1.2, their own levels −3.0.',
    );
    const better = [segmentRow('chat', { rate: 0.02 }), segmentRow('bot', { mix: -0.062 })];
    expect(by(better, { simpson: true })).toContain(
      'Careful: the segments’ own levels moved the other way (+2.0); the change is in the mix between them (−6.2).',
    );
    expect(by([chat, segmentRow('bot', { mix: -0.012 })], { simpson: true })).toContain(
      'Careful: segments with most of the volume moved the other way, and the smaller ones outweigh them (own levels −3.0 in all, mix −1.2).',
    );
  });

  it('warns of an immature period', () => {
    expect(told({ isImmature: true })).toBe(
      `${fell} Not final: some conversations of the current period are too young to have been resolved.`,
    );
    expect(told({ isImmature: true, causes: causeFacts([foundCause()]) })).toMatch(
      / 1\.6 is not localised\. Not final: .* to have been resolved, and what is localised may be no more than that\.$/u,
    );
    expect(told({ isImmature: true, causes: causeFacts([]) })).toMatch(/too young to have been resolved\.$/u);
  });

  const found = (...args: Parameters<typeof causeFacts>): string =>
    told({ causes: causeFacts(...args) }).slice(fell.length + 1);

  it('says what the change is localised to', () => {
    const stuck = {
      name: 'Escalation bottleneck',
      outcome: 'escalation_stuck',
      amount: -0.0262,
      isIdle: false,
    } as const;
    const nodes = new Map([[NodeId.parse('stuck'), stuck]]);
    const causes = causeFacts([foundCause(), botShift(-0.0152)], { nodes, since: [twelfthOfMay, null] });
    expect(told({ causes })).toBe(
      `${fell} 2.6 of them are conversations stuck in the escalation queue, nearly all billing in messaging, since 12 May. A shift towards the bot adds 1.5. 0.1 is not localised.`,
    );
  });

  it('gives the segment its own amount where it is another one than its component’s', () => {
    const nearly = foundCause();
    expect(found([nearly])).toContain('2.8 of them are conversations stuck in the escalation queue, nearly all (2.6) ');
    expect(found([foundCause({ contribution: -0.028 })])).toContain('queue, all billing in messaging, since 12 May.');
    expect(found([foundCause({ contribution: -0.01 })])).toBe(
      '1.0 of them are conversations stuck in the escalation queue in billing in messaging, since 12 May. 3.2 is not localised.',
    );
  });

  it('says tags after what has them', () => {
    const tag = { column: 'tags', value: 'vip' } as const;
    expect(found([foundCause({ segment: [tag], contribution: -0.01 })])).toContain(
      '1.0 of them are conversations stuck in the escalation queue with tag vip, since',
    );
    expect(found([foundCause({ segment: [tag] })])).toContain('queue, nearly all (2.6) with tag vip, since');
    const also = [{ column: 'channel', value: 'messaging' }, tag];
    expect(found([foundCause({ nodeId: null, segment: also })])).toContain('2.6 of them are in messaging with tag vip');
    const beyond = foundCause({ nodeId: null, segment: [tag], contribution: -0.06 });
    expect(found([beyond])).toContain('Conversations with tag vip carry −6.0, since');
    const unknown = { column: 'tags', value: null };
    expect(found([foundCause({ nodeId: null, segment: [unknown] })])).toContain('in conversations with unknown tags');
  });

  it('names components that count no outcome, and segments of the number itself', () => {
    expect(found([foundCause({ nodeId: NodeId.parse('talk') })])).toContain(
      '2.6 of them are in Talk, in billing in messaging, since 12 May.',
    );
    expect(found([foundCause({ nodeId: null })])).toContain('2.6 of them are in billing in messaging, since 12 May.');
    const wait = { name: 'Handling time', unit: 'seconds', direction: 'lower' } as const;
    const slower = { metric: wait, baseline: present(426), current: present(552), assessment: null };
    const talk = foundCause({ nodeId: NodeId.parse('talk'), contribution: 90 });
    const nodes = new Map([[NodeId.parse('talk'), { name: 'Talk', outcome: null, amount: 92, isIdle: false }]]);
    expect(told({ ...slower, causes: causeFacts([talk], { nodes }) })).toContain(
      '1.5 min of it is in Talk, nearly all billing in messaging, since 12 May.',
    );
  });

  it('tells a move of everything as such, by the name of the number where nothing else moves it', () => {
    const everywhere = foundCause({ segment: [], contribution: -0.0252 });
    expect(found([everywhere])).toBe(
      '2.8 of them are conversations stuck in the escalation queue, nearly all (2.5) across all segments, since 12 May. 1.7 is not localised.',
    );
    expect(found([{ ...everywhere, contribution: -0.01 }])).toContain('queue, across all segments, since 12 May.');
    expect(found([{ ...everywhere, contribution: -0.028 }])).toContain('queue, across all segments, since 12 May.');
    expect(found([{ ...everywhere, contribution: -0.07 }, botShift(0.02)])).toContain(
      'Conversations stuck in the escalation queue across all segments carry −7.0, since 12 May.',
    );
    const only = { name: 'Other unresolved', outcome: 'other_unresolved', amount: -0.042, isIdle: false } as const;
    const idle = { name: 'Customer abandonment', outcome: 'abandoned', amount: 0, isIdle: true } as const;
    const nodes = new Map<NodeId, NodeFacts>([
      [NodeId.parse('stuck'), only],
      [NodeId.parse('left'), idle],
    ]);
    expect(found([{ ...everywhere, contribution: -0.04 }], { nodes })).toBe(
      '4.0 of them are across all segments, since 12 May. 0.2 is not localised.',
    );
    expect(found([foundCause({ contribution: -0.04 })], { nodes })).toContain(
      '4.0 of them are in billing in messaging',
    );
    expect(found([{ ...everywhere, contribution: -0.07 }, botShift(0.02)], { nodes })).toContain(
      'Resolution rate across all segments carries −7.0, since 12 May.',
    );
  });

  it('says what hid a part, and of more than the change not "of them"', () => {
    const fewer = foundCause({ nodeId: NodeId.parse('left'), direction: 'down', contribution: 0.004 });
    expect(found([foundCause({ contribution: -0.07 }), botShift(0.008), fewer])).toBe(
      'Conversations stuck in the escalation queue in billing in messaging carry −7.0, since 12 May. A shift towards the bot hides another 0.8, since 12 May. Fewer conversations abandoned by the customer in billing in messaging hide another 0.4, since 12 May. What is not localised moved the other way, by 1.6.',
    );
    const itself = { nodeId: null, contribution: -0.07 };
    expect(found([foundCause(itself), foundCause({ ...itself, contribution: 0.03 })])).toBe(
      'Billing in messaging carries −7.0, since 12 May. Billing in messaging hides another 3.0, since 12 May. 0.2 is not localised.',
    );
    const away = { ...botShift(-0.008), direction: 'down' } as const;
    expect(found([away])).toContain('A shift away from the bot adds 0.8');
  });

  it('says the year of a day in another year, and the column of a value that needs it', () => {
    const segment = [
      { column: 'priority', value: 'high' },
      { column: 'issue_type', value: null },
      { column: 'channel', value: null },
    ];
    expect(found([foundCause({ segment })], { lastDay: twelfthOfMay + 300 })).toContain(
      'nearly all (2.6) priority high, no issue type, no channel, since 12 May 2026.',
    );
  });

  it('says that nothing stands out, what is small, and what is not confirmed', () => {
    expect(found([])).toBe('No segment stands out: the change is not localised.');
    const minor = [foundCause({ contribution: -0.001 }), foundCause({ contribution: -0.001 })];
    expect(found([foundCause({ status: 'unconfirmed' })], { minor })).toMatch(
      / 2 smaller findings carry −0\.2\. 1\.4 is not localised\. Not confirmed: there is not enough history to tell /u,
    );
    expect(found([foundCause({ contribution: -0.042 })], { minor: [foundCause({ contribution: -0.0002 })] })).toBe(
      '4.2 of them are conversations stuck in the escalation queue in billing in messaging, since 12 May.',
    );
  });

  it('never names a cause, and ends every sentence once', () => {
    const amount = fc.double({ min: -0.1, max: 0.1, noNaN: true });
    const facts = fc.record({
      baseline: fc.double({ min: 0, max: 1, noNaN: true }).map(present),
      current: fc.double({ min: 0, max: 1, noNaN: true }).map(present),
      components: fc.array(fc.record({ name: fc.constantFrom('A', 'B'), amount }), { maxLength: 5 }),
      causes: fc.option(
        fc
          .array(fc.record({ contribution: amount, kind: fc.constantFrom('rate', 'volume') }), { maxLength: 5 })
          .map((causes) => causeFacts(causes.map((cause) => foundCause(cause)))),
      ),
      isImmature: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, (changes) => {
        const text = told(changes);
        expect(text).not.toMatch(/because|caus|due to|NaN|undefined|\.\.|,\.| {2}/i);
        expect(text).toMatch(/^Resolution rate .*\.$/);
      }),
    );
  });
});
