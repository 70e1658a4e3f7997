/**
 * Benjamini–Hochberg q-values: the least false discovery rate at which each test would be called a discovery.
 *
 * Shapes   one per p, in the same order; never below p; in the same order of size as p.
 * Source   Y. Benjamini, Y. Hochberg (1995), J. R. Stat. Soc. B 57(1), 289–300; as adjusted p-values, Yekutieli and
 *          Benjamini (1999). Valid for independent and for positively dependent tests (Benjamini and Yekutieli 2001).
 */
export function qValues(ps: readonly number[]): readonly number[] {
  const largestFirst = ps.map((p, at) => ({ p, at })).toSorted((a, b) => b.p - a.p);
  const found = new Array<number>(ps.length).fill(1);
  let least = 1;
  largestFirst.forEach(({ p, at }, after) => {
    least = Math.min(least, p * (ps.length / (ps.length - after)));
    found[at] = least;
  });
  return found;
}

export interface TestedNode<Id> {
  readonly id: Id;
  readonly p: number;
  readonly children: readonly TestedNode<Id>[];
}

/**
 * Tests a tree from its top: siblings are one family, and only below a node that was rejected are its children tested.
 *
 * Shapes   q of every node that was tested, within its own family; a node that is not in the map was never tested.
 * Cost     O(nodes log nodes).
 * Source   D. Yekutieli (2008), Hierarchical false discovery rate-controlling methodology, J. Am. Stat. Assoc.
 *          103(481), 309–316.
 */
export function testTree<Id>(roots: readonly TestedNode<Id>[], level = 0.1): ReadonlyMap<Id, number> {
  const tested = new Map<Id, number>();
  const families = [roots];
  for (const family of families) {
    const qs = qValues(family.map(({ p }) => p));
    family.forEach(({ id, children }, at) => {
      const q = qs[at] ?? 1;
      tested.set(id, q);
      if (q <= level && children.length > 0) families.push(children);
    });
  }
  return tested;
}
