import { describe, expect, it } from 'vitest';
import { explainNode } from '#core/contribution/explainNode.ts';
import { amount, changeOf, tokens, type WorkingStep } from '#core/contribution/working.ts';
import { workingOfLine } from '#core/contribution/workingOfLine.ts';
import { workingOfValue } from '#core/contribution/workingOfValue.ts';
import { renderWorking } from '#text/steps.ts';
import { minus, over, plus } from '../support/expressions.ts';
import { formula, nodeId, number, ratio, share, treeDoc } from '../support/treeDoc.ts';

const written = (steps: readonly WorkingStep[]) =>
  renderWorking(steps).map(({ label, text }) => `${label}: ${text}`.replaceAll('\u00a0', ' '));

describe('renderWorking', () => {
  it('writes a share as its counts', () => {
    const step: WorkingStep = {
      of: { code: 'value', name: 'Resolution rate', side: 'baseline' },
      tokens: tokens(amount(9840, 'count'), '/', amount(12_551, 'count')),
      result: amount(9840 / 12_551, 'share'),
    };
    expect(written([step])).toEqual(['Resolution rate, baseline: 9,840 ÷ 12,551 = 78.40 %']);
    expect(written([{ ...step, tokens: [] }])).toEqual(['Resolution rate, baseline: 78.40 %']);
  });

  it('writes a formula in names, then in numbers', () => {
    const doc = treeDoc({
      name: 'Rate',
      of: formula(minus(1, plus('Lost', 'Stuck'))),
      children: [
        { name: 'Lost', of: share },
        { name: 'Stuck', of: share },
      ],
    });
    const read = (id: string) => (id === 'Rate' ? number(0.7) : ratio(15, 100));
    expect(written(workingOfValue(doc, nodeId('Rate'), 'current', read))).toEqual([
      'Rate: 1 − (Lost + Stuck)',
      'Rate, current period: 1 − (0.15 + 0.15) = 0.70',
    ]);
  });

  it('writes a ledger line as change × multiplier', () => {
    const doc = treeDoc({
      name: 'q',
      of: formula(over('a', 'b')),
      children: [
        { name: 'a', of: share },
        { name: 'b', of: share },
      ],
    });
    const values: Readonly<Record<string, readonly [number, number]>> = { q: [2.5, 2.4], a: [10, 12], b: [4, 5] };
    const ledger = explainNode(doc, nodeId('q'), (id, side) => number(values[id]?.[side === 'baseline' ? 0 : 1] ?? 0));
    expect(ledger.lines.flatMap((line) => written(workingOfLine(doc, ledger, line)))).toEqual([
      'Change of a: 12.0 − 10.0 = +2.00',
      'What a change of a is multiplied by: (1 ÷ 4 + 1 ÷ 5) ÷ 2 = 0.225',
      'Contribution of a: (+2.00) × 0.225 = +0.45',
      'Change of b: 5.00 − 4.00 = +1.00',
      'What a change of b is multiplied by: −(10 + 12) ÷ (2 × 4 × 5) = −0.55',
      'Contribution of b: (+1.00) × (−0.55) = −0.55',
    ]);
  });

  it('writes the steps of a segment', () => {
    const steps: readonly WorkingStep[] = [
      { of: { code: 'share', side: 'baseline' }, tokens: [], result: amount(0.4167, 'share') },
      { of: { code: 'share', side: 'current' }, tokens: [], result: amount(0.3, 'share') },
      {
        of: { code: 'rate' },
        tokens: tokens(amount(0.3583, 'share'), '*', '(', amount(0.6222, 'share'), '-', amount(0.7, 'share'), ')'),
        result: changeOf(-0.0279, 'share'),
      },
      { of: { code: 'centre' }, tokens: [], result: amount(0.6492, 'share') },
      {
        of: { code: 'mix' },
        tokens: tokens(
          '(',
          amount(0.6611, 'share'),
          '-',
          amount(0.6492, 'share'),
          ')',
          '*',
          changeOf(-0.1167, 'share'),
        ),
        result: changeOf(-0.0014, 'share'),
      },
      {
        of: { code: 'segment' },
        tokens: tokens(changeOf(-0.0279, 'share'), '+', changeOf(-0.0014, 'share')),
        result: changeOf(-0.0293, 'share'),
      },
    ];
    expect(written(steps)).toEqual([
      'Share of the volume, baseline: 41.67 %',
      'Share of the volume, current period: 30.00 %',
      'Rate: mean share × change of its own level: 35.83 % × (62.22 % − 70.00 %) = −2.79 points',
      'Overall level, mean of both periods: 64.92 %',
      'Mix: its level against the overall one × change of its share: (66.11 % − 64.92 %) × (−11.67 points) = −0.14 points',
      'Contribution: (−2.79 points) + (−0.14 points) = −2.93 points',
    ]);
  });
});
