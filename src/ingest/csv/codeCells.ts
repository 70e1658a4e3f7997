/** The cells of one column: distinct strings in order of appearance, and per row which of them. */
export interface CodedCells {
  readonly values: readonly string[];
  /** Exactly one entry per row. */
  readonly codes: Codes;
}

export type Codes = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

export interface CellCoder {
  add(cell: string): void;
  finish(): CodedCells;
}

/**
 * Dictionary-codes cells as they come, in codes as narrow as the dictionary allows.
 *
 * Cost   amortised O(1) per cell; memory 1, 2 or 4 bytes per cell and one copy of each distinct string.
 */
export function codeCells(): CellCoder {
  const codeOf = new Map<string, number>();
  const values: string[] = [];
  let codes: Codes = new Uint8Array(1 << 10);
  let count = 0;
  let last: string | null = null;
  let lastCode = 0;
  return {
    add(cell) {
      if (cell !== last) {
        last = cell;
        lastCode = codeOf.get(cell) ?? -1;
        if (lastCode === -1) {
          lastCode = values.length;
          const kept = ownCopy(cell);
          codeOf.set(kept, lastCode);
          values.push(kept);
        }
      }
      if (count === codes.length || !fits(lastCode, codes)) codes = grown(codes, count, lastCode);
      codes[count] = lastCode;
      count += 1;
    },
    finish: () => ({ values, codes: codes.slice(0, count) }),
  };
}

/** A part of a longer string keeps all of that string in memory; a copy does not. */
function ownCopy(text: string): string {
  return text.length < 13 ? text : `${text} `.slice(0, -1);
}

function fits(code: number, codes: Codes): boolean {
  return code < 2 ** (8 * codes.BYTES_PER_ELEMENT);
}

function grown(codes: Codes, count: number, code: number): Codes {
  const length = count === codes.length ? count * 2 : codes.length;
  const wider = makeCodes(length, Math.max(code + 1, 2 ** (8 * codes.BYTES_PER_ELEMENT)));
  wider.set(codes);
  return wider;
}

/** Room for codes below `bound`. */
export function makeCodes(length: number, bound: number): Codes {
  if (bound <= 2 ** 8) return new Uint8Array(length);
  return bound <= 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length);
}
