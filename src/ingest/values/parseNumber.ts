export type DecimalMark = '.' | ',';

const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const grouped = {
  '.': /^[+-]?\d{1,3}([,'’ \u00A0\u202F]\d{3})+(\.\d+)?$/,
  ',': /^[+-]?\d{1,3}([.'’ \u00A0\u202F]\d{3})+(,\d+)?$/,
} as const;
const commaDecimal = /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i;

/**
 * A number as people write it: thousands separators in groups of three, a decimal mark, a per cent sign.
 *
 * Units    `94.01%` is 0.9401.
 * Errors   NaN for anything else, currencies included.
 */
export function parseNumber(text: string, mark: DecimalMark): number {
  const trimmed = text.trim().replace(/^\u2212/, '-');
  if (trimmed.endsWith('%')) return parseUnsigned(trimmed.slice(0, -1).trimEnd(), mark) / 100;
  return parseUnsigned(trimmed, mark);
}

function parseUnsigned(text: string, mark: DecimalMark): number {
  if (mark === '.') {
    if (plain.test(text)) return Number(text);
    return grouped['.'].test(text) ? Number(text.replace(/[,'’ \u00A0\u202F]/g, '')) : Number.NaN;
  }
  if (commaDecimal.test(text)) return Number(text.replace(',', '.'));
  return grouped[','].test(text) ? Number(text.replace(/[.'’ \u00A0\u202F]/g, '').replace(',', '.')) : Number.NaN;
}
