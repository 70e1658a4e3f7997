/** A typed array that grows by half; `take` cuts it to what was pushed. */
export interface Growing<A> {
  readonly push: (value: number) => void;
  readonly take: () => A;
}

export function growingFloats(): Growing<Float64Array> {
  let values = new Float64Array(1024);
  let length = 0;
  return {
    push: (value) => {
      if (length === values.length) values = enlarged(values, new Float64Array(Math.ceil(length * 1.5)));
      values[length] = value;
      length += 1;
    },
    take: () => values.subarray(0, length),
  };
}

export function growingInts(): Growing<Int32Array> {
  let values = new Int32Array(1024);
  let length = 0;
  return {
    push: (value) => {
      if (length === values.length) values = enlarged(values, new Int32Array(Math.ceil(length * 1.5)));
      values[length] = value;
      length += 1;
    },
    take: () => values.subarray(0, length),
  };
}

function enlarged<A extends Float64Array | Int32Array>(values: A, larger: A): A {
  larger.set(values);
  return larger;
}
