/**
 * The cells of a line in which a quoted phrase only begins a cell (`"Cannot login" error`): there the quotation marks
 * are characters like any other. Null where that is not what the line says: a quote that never closes, or an odd
 * number of them in such a cell.
 *
 * Cost     O(line).
 */
export function plainQuotes(line: string, delimiter: string): readonly string[] | null {
  const cells: string[] = [];
  for (let at = 0; at <= line.length; ) {
    const cell = cellFrom(line, at, delimiter);
    if (cell === null) return null;
    cells.push(cell.text);
    at = cell.end + delimiter.length;
  }
  return cells;
}

interface CellRead {
  readonly text: string;
  /** Where its delimiter or the end of the line is. */
  readonly end: number;
}

function cellFrom(line: string, at: number, delimiter: string): CellRead | null {
  const end = endFrom(line, at, delimiter);
  if (line[at] !== '"') return { text: line.slice(at, end), end };
  const close = closingFrom(line, at + 1);
  if (close === -1) return null;
  const quotedEnd = endFrom(line, close + 1, delimiter);
  if (line.slice(close + 1, quotedEnd).trim() === '')
    return { text: line.slice(at + 1, close).replaceAll('""', '"'), end: quotedEnd };
  const text = line.slice(at, end);
  return text.split('"').length % 2 === 1 ? { text, end } : null;
}

function endFrom(line: string, at: number, delimiter: string): number {
  const end = line.indexOf(delimiter, at);
  return end === -1 ? line.length : end;
}

/** The first quote that is not doubled. */
function closingFrom(line: string, from: number): number {
  let at = line.indexOf('"', from);
  while (at !== -1 && line[at + 1] === '"') at = line.indexOf('"', at + 2);
  return at;
}
