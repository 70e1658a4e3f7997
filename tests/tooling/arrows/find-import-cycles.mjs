/**
 * Rings of files that import one another, each with the shortest way round from its first file in order of path.
 *
 * A ring that only shows once another is mended waits for the next run; at least one is always shown.
 *
 * Shapes   graph: path → what it imports when it loads (types and deferred imports left out).
 * Cost     O(files × imports).
 *
 * @param {Graph} graph
 * @returns {readonly import('./check-arrows.mjs').Breach[]}
 */
export function findImportCycles(graph) {
  return [...graph.keys()].flatMap((start) => {
    const ring = shortestRing(start, graph);
    if (ring === null || ring.some((path) => path < start)) return [];
    const line = graph.get(start)?.find((edge) => edge.to === (ring[1] ?? start))?.line ?? 1;
    const broken = `a cycle: ${[...ring, start].join(' → ')}`;
    return [{ path: start, line, broken, mend: 'move what both need into a third file' }];
  });
}

/** @typedef {ReadonlyMap<string, readonly { readonly to: string, readonly line: number }[]>} Graph */

/**
 * @param {string} start
 * @param {Graph} graph
 * @returns {readonly string[] | null} the files of the ring, `start` first; null where nothing leads back
 */
function shortestRing(start, graph) {
  /** @type {string[][]} */
  const queue = [[start]];
  const seen = new Set();
  for (const way of queue) {
    for (const { to } of graph.get(way.at(-1) ?? start) ?? []) {
      if (to === start) return way;
      if (!seen.has(to)) queue.push([...way, to]);
      seen.add(to);
    }
  }
  return null;
}
