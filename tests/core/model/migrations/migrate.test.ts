import { describe, expect, it } from 'vitest';
import { currentFormat, formatOf, formatVersion, migrate, type RawRecord } from '#core/model/migrations/migrate.ts';

const mark = (text: string) => (records: readonly RawRecord[]) =>
  records.map((record) => ({ ...record, value: `${String(record.value)}${text}` }));
const format = formatOf([mark('→2'), mark('→3'), mark('→4')]);
const saved: readonly RawRecord[] = [{ table: 'nodes', id: 'a', value: '1' }];

describe('migrate', () => {
  it('MODEL-23 runs each step once, in order, from the version saved', () => {
    expect(format.version).toBe(4);
    expect(migrate(1, saved, format)).toEqual({ ok: true, value: [{ table: 'nodes', id: 'a', value: '1→2→3→4' }] });
    expect(migrate(3, saved, format)).toEqual({ ok: true, value: [{ table: 'nodes', id: 'a', value: '1→4' }] });
    expect(migrate(4, saved, format)).toEqual({ ok: true, value: saved });
  });

  it('MODEL-23 refuses a later version, and what is no version', () => {
    expect(migrate(5, saved, format)).toEqual({ ok: false, error: { code: 'too-new', version: 5, supported: 4 } });
    for (const version of [0, -1, 1.5, Number.NaN])
      expect(migrate(version, saved, format)).toEqual({ ok: false, error: { code: 'bad-version', version } });
  });

  it('MODEL-23 knows the version that this build writes', () => {
    expect(formatVersion).toBe(currentFormat.steps.length + 1);
    expect(migrate(formatVersion, saved)).toEqual({ ok: true, value: saved });
  });
});
