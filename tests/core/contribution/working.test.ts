import { describe, expect, it } from 'vitest';
import { explainNode } from '#core/contribution/explainNode.ts';
import type { SegmentRow } from '#core/contribution/ledger.ts';
import type { Side } from '#core/contribution/readNode.ts';
import type { WorkingStep, WorkingToken } from '#core/contribution/working.ts';
import { workingOfLine } from '#core/contribution/workingOfLine.ts';
import { workingOfSegment } from '#core/contribution/workingOfSegment.ts';
import { workingOfValue } from '#core/contribution/workingOfValue.ts';
import type { NodeId } from '#core/model/schema.ts';
import { segmentRow, segmentSplit } from '../../support/changeFacts.ts';
import { max, min, minus, over, type part, plus, times, when } from '../../support/expressions.ts';
import {
  aggregate,
  type Branch,
  evaluate,
  formula,
  missing,
  nodeId,
  number,
  ratio,
  share,
  treeDoc,
} from '../../support/treeDoc.ts';

const symbols = { minus: '-', open: '(', close: ')', comma: ',' } as const;

function symbol(token: WorkingToken): string {
  if (token.kind === 'quantity') return `(${token.quantity.value})`;
  if (token.kind === 'operator') return token.op;
  if (token.kind === 'compare') return token.op === '=' ? '===' : token.op;
  if (token.kind === 'function') return token.name === 'if' ? 'choose' : `Math.${token.name}`;
  return token.kind === 'name' ? token.name : symbols[token.kind];
}

const choose = (holds: boolean, then: number, otherwise: number): number => (holds ? then : otherwise);

/** The arithmetic of a step, redone by another reader. */
function redo(step: WorkingStep): number {
  const result: unknown = new Function('choose', `return ${step.tokens.map(symbol).join('')};`)(choose);
  return Number(result);
}

function expectArithmetic(steps: readonly WorkingStep[]): void {
  for (const step of steps) {
    if (step.result !== null && step.tokens.length > 0) expect(redo(step)).toBeCloseTo(step.result.value, 12);
  }
}

const two = (expression: ReturnType<typeof part>): Branch => ({
  name: 'top',
  of: formula(expression),
  children: [
    { name: 'a', of: share },
    { name: 'b', of: share },
  ],
});
const values: Readonly<Record<string, readonly [number, number]>> = { a: [0.12, 0.145], b: [-0.264, -0.441] };

function read(doc: ReturnType<typeof treeDoc>) {
  return (id: NodeId, side: Side) =>
    evaluate(doc, id, (leaf) => {
      const pair = values[leaf];
      return pair === undefined ? missing : number(pair[side === 'baseline' ? 0 : 1]);
    });
}

describe('working', () => {
  it('CONTRIB-21 of a value read from data is numerator ÷ denominator', () => {
    const doc = treeDoc({ name: 'rate', of: share });
    const [step, ...more] = workingOfValue(doc, nodeId('rate'), 'baseline', () => ratio(9840, 12_551));
    expect(more).toEqual([]);
    expect(step?.tokens).toEqual([
      { kind: 'quantity', quantity: { value: 9840, unit: 'count', isChange: false } },
      { kind: 'operator', op: '/' },
      { kind: 'quantity', quantity: { value: 12_551, unit: 'count', isChange: false } },
    ]);
    expect(step?.result?.value).toBeCloseTo(0.784, 4);
    expectArithmetic(step === undefined ? [] : [step]);
    expect(workingOfValue(doc, nodeId('rate'), 'current', () => missing)).toEqual([]);
    expect(workingOfValue(doc, nodeId('stranger'), 'current', () => number(1))).toEqual([]);
  });

  it('CONTRIB-21 of a mean, a ratio and a count have their units', () => {
    const units = (of: Branch['of'], value = ratio(600, 10)) => {
      const doc = treeDoc({ name: 'x', of });
      return workingOfValue(doc, nodeId('x'), 'current', () => value).flatMap((step) =>
        step.tokens.flatMap((token) => (token.kind === 'quantity' ? [token.quantity.unit] : [])),
      );
    };
    expect(units(aggregate('mean'))).toEqual(['number', 'count']);
    const counts = { aggregate: 'count', column: null, filter: { kind: 'all' } } as const;
    expect(units({ kind: 'ratio', numerator: counts, denominator: counts })).toEqual(['number', 'number']);
    expect(units(aggregate('count'), number(7))).toEqual([]);
  });

  it('CONTRIB-21 of a formula is the formula in names and in numbers', () => {
    const doc = treeDoc(two(minus(1, plus('a', times('b', 2)))));
    const [names, numbers] = workingOfValue(doc, nodeId('top'), 'current', read(doc));
    expect(names?.result).toBeNull();
    expect(names?.tokens.map(symbol).join(' ')).toBe('(1) - ( a + b * (2) )');
    expect(numbers?.result?.value).toBeCloseTo(1.737, 12);
    expectArithmetic(numbers === undefined ? [] : [numbers]);
  });

  it('CONTRIB-21 of min, max and if is written as it is evaluated', () => {
    for (const expression of [max('a', times('b', -2)), when(['a', '<=', 0.13], min('a', 'b'), 'b')]) {
      const doc = treeDoc(two(expression));
      for (const side of ['baseline', 'current'] as const) {
        const steps = workingOfValue(doc, nodeId('top'), side, read(doc));
        expect(steps).toHaveLength(2);
        expectArithmetic(steps.slice(1));
      }
    }
  });

  it('CONTRIB-21 of a ledger line: change, multiplier, product', () => {
    for (const expression of [
      plus('a', 'b'),
      times('a', 'b'),
      over('a', 'b'),
      times('a', plus('b', 1)),
      over('a', 'a'),
      min('a', 'b'),
      when(['a', '>', 0.13], 'a', times('b', 2)),
    ]) {
      const doc = treeDoc(two(expression));
      const ledger = explainNode(doc, nodeId('top'), read(doc));
      for (const line of ledger.lines) {
        const steps = workingOfLine(doc, ledger, line);
        expect(steps.map(({ of }) => of.code)).toEqual(['change', 'multiplier', 'contribution']);
        expect(steps[2]?.result?.value).toBe(line.contribution);
        expectArithmetic(steps);
      }
    }
    const product = treeDoc(two(times('a', 'b')));
    const ledger = explainNode(product, nodeId('top'), read(product));
    const [line] = ledger.lines;
    expect(line && workingOfLine(product, ledger, line)[1]?.tokens.map(symbol).join('')).toBe(
      '((-0.264)+(-0.441))/(2)',
    );
    expect(line && workingOfLine(product, { ...ledger, lines: [line] }, line)[1]?.tokens).toEqual([]);
    expect(line && workingOfLine(product, { ...ledger, nodeId: nodeId('a') }, line)).toEqual([]);
  });

  const chat: SegmentRow = {
    value: 'chat',
    n: { baseline: 1000, current: 900 },
    share: { baseline: 1000 / 2400, current: 900 / 3000 },
    before: 0.7,
    after: 560 / 900,
    rate: ((1000 / 2400 + 0.3) / 2) * (560 / 900 - 0.7),
    mix: ((0.7 + 560 / 900) / 2 - (1700 / 2400 + 1770 / 3000) / 2) * (0.3 - 1000 / 2400),
    contribution: 0,
    presence: 'both',
  };
  const worked: SegmentRow = { ...chat, contribution: chat.rate + chat.mix };
  const rest = segmentRow('rest', { n: { baseline: 1400, current: 2100 } });
  const split = segmentSplit([worked, rest], { baseline: 1700 / 2400, current: 1770 / 3000 });

  it('CONTRIB-21 of a segment: shares, rate, mix and their sum', () => {
    const steps = workingOfSegment(split, worked, 'share');
    expect(steps.map(({ of }) => of.code)).toEqual(['share', 'share', 'rate', 'centre', 'mix', 'segment']);
    expectArithmetic(steps);
    expect(steps[2]?.result?.value).toBeCloseTo(-0.0279, 4);
    expect(steps[4]?.result?.value).toBeCloseTo(-0.0014, 4);
  });

  it('CONTRIB-21 of a segment that is new has its level on both sides', () => {
    const mix = (0.3 - (1700 / 2400 + 1770 / 3000) / 2) * 0.1;
    const bot = segmentRow('bot', {
      before: null,
      after: 0.3,
      share: { baseline: 0, current: 0.1 },
      n: { baseline: 0, current: 300 },
      mix,
      presence: 'new',
    });
    const others = segmentRow('others', { n: { baseline: 2400, current: 2700 } });
    const steps = workingOfSegment(segmentSplit([bot, others], split), bot, 'share');
    expect(steps.map(({ of }) => of.code)).toContain('mix');
    const whole = segmentSplit([bot, others], { baseline: split.baseline, current: split.current });
    expectArithmetic(workingOfSegment(whole, bot, 'share'));
  });

  it('CONTRIB-21 of a segment of another formula is the sum of its effects', () => {
    const other: SegmentRow = { ...worked, rate: -0.5, contribution: -0.5 + worked.mix };
    const steps = workingOfSegment(split, other, 'share');
    expect(steps.map(({ of }) => of.code)).toEqual(['segment']);
    expectArithmetic(steps);
  });

  it('CONTRIB-21 of a segment of a total is its change', () => {
    const total = segmentRow('chat', { before: 120, after: null, rate: -120 });
    const steps = workingOfSegment(segmentSplit([total], { kind: 'total' }), total, 'count');
    expect(steps).toHaveLength(1);
    expectArithmetic(steps);
    const foreign = segmentRow('chat', { before: 120, after: 130, rate: 4 });
    expect(workingOfSegment(segmentSplit([foreign], { kind: 'total' }), foreign, 'count')[0]?.tokens).toEqual([]);
  });
});
