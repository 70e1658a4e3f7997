import { type FormulaProblem, isWarning } from '#core/formula/text/problem.ts';
import { readSyntax } from '#core/formula/text/readSyntax.ts';
import { type Part, resolveFormula } from '#core/formula/text/resolveFormula.ts';
import type { FormulaScope } from '#core/formula/text/scope.ts';

export interface FormulaReading {
  /** Null where anything is wrong that is more than a warning. */
  readonly part: Part | null;
  /** In the order of the text, the shorter first where two begin together. */
  readonly problems: readonly FormulaProblem[];
}

/**
 * What a formula's text says.
 *
 * Shapes   `1 - ([Abandonment] + [Follow-up failure])`, ``sum(replies) / count where channel = "email"``,
 *          `if([CSAT] > 4, 1, 0)`. Metrics stand in brackets, columns bare or in backticks, values in double quotes.
 *          A metric of one word needs no brackets.
 * Errors   as problems with their place; never thrown.
 * Cost     O(length × names) where a name is unknown, else O(length).
 */
export function readFormula(text: string, scope: FormulaScope): FormulaReading {
  const { syntax, problems: found } = readSyntax(text);
  const problems = [...found];
  const part = syntax === null ? null : resolveFormula(syntax, scope, (problem) => problems.push(problem));
  problems.sort((a, b) => a.from - b.from || a.to - b.to);
  return { part: problems.every(isWarning) ? part : null, problems };
}
