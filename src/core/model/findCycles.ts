/**
 * The cycles that a walk along `next` meets, each as its path: `[a, b, c]` means a → b → c → a.
 *
 * Shapes   one path per edge that closes a cycle; empty when there is none. Unknown ids may appear in `next`.
 * Cost     O(ids + edges); no recursion, so depth has no limit.
 */
export function findCycles<Id extends string>(
  ids: Iterable<Id>,
  next: (id: Id) => Iterable<Id>,
): readonly (readonly Id[])[] {
  const cycles: (readonly Id[])[] = [];
  const done = new Set<Id>();
  for (const start of ids) {
    if (!done.has(start)) walk(start, next, done, cycles);
  }
  return cycles;
}

type Step<Id> = { readonly id: Id; readonly rest: Iterator<Id> };

function walk<Id extends string>(
  start: Id,
  next: (id: Id) => Iterable<Id>,
  done: Set<Id>,
  cycles: (readonly Id[])[],
): void {
  const path: Step<Id>[] = [];
  const onPath = new Set<Id>();
  const enter = (id: Id) => {
    path.push({ id, rest: next(id)[Symbol.iterator]() });
    onPath.add(id);
  };
  enter(start);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const step = top.rest.next();
    if (step.done === true) {
      path.pop();
      onPath.delete(top.id);
      done.add(top.id);
    } else if (onPath.has(step.value)) {
      const ids = path.map((item) => item.id);
      cycles.push(ids.slice(ids.indexOf(step.value)));
    } else if (!done.has(step.value)) enter(step.value);
  }
}
