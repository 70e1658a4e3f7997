import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchCase, type BenchMeasures, type BenchPair, readLabel } from './benchCase.ts';

const ratioColumns = ['a_predict', 'b_predict', 'a_real', 'b_real'] as const;
const additiveColumns = ['predict', 'real'] as const;
const measureColumns: readonly string[] = [...ratioColumns, ...additiveColumns];

/** The cases of a folder in the CSV form: `injection_info.csv` beside one `<timestamp>.csv` per case. */
export function readFolder(folder: string): readonly BenchCase[] {
  const info = readRows(join(folder, 'injection_info.csv'));
  const [id, set] = [info.header.indexOf('timestamp'), info.header.indexOf('set')];
  const history = readHistory(join(folder, 'history'));
  return info.rows.map((row) => readCase(folder, row[id] ?? '', row[set] ?? '', history));
}

/** Pairs of ordinary windows, one file each. */
function readHistory(folder: string): readonly BenchPair[] {
  if (!existsSync(folder)) return [];
  const ids = readdirSync(folder).flatMap((name) => (/^(.*)\.csv$/.exec(name) ?? []).slice(1));
  return ids
    .filter((id) => id !== 'injection_info')
    .flatMap((id) => {
      const { measures, ...of } = readCase(folder, id, '', []);
      return measures.kind === 'ratio' ? [{ ...of, ...measures }] : [];
    });
}

function readCase(folder: string, id: string, label: string, history: readonly BenchPair[]): BenchCase {
  const { header, rows } = readRows(join(folder, `${id}.csv`));
  const dims = header.filter((name) => !measureColumns.includes(name));
  const column = (name: string): readonly string[] => rows.map((row) => row[header.indexOf(name)] ?? '');
  const values = dims.map((dim) => [...new Set(column(dim))].toSorted());
  const codes = dims.map((dim, j) => {
    const codeOf = new Map(values[j]?.map((value, code) => [value, code] as const));
    return Int32Array.from(column(dim), (value) => codeOf.get(value) ?? 0);
  });
  return { id, dims, values, codes, measures: readMeasures(header, column, history), label: readLabel(dims, label) };
}

function readMeasures(
  header: readonly string[],
  column: (name: string) => readonly string[],
  history: readonly BenchPair[],
): BenchMeasures {
  const numbers = (name: string): Float64Array => Float64Array.from(column(name), Number);
  if (!header.includes('a_real')) return { kind: 'additive', observed: numbers('real'), expected: numbers('predict') };
  const [x0, n0, x1, n1] = ratioColumns.map(numbers);
  const rows = { x0: x0 ?? [], n0: n0 ?? [], x1: x1 ?? [], n1: n1 ?? [] };
  return { kind: 'ratio', ...rows, history, asks: 'rate' };
}

/** Cells with commas or quotes do not occur in this form. */
function readRows(path: string): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const lines = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const [header = [], ...rows] = lines.filter((line) => line !== '').map((line) => line.split(','));
  return { header, rows };
}
