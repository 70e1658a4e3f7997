/**
 * What the page may do: its own files, pictures it drew itself, and nothing from elsewhere.
 *
 * `connect-src` is the one that widens when a workspace names a warehouse of its own.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
].join('; ');

/**
 * The headers of one served file.
 *
 * Names under /assets/ carry a hash of their content, so they never go stale; all else is asked for again.
 *
 * @param {string} path from the site's root
 * @returns {Readonly<Record<string, string>>}
 */
export function headersFor(path) {
  return {
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}
