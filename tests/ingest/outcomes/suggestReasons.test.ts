import { describe, expect, it } from 'vitest';
import { generateSample } from '#core/sample/generateSample.ts';
import { valuesOf } from '../../core/sample/readSample.ts';
import { sampleCsv } from '../../support/sampleCsv.ts';
import { guessFor, interpretGuessed, readContent, unwrap } from '../importing.ts';

describe('the export of the sample', () => {
  it('is understood without help: a reason for being unresolved outweighs a closed status', async () => {
    const file = await readContent(sampleCsv());
    const { suggestedRules } = await interpretGuessed(file);
    const { table } = unwrap(await file.importer.finish(suggestedRules));
    expect(tallied(valuesOf(table, 'outcome'))).toEqual(tallied(valuesOf(generateSample(), 'outcome')));
  });

  it('a unit in a name does not hide its role', async () => {
    const { preview } = await readContent(sampleCsv({ rows: 100 }));
    expect(guessFor(preview, 'longest_wait_s').choice).toMatchObject({
      role: 'wait_seconds',
      durationFormat: 'seconds',
    });
  });
});

function tallied(values: readonly (string | null)[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value ?? ''] = (counts[value ?? ''] ?? 0) + 1;
  return counts;
}
