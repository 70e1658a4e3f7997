import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTags } from '#ingest/values/parseTags.ts';

const word = fc.stringMatching(/^[a-z0-9_é]{1,8}$/);

describe('tags of a cell', () => {
  it('are what was put together, whatever stands between them', () => {
    fc.assert(
      fc.property(fc.array(word), (tags) => {
        for (const separator of [' ', ',', ';', '|'] as const) {
          expect(parseTags(tags.join(separator), separator)).toEqual(tags);
        }
        expect(parseTags(JSON.stringify(tags), 'json')).toEqual(tags);
      }),
    );
  });

  it('stand without the spaces around them; a blank cell has none', () => {
    expect(parseTags(' late delivery ,refund,, ', ',')).toEqual(['late delivery', 'refund']);
    expect(parseTags('a   b\tc', ' ')).toEqual(['a', 'b', 'c']);
    for (const format of [' ', ',', 'json'] as const) expect(parseTags('  ', format)).toEqual([]);
    expect(parseTags('[]', 'json')).toEqual([]);
  });

  it('of a JSON list may be numbers or objects with a name; what is no list is unreadable', () => {
    expect(parseTags('[{"id":3,"name":"vip"},{"tag":"bug"},7]', 'json')).toEqual(['vip', 'bug', '7']);
    for (const cell of ['vip', '["vip"', '{"a":1}', '[null]', '[["a"]]']) expect(parseTags(cell, 'json')).toBeNull();
  });
});
