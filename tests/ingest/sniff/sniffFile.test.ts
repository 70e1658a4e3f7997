import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { limits } from '#ingest/limits.ts';
import { sniffFile } from '#ingest/sniff/sniffFile.ts';
import { type FileContent, fileOf, unwrap } from '../importing.ts';

const guess = { delimiter: null, encoding: null, hasHeader: null };

const sniff = async (content: FileContent, options = {}) =>
  unwrap(await sniffFile(fileOf(content), { ...guess, ...options }));
const refused = async (content: FileContent, name?: string) => {
  const result = await sniffFile(fileOf(content, name), guess);
  return result.ok ? null : result.error;
};

function utf16(text: string, endian: 'le' | 'be', mark: boolean): Uint8Array<ArrayBuffer> {
  const units = (mark ? `\uFEFF${text}` : text).split('').map((unit) => unit.charCodeAt(0));
  return Uint8Array.from(
    units.flatMap((unit) => (endian === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  );
}

describe('encoding', () => {
  it('goes by the byte-order mark', async () => {
    expect(await sniff('\uFEFFid,name\n1,a\n')).toMatchObject({ encoding: 'utf-8', hasByteOrderMark: true });
    expect(await sniff(utf16('id,name\n1,a\n', 'le', true))).toMatchObject({
      encoding: 'utf-16le',
      hasByteOrderMark: true,
    });
    expect(await sniff(utf16('id,name\n1,a\n', 'be', true))).toMatchObject({ encoding: 'utf-16be' });
  });

  it('sees the zeros of UTF-16 without a mark', async () => {
    expect(await sniff(utf16('id;name\n1;ä\n', 'le', false))).toMatchObject({
      encoding: 'utf-16le',
      delimiter: ';',
      hasByteOrderMark: false,
    });
    expect(await sniff(utf16('id;name\n1;ä\n', 'be', false))).toMatchObject({ encoding: 'utf-16be' });
  });

  it('tells UTF-8 from Windows-1252, and knows when it has seen only ASCII', async () => {
    expect(await sniff('id,name\n1,Zoë\n')).toMatchObject({ encoding: 'utf-8', encodingIsSure: true });
    expect(await sniff('id,name\n1,Zoe\n')).toMatchObject({ encoding: 'utf-8', encodingIsSure: false });
    const latin = Uint8Array.from('id,name\n1,Zo\xEB\n', (each) => each.charCodeAt(0));
    expect(await sniff(latin)).toMatchObject({ encoding: 'windows-1252' });
  });

  it('takes what the person says', async () => {
    expect(await sniff('id,name\n1,a\n', { encoding: 'windows-1252' })).toMatchObject({
      encoding: 'windows-1252',
      encodingIsSure: true,
    });
  });
});

describe('delimiter', () => {
  it.each([
    [',', 'id,name,note\n1,a,"x; y"\n2,b,z\n'],
    [';', 'id;name;share\n1;a;0,5\n2;b;1,25\n'],
    ['\t', 'id\tname, given\tnote\n1\ta, b\tx\n2\tc, d\ty\n'],
    ['|', 'id|name|note\n1|a, b|x;y\n2|b, c|z;w\n'],
  ])('%j by the agreement of the rows', async (delimiter, text) => {
    expect(await sniff(text)).toMatchObject({ delimiter, width: 3 });
  });

  it('looks through quotes and line breaks inside them', async () => {
    expect(await sniff('id,note\n1,"a;b;c\nd;e;f"\n2,"g;h;i\nj;k;l"\n')).toMatchObject({ delimiter: ',', width: 2 });
  });

  it('decimal commas under a semicolon do not make columns', async () => {
    expect(await sniff('a;b\n1,5;2,5\n3,5;4,5\n5,5;6,5\n')).toMatchObject({ delimiter: ';', width: 2 });
  });

  it('says when nothing splits the rows', async () => {
    expect(await refused('one\ntwo\nthree\n')).toEqual({ code: 'one-column', delimiter: ',' });
  });
});

describe('header', () => {
  it.each([
    ['names over values', 'id,status\n1,Open\n2,Closed\n', true],
    ['names over words', 'A,B,C\nX,Y,Z\n', true],
    ['a number among the names', '1,Open\n2,Closed\n', false],
    ['a date among the names', 'Anna,2024-03-01\nBert,2024-03-02\n', false],
    ['an address among the names', 'Anna,a@b.example\nBert,c@d.example\n', false],
    ['words that come back below', 'North,Open\nSouth,Open\nEast,Closed\nWest,Open\n', false],
  ])('%s', async (_, text, hasHeader) => {
    expect(await sniff(text)).toMatchObject({ hasHeader });
  });

  it('stands below a title and a spreadsheet’s sep line', async () => {
    const text = 'Tickets of May\n\nsep=;\nid;status;agent;team\n1;Open;A;X\n2;Closed;B;Y\n';
    expect(await sniff(text)).toMatchObject({ preamble: 2, hasHeader: true, width: 4, delimiter: ';' });
    expect(await sniff('sep=;\r\nid;note\r\n1;a\r\n2;b\r\n')).toMatchObject({ preamble: 1, delimiter: ';', width: 2 });
    expect(await sniff('id,status,,\n1,Open,,\n2,Closed,,\n')).toMatchObject({ preamble: 0, width: 2 });
  });

  it('counts nameless trailing columns only where the rows fill them', async () => {
    expect(await sniff('a,b,,\n1,2,,\n3,4,,\n')).toMatchObject({ width: 2 });
    expect(await sniff('a,b\n1,2,x\n3,4,y\n5,6,z\n')).toMatchObject({ width: 3 });
  });
});

describe('what is no delimited text', () => {
  it.each([
    ['xlsx', Uint8Array.from('PK\x03\x04....[Content_Types].xml', (each) => each.charCodeAt(0))],
    ['zip', Uint8Array.from('PK\x03\x04....tickets.csv', (each) => each.charCodeAt(0))],
    ['gzip', Uint8Array.from(gzipSync('a,b\n1,2\n'))],
    ['pdf', '%PDF-1.7\n'],
    ['parquet', 'PAR1....'],
    ['json', '[{"id": 1}, {"id": 2}]'],
    ['json', '{"tickets": [1, 2]}\n'],
    ['html', '<!DOCTYPE html><html><body>Sign in</body></html>'],
  ] as const)('%s, whatever its name', async (found, content) => {
    expect(await refused(content, 'tickets.csv')).toEqual({ code: 'wrong-format', found });
  });

  it('other binary files', async () => {
    expect(await refused(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10))).toEqual({
      code: 'binary-file',
      looksLike: 'png',
    });
    expect(await refused(Uint8Array.from({ length: 400 }, (_, i) => (i * 37) % 256))).toEqual({
      code: 'binary-file',
      looksLike: null,
    });
  });

  it('a header in brackets is still a header', async () => {
    expect(await sniff('[id],[name]\n1,a\n')).toMatchObject({ width: 2, hasHeader: true });
  });

  it('nothing, or nothing but space', async () => {
    expect(await refused('')).toEqual({ code: 'empty-file' });
    expect(await refused('\uFEFF \r\n\r\n')).toEqual({ code: 'empty-file' });
  });

  it('more than the limit, before a byte is read', async () => {
    const file = fileOf('id,name\n');
    Object.defineProperty(file, 'size', { value: limits.fileBytes + 1 });
    Object.defineProperty(file, 'slice', {
      value: () => {
        throw new Error('read');
      },
    });
    expect(await sniffFile(file, guess)).toEqual({
      ok: false,
      error: { code: 'too-large', bytes: limits.fileBytes + 1, limitBytes: limits.fileBytes },
    });
  });
});
