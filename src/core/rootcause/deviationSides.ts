/** Leaves whose deviations have one sign, with their sizes; zeros belong to either side. */
export interface DeviationSide {
  readonly leaves: Uint32Array;
  readonly sizes: Float64Array;
}

export interface DeviationSides {
  readonly up: DeviationSide;
  readonly down: DeviationSide;
}

/** Parts deviations by sign once, so that rounds run through each side without asking. NaN belongs to none. */
export function splitSides(deviations: Float64Array): DeviationSides {
  return { up: takeSide(deviations, 1), down: takeSide(deviations, -1) };
}

/** The sizes of the open leaves of a side, into `kept`; the total comes first. */
export function openSizes({ leaves, sizes }: DeviationSide, open: Uint8Array | null, kept: Float64Array) {
  let [count, total] = [0, 0];
  for (let k = 0; k < sizes.length; k++) {
    if (open !== null && open[leaves[k] ?? 0] === 0) continue;
    const size = sizes[k] ?? 0;
    kept[count++] = size;
    total += size;
  }
  return { total, sizes: kept.subarray(0, count) };
}

function takeSide(deviations: Float64Array, sign: 1 | -1): DeviationSide {
  const leaves = new Uint32Array(deviations.length);
  const sizes = new Float64Array(deviations.length);
  let count = 0;
  for (let leaf = 0; leaf < deviations.length; leaf++) {
    const d = (deviations[leaf] ?? Number.NaN) * sign;
    leaves[count] = leaf;
    sizes[count] = Math.abs(d);
    count += d >= 0 ? 1 : 0;
  }
  return { leaves: leaves.subarray(0, count), sizes: sizes.subarray(0, count) };
}
