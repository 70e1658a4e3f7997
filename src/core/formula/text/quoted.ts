/**
 * The three ways of quoting of the formula language: `[metric]`, `` `column` ``, `"value"`.
 *
 * Shapes   writing and then reading gives the text back, whatever is in it. What would end a line inside quotes
 *          (a line feed) is written `\n` in a value; a metric's or column's is a space.
 */
export const quoteMetric = (name: string): string => `[${oneLine(name).replaceAll(']', ']]')}]`;
export const quoteColumn = (name: string): string => `\`${oneLine(name).replaceAll('`', '``')}\``;
export const quoteValue = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

export const unquoteMetric = (written: string): string => written.slice(1, -1).replaceAll(']]', ']').trim();
export const unquoteColumn = (written: string): string => written.slice(1, -1).replaceAll('``', '`');
export const unquoteValue = (written: string): string =>
  written.slice(1, -1).replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));

function oneLine(name: string): string {
  return name.replaceAll('\n', ' ');
}
