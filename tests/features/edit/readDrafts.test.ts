import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftDefinition } from '#features/edit/definitionDraft.ts';
import { readDefinition, readName, readTargetDraft } from '#features/edit/readDrafts.ts';
import type { Condition } from '#features/shared/conditions/condition.ts';
import { deskDoc } from '../../support/deskDoc.ts';

const conditions: readonly Condition[] = [
  { kind: 'values', column: 'channel', negated: true, values: ['chat', null] },
  { kind: 'text', column: 'channel', negated: false, text: '' },
  { kind: 'empty', column: 'agent', negated: false },
  { kind: 'number', column: 'replies', op: '>=', value: null },
  { kind: 'elapsed', column: 'closed', from: 'created', op: '<', seconds: 60 },
  { kind: 'fixed', filter: { kind: 'or', of: [{ kind: 'all' }] } },
];
const again = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a draft as a session kept it', () => {
  it('comes back as it was typed', () => {
    for (const metric of Object.values(deskDoc().metrics)) {
      const draft = draftDefinition(metric);
      const edited = { ...draft, measure: { ...draft.measure, where: conditions } };
      expect(readDefinition(again(edited))).toEqual(edited);
    }
    const target = { unit: 'seconds', goal: 2.5, near: null } as const;
    expect(readTargetDraft(again(target))).toEqual(target);
    expect(readName(again('Left'))).toBe('Left');
  });

  it('is none where a part of it is not what it should be', () => {
    const [metric] = Object.values(deskDoc().metrics);
    if (metric === undefined) throw new Error('the desk has metrics');
    const draft = draftDefinition(metric);
    for (const part of [{ unit: 'miles' }, { source: 1 }, { measure: null }, { description: 7 }])
      expect(readDefinition({ ...draft, ...part })).toBeNull();
    const bad = [{ ...conditions[0], values: [7] }, { kind: 'number', column: 'a', op: '~', value: 1 }, 'x'];
    for (const condition of bad)
      expect(readDefinition({ ...draft, measure: { ...draft.measure, where: [condition] } })).toBeNull();
    expect(readTargetDraft({ unit: 'share', goal: 'ten', near: null })).toBeNull();
    expect(readName({})).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const read of [readDefinition, readTargetDraft, readName]) expect(() => read(value)).not.toThrow();
      }),
    );
  });
});
