import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type BenchCase, readLabel } from './benchCase.ts';

interface PackIndex {
  readonly dims: readonly string[];
  readonly values: readonly (readonly string[])[];
  readonly instances: readonly { readonly id: string; readonly label: string }[];
}

/** The cases of a pack (`NAME.json.gz`, `NAME.bin.gz`); null where it is absent. */
export function readPack(folder: string, name: string): readonly BenchCase[] | null {
  if (!existsSync(`${folder}/${name}.json.gz`)) return null;
  const index = JSON.parse(gunzipSync(readFileSync(`${folder}/${name}.json.gz`)).toString()) as PackIndex;
  const bytes = gunzipSync(readFileSync(`${folder}/${name}.bin.gz`));
  const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const leaves = index.values.reduce((product, values) => product * values.length, 1);
  const codes = leafCodes(index.values.map((values) => values.length));
  return index.instances.map(({ id, label }, at) => ({
    id,
    dims: index.dims,
    values: index.values,
    codes,
    measures: {
      kind: 'additive',
      observed: numbers.subarray(2 * at * leaves, (2 * at + 1) * leaves),
      expected: numbers.subarray((2 * at + 1) * leaves, (2 * at + 2) * leaves),
    },
    label: readLabel(index.dims, label),
  }));
}

/** Per dimension, the value of every leaf; the last dimension runs fastest. */
function leafCodes(sizes: readonly number[]): readonly Int32Array[] {
  const leaves = sizes.reduce((product, size) => product * size, 1);
  return sizes.map((size, dimension) => {
    const stride = sizes.slice(dimension + 1).reduce((product, other) => product * other, 1);
    return Int32Array.from({ length: leaves }, (_, leaf) => Math.floor(leaf / stride) % size);
  });
}
