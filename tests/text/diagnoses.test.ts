import { describe, expect, it } from 'vitest';
import { diagnosisCodes, type Evidence, type Read } from '#core/narrative/diagnoses/diagnosis.ts';
import { diagnosesText, diagnosisTexts, evidenceText } from '#text/diagnoses.ts';

const rate = (name: string, value: number): Read => ({ name, unit: 'share', direction: 'higher', value });
const told = (evidence: Evidence): string => evidenceText(evidence).replaceAll('\u00a0', ' ');

describe('the words of a diagnosis', () => {
  it('give each reading its numbers', () => {
    const of = rate('CSAT', 0.79);
    expect(told({ kind: 'moved', of, from: 0.841, direction: 'down' })).toBe(
      'CSAT fell from 84.1 % to 79.0 %, beyond its normal variation.',
    );
    expect(told({ kind: 'moved', of, from: 0.7, direction: 'up' })).toContain('CSAT rose from 70.0 %');
    expect(told({ kind: 'steady', of, from: 0.791 })).toBe(
      'CSAT is 79.0 %, within its normal variation (baseline 79.1 %).',
    );
    expect(told({ kind: 'below', of, than: rate('Resolution rate', 0.8) })).toBe(
      'CSAT is 79.0 %, below the 80.0 % of Resolution rate.',
    );
  });

  it('give each reference its band and its place', () => {
    const of = rate('Resolution rate', 0.79);
    const reference = { kind: 'reference', of, side: 'high', atLeast: 0.6, atMost: 0.8, channel: null } as const;
    expect(told(reference)).toBe('Resolution rate is 79.0 %; 60.0 % to 80.0 % is usual for this mix of channels.');
    const time: Read = { name: 'Resolution time', unit: 'seconds', direction: 'lower', value: 2700 };
    expect(told({ ...reference, of: time, side: 'long', atLeast: null, atMost: 1800, channel: 'messaging' })).toBe(
      'Resolution time in messaging is 45.0 min; at most 30.0 min is usual.',
    );
  });

  it('name the issue types that hold most', () => {
    const of = rate('Product-fix dependency', 0.04);
    const some = { kind: 'concentration', of, values: ['bug'], count: 30, total: 40, volumeShare: 0.1 } as const;
    expect(told(some)).toBe(
      'Product-fix dependency: bug has 30 of its 40 conversations (75.0 %), and 10.0 % of all conversations.',
    );
    expect(told({ ...some, values: ['bug', null] })).toContain('bug and (missing) have 30 of its 40');
  });

  it('never name a cause', () => {
    const words = diagnosisCodes.flatMap((code) => Object.values(diagnosisTexts[code]));
    expect([...words, ...Object.values(diagnosesText)].join(' ')).not.toMatch(/caus|because|due to|leads to/i);
    for (const code of diagnosisCodes) expect(diagnosisTexts[code].reading).toMatch(/sign of/);
  });
});
