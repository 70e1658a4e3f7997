import { createRng, type Rng } from '#core/base/rng.ts';
import type { Expression } from '#core/model/schema.ts';
import { max, min, minus, negate, over, part, plus, times, when } from '../../support/expressions.ts';
import { type Branch, formula, share } from '../../support/treeDoc.ts';

/** A tree whose formulas are drawn from its own seed, so that they can be written again in another order. */
export interface DrawnTree {
  readonly name: string;
  readonly children: readonly DrawnTree[];
  readonly seed?: Rng;
}

/** `reversed`: the terms, factors and operands of everything whose order is free are swapped. */
export type Order = 'drawn' | 'reversed';

/** Two or three levels; the children `…d` are always leaves, to divide by. */
export function drawTree(rng: Rng, name = 'r', depth = 0): DrawnTree {
  const isLeaf = name.endsWith('d') || depth === 3 || (depth > 0 && rng.uniform() < 0.4);
  const letters = ['a', 'b', 'c', 'd'].slice(0, 2 + Math.floor(3 * rng.uniform()));
  if (isLeaf) return { name, children: [] };
  return {
    name,
    children: letters.map((letter) => drawTree(rng, `${name}${letter}`, depth + 1)),
    seed: rng.split(name),
  };
}

export function leavesOf(tree: DrawnTree): readonly string[] {
  return tree.children.length === 0 ? [tree.name] : tree.children.flatMap(leavesOf);
}

/** The tree as a branch. `scaleOf`: leaves are in other units, and the formulas divide by them. */
export function writeFormula(tree: DrawnTree, order: Order, scaleOf: ((leaf: string) => number) | null): Branch {
  if (tree.children.length === 0 || tree.seed === undefined) return { name: tree.name, of: share };
  const isLeaf = (name: string): boolean =>
    tree.children.some((child) => child.name === name && child.children.length === 0);
  const term = (name: string): Expression =>
    scaleOf !== null && isLeaf(name) ? over(name, scaleOf(name)) : part(name);
  const names = tree.children.map(({ name }) => name);
  const rng = createRng(Math.floor(2 ** 31 * tree.seed.split('formula').uniform()));
  const expression = names.reduce<Expression | null>((left, name) => {
    const next = drawPart(rng, term(name), name, names.map(term), order);
    return left === null ? next : join(rng, left, next, order);
  }, null);
  return {
    name: tree.name,
    of: formula(expression ?? part(0)),
    children: tree.children.map((child) => writeFormula(child, order, scaleOf)),
  };
}

/** A child as it is, or inside min, max or if, or dividing where it can. */
function drawPart(rng: Rng, own: Expression, name: string, all: readonly Expression[], order: Order): Expression {
  const [kind, which] = [rng.uniform(), Math.floor(all.length * rng.uniform())];
  const other = all[which] ?? own;
  const both = order === 'drawn' ? ([own, other] as const) : ([other, own] as const);
  if (name.endsWith('d')) return kind < 0.6 ? over(other, own) : own;
  if (kind < 0.08) return min(...both);
  if (kind < 0.16) return max(...both);
  if (kind < 0.22) return when([own, '<', other], times(2, own), other);
  if (kind < 0.3) return negate(own);
  return kind < 0.4 ? plus(own, 3) : own;
}

function join(rng: Rng, left: Expression, right: Expression, order: Order): Expression {
  const kind = rng.uniform();
  const [first, second] = order === 'drawn' ? [left, right] : [right, left];
  if (kind < 0.4) return plus(first, second);
  if (kind < 0.6) return order === 'drawn' ? minus(left, right) : plus(negate(right), left);
  return times(first, second);
}
