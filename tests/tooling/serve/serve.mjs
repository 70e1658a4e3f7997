import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { headersFor } from './headers.mjs';

/** @typedef {{ readonly address: string, readonly close: () => Promise<void> }} Served */

/**
 * Serves a built app to this machine only.
 *
 * Errors   throws where there is no build, or where 20 ports in a row are taken.
 *
 * @param {string} folder
 * @param {number} port the first to try; 0: any free one
 * @returns {Promise<Served>}
 */
export async function serve(folder, port) {
  if (!existsSync(join(folder, 'index.html'))) throw new Error('there is no build to serve: npm run build');
  const files = sirv(folder, { gzip: true, brotli: true, etag: true, setHeaders: setHeadersFor });
  const server = createServer((request, response) => files(request, response, () => notFound(response)));
  const taken = await listen(server, port);
  return { address: `http://127.0.0.1:${taken}`, close: () => close(server) };
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {string} path
 */
function setHeadersFor(response, path) {
  for (const [name, value] of Object.entries(headersFor(path))) response.setHeader(name, value);
}

/** @param {import('node:http').ServerResponse} response */
function notFound(response) {
  setHeadersFor(response, '/');
  response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
}

/**
 * @param {import('node:http').Server} server
 * @param {number} first
 * @returns {Promise<number>} the port it got
 */
async function listen(server, first) {
  for (let port = first; port < first + 20; port += 1) {
    if (!(await isListening(server, port))) continue;
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  }
  throw new Error(`ports ${first} to ${first + 19} are all taken: name another with --port`);
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<boolean>} false where another program has the port
 */
function isListening(server, port) {
  return new Promise((resolve, reject) => {
    const refuse = (/** @type {NodeJS.ErrnoException} */ error) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error);
    server.once('error', refuse);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', refuse);
      resolve(true);
    });
  });
}

/**
 * @param {import('node:http').Server} server
 * @returns {Promise<void>}
 */
function close(server) {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
