import { writeColumn } from '#core/formula/text/printFilter.ts';
import type { FormulaProblem } from '#core/formula/text/problem.ts';
import { quoteMetric, quoteValue } from '#core/formula/text/quoted.ts';

/** What could be written instead. */
export function suggestions(problem: FormulaProblem): readonly { readonly name: string; readonly insert: string }[] {
  switch (problem.code) {
    case 'unknown-metric':
      return problem.meant.map((name) => ({ name, insert: quoteMetric(name) }));
    case 'unknown-column':
      return problem.meant.map((name) => ({ name, insert: writeColumn(name) }));
    case 'unknown-function':
      return problem.meant.map((name) => ({ name, insert: name }));
    case 'unknown-value':
      return problem.meant.map((name) => ({ name, insert: quoteValue(name) }));
    default:
      return [];
  }
}
