/**
 * The numbered rules of one SPEC.md: lines such as `- **PLAN-3** A plan …`.
 *
 * @param {string} path
 * @param {string} text
 * @returns {readonly { readonly id: string, readonly path: string, readonly line: number }[]}
 */
export function readRules(path, text) {
  return text.split('\n').flatMap((line, index) => {
    const id = /^\s*(?:[-*|]\s+|#+\s+|\d+\.\s+)?\**([A-Z][A-Z0-9]*-\d+)\b/.exec(line)?.[1];
    return id === undefined ? [] : [{ id, path, line: index + 1 }];
  });
}
