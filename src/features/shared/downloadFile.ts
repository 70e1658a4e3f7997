/** Hands text to the browser as a CSV file. The byte order mark makes spreadsheets read it as UTF-8. */
export function downloadFile(fileName: string, parts: readonly string[]): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', ...parts], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), saveMs);
}

/** A browser may still be reading from the address when the click returns. */
const saveMs = 10_000;
