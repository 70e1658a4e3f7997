import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MetricId, NodeId } from '#core/model/schema.ts';
import { type NodeFacts, outcomeOf } from '#core/narrative/causeFacts.ts';
import { tellChange } from '#core/narrative/tellChange.ts';
import { botShift, causeFacts, changeFacts, foundCause, segmentRow, segmentSplit } from '../../support/changeFacts.ts';

const tell = (...args: Parameters<typeof changeFacts>) => tellChange(changeFacts(...args));
const kinds = (...args: Parameters<typeof changeFacts>) => tell(...args).map(({ kind }) => kind);
const left = NodeId.parse('left');
const hides = foundCause({ nodeId: left, contribution: 0.005, direction: 'down' });

describe('tellCauses', () => {
  it('TELL-8 tells causes in order, in place of the segment and the components', () => {
    const open = foundCause({ status: 'unconfirmed' });
    const facts = {
      causes: causeFacts([open, botShift(-0.008), hides], { minor: [foundCause({ contribution: -0.001 })] }),
      components: [{ name: 'Escalation bottleneck', amount: -0.028 }],
      split: { dimension: 'channel', split: segmentSplit([segmentRow('a', { rate: -0.03 }), segmentRow('b', {})]) },
      isImmature: true,
    };
    const order = ['moved', 'noise', 'cause', 'shift', 'hidden', 'smaller', 'rest', 'immature', 'unconfirmed'];
    expect(kinds(facts)).toEqual(order);
  });

  it('TELL-8 keeps the components where no segment carries the change, and a reversal always', () => {
    const components = [{ name: 'Escalation bottleneck', amount: -0.028 }];
    const causes = causeFacts([botShift(-0.008)]);
    expect(kinds({ causes, components })).toEqual(['moved', 'noise', 'carried', 'shift', 'rest']);
    const rows = [segmentRow('a', { rate: 0.02 }), segmentRow('b', { mix: -0.062 })];
    const split = { dimension: 'Channel', split: segmentSplit(rows, { simpson: true }) };
    const told = tell({ causes: causeFacts([foundCause()]), components, split });
    expect(told.map(({ kind }) => kind)).toEqual(['moved', 'noise', 'cause', 'rest', 'simpson']);
    expect(told.at(-1)).toMatchObject({ dimension: 'Channel', mix: -0.062 });
  });

  it('TELL-17 shifts of volume stand beside what is localised, with the largest of them', () => {
    const causes = causeFacts([foundCause()]);
    const rows = [
      segmentRow('messaging', { rate: -0.03 }),
      segmentRow('bot', { mix: -0.01, share: { baseline: 0.1, current: 0.12 } }),
      segmentRow('chat', { mix: 0.001 }),
    ];
    const split = { dimension: 'Channel', split: segmentSplit(rows) };
    const told = tell({ causes, split });
    expect(told.map(({ kind }) => kind)).toEqual(['moved', 'noise', 'cause', 'rest', 'shifts']);
    expect(told.at(-1)).toMatchObject({
      dimension: 'Channel',
      mix: expect.closeTo(-0.009, 12),
      most: { value: 'bot', isGrowing: true },
    });
    const even = segmentSplit([
      ...rows.slice(0, 1),
      ...['a', 'b', 'c'].map((name) => segmentRow(name, { mix: -0.003 })),
    ]);
    expect(tell({ causes, split: { dimension: 'Channel', split: even } }).at(-1)).toMatchObject({ most: null });
  });

  it('TELL-17 not where they are small, or a shift is told already', () => {
    const small = [segmentRow('messaging', { rate: -0.03 }), segmentRow('bot', { mix: -0.008 })];
    const large = [segmentRow('messaging', { rate: -0.03 }), segmentRow('bot', { mix: -0.009 })];
    const by = (rows: typeof small) => ({ dimension: 'Channel', split: segmentSplit(rows) });
    const ends = (facts: Parameters<typeof tell>[0]) => tell(facts).some(({ kind }) => kind === 'shifts');
    expect(ends({ causes: causeFacts([foundCause()]), split: by(small) })).toBe(false);
    expect(ends({ causes: causeFacts([foundCause()]), split: by(large) })).toBe(true);
    expect(ends({ causes: causeFacts([foundCause(), botShift(-0.008)]), split: by(large) })).toBe(false);
  });

  it('TELL-9 the amounts told sum to the change, whatever was found', () => {
    const amount = fc.double({ min: -0.03, max: 0.03, noNaN: true });
    const kind = fc.constantFrom('rate', 'volume');
    const cause = fc.record({ contribution: amount, kind }).map((each) => foundCause({ ...each, nodeId: null }));
    fc.assert(
      fc.property(fc.array(cause, { maxLength: 12 }), fc.array(cause, { maxLength: 4 }), (causes, minor) => {
        const told = tell({ causes: causeFacts(causes, { minor }) });
        const amounts = told.map((clause) => {
          if (clause.kind === 'cause' || clause.kind === 'shift' || clause.kind === 'hidden')
            return clause.cause.amount;
          return clause.kind === 'smaller' || clause.kind === 'rest' ? clause.amount : 0;
        });
        const isSearched = causes.length + minor.length > 0;
        const total = amounts.reduce((sum, each) => sum + each, 0);
        expect(total).toBeCloseTo(isSearched ? -0.042 : 0, 12);
        for (const sort of ['cause', 'shift', 'hidden'])
          expect(told.filter((clause) => clause.kind === sort).length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('TELL-9 says whether what is told along with the change is more than it', () => {
    const within = tell({ causes: causeFacts([foundCause({ contribution: -0.03 }), botShift(-0.012)]) });
    expect(within.find(({ kind }) => kind === 'cause')).toMatchObject({ isWithin: true });
    const more = tell({ causes: causeFacts([foundCause({ contribution: -0.06 }), hides]) });
    expect(more.find(({ kind }) => kind === 'cause')).toMatchObject({ isWithin: false });
  });

  it('TELL-10 nearly all of a component is from 90 %, all of it from 99.5 %', () => {
    const ofNode = (contribution: number) => {
      const told = tell({ causes: causeFacts([foundCause({ contribution })]) });
      const clause = told.find(({ kind }) => kind === 'cause');
      return clause?.kind === 'cause' ? clause.cause.ofNode : undefined;
    };
    expect(ofNode(-0.0251)).toBeNull();
    expect(ofNode(-0.0253)).toEqual({ whole: -0.028, isAll: false });
    expect(ofNode(-0.0278)).toEqual({ whole: -0.028, isAll: false });
    expect(ofNode(-0.0279)).toEqual({ whole: -0.028, isAll: true });
    expect(ofNode(-0.0281)).toEqual({ whole: -0.028, isAll: true });
    expect(ofNode(-0.029)).toBeNull();
    const unknown = foundCause({ nodeId: NodeId.parse('talk') });
    expect(tell({ causes: causeFacts([unknown]) })[2]).toMatchObject({ cause: { ofNode: null } });
    const stranger = foundCause({ nodeId: NodeId.parse('gone'), segment: [{ column: 'x', value: null }] });
    expect(tell({ causes: causeFacts([stranger], { since: [] }) })[2]).toMatchObject({
      cause: { node: null, place: [{ column: 'x', role: null, value: null }], since: null },
    });
  });

  it('TELL-11 nothing is localised within noise', () => {
    const assessment = { ...changeFacts().assessment, verdict: 'within' } as ReturnType<
      typeof changeFacts
    >['assessment'];
    const rows = [segmentRow('a', { rate: -0.03 }), segmentRow('b', { mix: -0.012 })];
    const facts = {
      assessment,
      components: [{ name: 'Escalation bottleneck', amount: -0.028 }],
      split: { dimension: 'channel', split: segmentSplit(rows) },
      causes: causeFacts([foundCause({ status: 'unconfirmed' })]),
    };
    expect(kinds(facts)).toEqual(['moved', 'noise']);
    expect(kinds({ ...facts, causes: null, isImmature: true })).toEqual(['moved', 'noise', 'immature']);
  });

  it('TELL-12 a search that found nothing says so', () => {
    expect(kinds({ causes: causeFacts([]) })).toEqual(['moved', 'noise', 'unlocalised']);
    const components = [{ name: 'Escalation bottleneck', amount: -0.028 }];
    expect(kinds({ causes: causeFacts([]), components })).toEqual(['moved', 'noise', 'carried', 'unlocalised']);
    expect(kinds({ causes: causeFacts([], { minor: [foundCause({ contribution: -0.001 })] }) })).toEqual([
      ...['moved', 'noise', 'smaller', 'rest'],
    ]);
  });

  it('TELL-15 tells the only component in use as the number itself', () => {
    const whole = { name: 'Resolution rate', outcome: null, amount: -0.042, isIdle: false };
    const idle = { name: 'Customer abandonment', outcome: null, amount: 0, isIdle: true };
    const nodes = new Map<NodeId, NodeFacts>([
      [NodeId.parse('root'), whole],
      [NodeId.parse('stuck'), { ...whole, name: 'Other unresolved' }],
      [left, idle],
      [NodeId.parse('talk'), { ...idle, amount: null, isIdle: false }],
    ]);
    const everywhere = foundCause({ segment: [], contribution: -0.04, direction: 'up' });
    const alone = tell({ causes: causeFacts([everywhere], { nodes }) });
    expect(alone.map(({ kind }) => kind)).toEqual(['moved', 'noise', 'cause', 'rest']);
    expect(alone[2]).toMatchObject({ cause: { node: null, place: [], direction: 'down', ofNode: null } });
    const rising = tell({ causes: causeFacts([{ ...everywhere, contribution: 0.04 }], { nodes }) });
    expect(rising.find(({ kind }) => kind === 'hidden')).toMatchObject({ cause: { node: null, direction: 'up' } });
    const still = new Map([...nodes, [left, { ...idle, isIdle: false }]]);
    const beside = tell({ causes: causeFacts([everywhere], { nodes: still }) });
    expect(beside[2]).toMatchObject({ cause: { node: { name: 'Other unresolved' }, direction: 'up' } });
  });

  it('TELL-16 a young period casts doubt on the causes told with it, and on nothing else', () => {
    const young = (causes: Parameters<typeof causeFacts>[0]) => tell({ causes: causeFacts(causes), isImmature: true });
    expect(young([foundCause()]).at(-1)).toEqual({ kind: 'immature', isLocalised: true });
    expect(young([]).at(-1)).toEqual({ kind: 'immature', isLocalised: false });
    expect(tell({ isImmature: true }).at(-1)).toEqual({ kind: 'immature', isLocalised: false });
  });

  it('TELL-7 reads a component as the outcome that it is the share of', () => {
    const metric = {
      id: MetricId.parse('m'),
      name: 'M',
      description: '',
      unit: 'share',
      direction: 'lower',
    } as const;
    const of = (column: string, values: string[]) =>
      outcomeOf({
        ...metric,
        basis: {
          kind: 'measure',
          measure: { kind: 'share', part: { kind: 'in', column, values }, whole: { kind: 'all' } },
        },
      });
    expect(of('outcome', ['abandoned'])).toBe('abandoned');
    expect(of('outcome', ['abandoned', 'open'])).toBeNull();
    expect(of('outcome', ['else'])).toBeNull();
    expect(of('status', ['abandoned'])).toBeNull();
    expect(outcomeOf({ ...metric, basis: { kind: 'unbound', needs: [] } })).toBeNull();
  });
});
