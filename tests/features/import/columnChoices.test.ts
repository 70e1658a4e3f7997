import { describe, expect, test } from 'vitest';
import { holderOf, initialChoices, readingOf, withReading, withRole } from '#features/import/columnChoices.ts';
import { guess, preview } from './made.ts';

const columns = [
  guess('number', { kind: 'text', role: 'conversation_id' }),
  guess('opened', { kind: 'time', role: 'created_at', dateOrder: 'dmy' }, { dateOrders: ['dmy', 'mdy'] }),
  guess('closed', { kind: 'time', role: 'closed_at', dateOrder: 'dmy' }),
  guess('state', { role: 'status' }),
  guess('talk', { kind: 'measure', durationFormat: 'h:mm:ss', unit: 'seconds', role: 'resolution_seconds' }),
];
const start = initialChoices(preview(columns, { nullMarkers: ['?'] }));
const column = (id: string) => columns.find((each) => each.id === id) ?? guess(id);

describe('the choices to start from', () => {
  test('are the guesses, counted on the day of creation', () => {
    expect(start.dateColumn).toBe('opened');
    expect(start.nullMarkers).toEqual(['?']);
    expect(start.grain).toEqual({ kind: 'rows' });
    expect(start.byId['talk']?.durationFormat).toBe('h:mm:ss');
  });

  test('count on the first time where none is the creation, and on no day where there is no time', () => {
    expect(initialChoices(preview([guess('a', { kind: 'time' }), guess('b', { kind: 'time' })])).dateColumn).toBe('a');
    expect(initialChoices(preview([guess('a')])).dateColumn).toBeNull();
  });
});

describe('another reading', () => {
  test('tells a duration from a number', () => {
    expect(readingOf(column('talk').choice)).toBe('duration');
    const next = withReading(start, column('talk'), 'measure', columns);
    expect(next.byId['talk']).toMatchObject({ kind: 'measure', durationFormat: null, unit: 'number', role: null });
  });

  test('of a time as text takes its meaning and its day along', () => {
    const next = withReading(start, column('opened'), 'text', columns);
    expect(next.byId['opened']).toMatchObject({ kind: 'text', role: null, dateOrder: null });
    expect(next.dateColumn).toBe('closed');
  });

  test('keeps a meaning that does not ask for a certain reading', () => {
    expect(withReading(start, column('state'), 'text', columns).byId['state']).toMatchObject({ role: 'status' });
  });

  test('of a duration starts from the format that was guessed', () => {
    const plain = withReading(start, column('talk'), 'text', columns);
    expect(withReading(plain, column('talk'), 'duration', columns).byId['talk']).toMatchObject({
      durationFormat: 'h:mm:ss',
      unit: 'seconds',
    });
  });

  test('left out, the grain that stood on the column falls back', () => {
    const grained = {
      ...start,
      grain: { kind: 'last-per-id', idColumn: 'number', sortColumn: 'closed' } as const,
    };
    expect(withReading(grained, column('number'), 'ignore', columns).grain).toEqual({ kind: 'rows' });
    expect(withReading(grained, column('closed'), 'ignore', columns).grain).toMatchObject({ sortColumn: null });
    expect(withReading(grained, column('state'), 'ignore', columns).grain).toBe(grained.grain);
  });
});

describe('another meaning', () => {
  test('is taken from the column that had it', () => {
    const next = withRole(start, column('closed'), 'created_at', columns);
    expect(holderOf(next, 'created_at')).toBe('closed');
    expect(next.byId['opened']?.role).toBeNull();
    expect(next.dateColumn).toBe('closed');
  });

  test('brings the reading that it asks for', () => {
    expect(withRole(start, column('state'), 'updated_at', columns).byId['state']).toMatchObject({
      kind: 'time',
      dateOrder: 'iso',
    });
    expect(withRole(start, column('state'), 'reopened_count', columns).byId['state']).toMatchObject({
      kind: 'measure',
      unit: 'number',
    });
    expect(withRole(start, column('state'), 'wait_seconds', columns).byId['state']).toMatchObject({
      kind: 'measure',
      durationFormat: 'seconds',
    });
  });

  test('can be none', () => {
    expect(withRole(start, column('state'), null, columns).byId['state']?.role).toBeNull();
  });
});
