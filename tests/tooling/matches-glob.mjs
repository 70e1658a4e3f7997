/**
 * Whether a path matches a glob of which only `**` (anything) and `*` (anything but `/`) are special.
 *
 * @param {string} path
 * @param {string} glob
 * @returns {boolean}
 */
export function matchesGlob(path, glob) {
  const pattern = glob
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  return new RegExp(`^${pattern}$`).test(path);
}
