import type { EngineError } from '#engine/port.ts';

/** What the engine could not do, and what to do about it. */
export function engineErrorText(error: EngineError): string {
  switch (error.code) {
    case 'cancelled':
      return 'Stopped before it was done. Ask again to see the numbers.';
    case 'unsupported':
      return `This cannot be calculated: ${error.what}. Choose another column or another way to count.`;
    case 'unknown-table':
      return 'The imported data of this tree is no longer in this browser. Import the file again; the tree itself is kept.';
    case 'unknown-column':
      return `The dataset has no column “${error.column}”. Open the node that uses it and choose another column.`;
    case 'too-many-cells':
      return `This would be ${error.cells.toLocaleString('en')} numbers, and ${error.limit.toLocaleString('en')} is the most that can be shown. Choose a dimension with fewer values, or a shorter period.`;
    case 'out-of-memory':
      return 'The browser has no memory left for this. Close other tabs or choose a shorter period, and try again. Nothing that was saved is lost.';
    case 'worker-died':
      return 'The calculation stopped twice without an answer. Reload the page; nothing that was saved is lost.';
    case 'unreachable':
      return `${error.address} does not answer. Check the connection and try again.`;
    case 'bad-data':
      return `The stored data of this dataset is damaged (${error.detail}). Import the file again; the tree itself is kept.`;
    case 'internal':
      return `Something went wrong inside Taproot (${error.detail}). Reload the page; nothing that was saved is lost.`;
  }
}
