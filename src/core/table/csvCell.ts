/**
 * One cell of CSV as RFC 4180 has it: in quotes where it holds a delimiter, a quote or a line end, or spaces around
 * that a reader might trim.
 */
export function csvCell(text: string, delimiter = ','): string {
  const needsQuotes = text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The same, for a file that people open in a spreadsheet: what it would run as a formula starts with an apostrophe. */
export function spreadsheetCell(text: string): string {
  return csvCell(/^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text);
}
