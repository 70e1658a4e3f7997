import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listFiles } from './read-sources.mjs';
import { compress } from './serve/compress.mjs';
import { type Served, serve } from './serve/serve.mjs';

let folder = '';
let served: Served;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taproot-serve-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'assets/main-abc.js'), 'export const x = 1;\n'.repeat(200));
  compress(folder, listFiles(['.'], folder));
  served = await serve(folder, 0);
});

afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

/** As it goes over the wire: fetch would unpack it and tidy the path. */
function get(path: string, headers: Readonly<Record<string, string>> = {}) {
  const { hostname, port } = new URL(served.address);
  return new Promise<{ status: number | undefined; headers: Readonly<Record<string, unknown>>; bytes: number }>(
    (resolve, reject) => {
      request({ hostname, port, path, headers: { ...headers } }, (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, bytes }));
      })
        .on('error', reject)
        .end();
    },
  );
}

it('the page comes under the policy and is asked for again', async () => {
  const { status, headers } = await get('/');
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-security-policy': expect.stringMatching(/^default-src 'self'; script-src 'self'; .*worker-src 'self';/),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
    'content-type': 'text/html;charset=utf-8',
  });
});

it('a hashed file is kept for good, under the policy too', async () => {
  const { headers } = await get('/assets/main-abc.js');
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(headers['content-type']).toBe('text/javascript');
  expect(headers['content-security-policy']).toContain("connect-src 'self'");
});

it.each(['br', 'gzip'])('what lies ready as %s is sent so', async (encoding) => {
  const { headers, bytes } = await get('/assets/main-abc.js', { 'accept-encoding': encoding });
  expect(headers['content-encoding']).toBe(encoding);
  expect(headers['content-type']).toBe('text/javascript');
  expect(bytes).toBeLessThan(500);
});

it('what is not there, or not below the folder, is not found', async () => {
  expect((await get('/nothing')).status).toBe(404);
  expect((await get('/../../etc/hostname')).status).toBe(404);
  expect((await get('/%2e%2e/%2e%2e/etc/hostname')).status).toBe(404);
});

it('a taken port moves on to the next', async () => {
  const first = Number(new URL(served.address).port);
  const second = await serve(folder, first);
  expect(Number(new URL(second.address).port)).toBeGreaterThan(first);
  await second.close();
});

it('without a build it says what to do', async () => {
  await expect(serve(join(folder, 'assets'), 0)).rejects.toThrow('npm run build');
});
