import { describe, expect, it } from 'vitest';
import type { Dataset } from '#core/model/schema.ts';
import { canBeAdded, chooseDimensions, type LeftOut } from '#core/rootcause/chooseDimensions.ts';
import type { ColumnRole, ColumnSchema } from '#core/table/table.ts';
import { dataset } from '../../support/deskDoc.ts';

function column(id: string, distinct: number, role: ColumnRole | null = null, missing = 0): ColumnSchema {
  return { id, name: id, kind: 'dimension', role, unit: null, distinct, missing, derived: false };
}

function desk(...columns: readonly ColumnSchema[]): Dataset {
  return { ...dataset('d', 'desk'), rowCount: 10_000, columns: columns.map((each) => ({ ...each })) };
}

const wishes = { defining: new Set<string>(), fixed: new Set<string>(), chosen: new Map<string, boolean>() };

function reasons(of: Dataset, more: Partial<typeof wishes> = {}): readonly (readonly [string, LeftOut | null])[] {
  return chooseDimensions(of, { ...wishes, ...more }).map((choice) => [choice.column.id, choice.leftOut]);
}

describe('dimensions of a search', () => {
  it('CAUSE-51 the telling ones first, then those with the fewest values', () => {
    const columns = desk(
      column('plan', 3),
      column('team', 9, 'team'),
      column('region', 2),
      column('way', 5, 'channel'),
    );
    expect(reasons(columns)).toEqual([
      ['way', null],
      ['team', null],
      ['region', null],
      ['plan', null],
    ]);
  });

  it('CAUSE-51 each one left out has its reason', () => {
    const columns = desk(
      column('outcome', 8, 'outcome'),
      column('state', 4, 'status'),
      column('rule', 4),
      column('held', 4),
      column('one', 1),
      column('empty', 3, null, 9_990),
      column('two', 1, null, 40),
      column('id', 9_000),
      column('city', 3_000),
      column('unwanted', 2),
    );
    const found = reasons(columns, {
      defining: new Set(['rule']),
      fixed: new Set(['held']),
      chosen: new Map([['unwanted', false]]),
    });
    expect(new Map(found)).toEqual(
      new Map([
        ['state', 'aftermath'],
        ['rule', 'defines'],
        ['one', 'constant'],
        ['empty', 'constant'],
        ['two', null],
        ['id', 'identifier'],
        ['city', 'many-values'],
        ['unwanted', 'off'],
      ]),
    );
    const refused: readonly LeftOut[] = ['defines', 'constant', 'identifier', 'many-values'];
    expect(
      found
        .filter(([, why]) => !canBeAdded(why))
        .map(([, why]) => why)
        .toSorted(),
    ).toEqual([...refused, 'constant'].toSorted());
  });

  it('CAUSE-73 what says how a conversation was handled is left out by its name too, unless a person wants it', () => {
    const columns = desk(
      column('knowledge', 2),
      column('u_priority_confirmation', 2),
      column('Closed code', 9),
      column('Reassignment count', 4),
      column('Product', 4),
      column('State', 50),
      column('Account status', 4),
      column('Closest store', 9),
      column('Solution', 5),
      column('Knowledge area', 6),
      column('SLA tier', 3),
    );
    const left = (of: Partial<Parameters<typeof reasons>[1]> = {}) =>
      reasons(columns, of).flatMap(([id, why]) => (why === 'aftermath' ? [id] : []));
    expect(left().toSorted()).toEqual(['Closed code', 'Reassignment count', 'knowledge', 'u_priority_confirmation']);
    expect(left({ chosen: new Map([['knowledge', true]]) })).not.toContain('knowledge');
  });

  it('CAUSE-51 no more combinations than can be searched, and one that is asked for comes first', () => {
    const small = desk(column('a', 300), column('b', 400), column('c', 500), column('went', 3, 'status'));
    expect(reasons(small).every(([id, why]) => (id === 'went') === (why !== null))).toBe(true);
    const columns = { ...small, rowCount: 1_000_000 };
    expect(new Map(reasons(columns))).toEqual(
      new Map<string, LeftOut | null>([
        ['a', null],
        ['b', null],
        ['c', 'too-many'],
        ['went', 'aftermath'],
      ]),
    );
    expect(
      reasons(columns, {
        chosen: new Map([
          ['c', true],
          ['went', true],
        ]),
      }).slice(0, 2),
    ).toEqual([
      ['went', null],
      ['c', null],
    ]);
  });
});
