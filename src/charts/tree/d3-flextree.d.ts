declare module 'd3-flextree' {
  export interface FlexNode<Datum> {
    readonly data: Datum;
    readonly x: number;
    readonly y: number;
    readonly depth: number;
    each(visit: (node: FlexNode<Datum>) => void): this;
  }
  export interface FlexLayout<Datum> {
    (root: FlexNode<Datum>): FlexNode<Datum>;
    hierarchy(root: Datum, children: (datum: Datum) => readonly Datum[]): FlexNode<Datum>;
  }
  export function flextree<Datum>(options: {
    readonly nodeSize: (node: FlexNode<Datum>) => readonly [width: number, height: number];
    readonly spacing: (left: FlexNode<Datum>, right: FlexNode<Datum>) => number;
  }): FlexLayout<Datum>;
}
