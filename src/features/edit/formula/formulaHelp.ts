import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Diagnostic } from '@codemirror/lint';
import { type Extension, Facet } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import { completeFormula } from '#core/formula/text/completeFormula.ts';
import { nameAt } from '#core/formula/text/nameAt.ts';
import { type FormulaProblem, isWarning } from '#core/formula/text/problem.ts';
import type { FormulaScope } from '#core/formula/text/scope.ts';
import { completionDetail, completionHelp, formulaProblemText, formulaText } from '#text/formula.ts';
import { suggestions } from './suggestions.ts';

/** What the names of the formula mean, and how each metric is described. */
export interface FormulaKnowledge {
  readonly scope: FormulaScope;
  readonly describe: (metricName: string) => string;
}

/** Changes while values of columns come in; read when help is asked for. */
export const knowledge = Facet.define<() => FormulaKnowledge, () => FormulaKnowledge>({
  combine: ([first]) => first ?? (() => nothingKnown),
});

const nothingKnown: FormulaKnowledge = {
  scope: { metrics: [], columns: [], valuesOf: () => null },
  describe: () => '',
};

/** What can stand at the cursor, by the language's own list. */
export function completions(context: CompletionContext): CompletionResult | null {
  const { scope } = context.state.facet(knowledge)();
  const text = context.state.doc.toString();
  const { from, options } = completeFormula(text, context.pos, scope);
  if (options.length === 0 || (from === context.pos && !context.explicit)) return null;
  return {
    from,
    options: options.map((option) => {
      const info = completionHelp(option);
      return {
        label: option.insert,
        detail: completionDetail(option),
        ...(info === null ? {} : { info }),
        ...(option.kind === 'metric' ? { boost: 1 } : {}),
      };
    }),
    validFor: /^(?:\[[^\]\n]*|`[^`\n]*|"(?:[^"\\\n]|\\.)*|[\p{L}\p{N}_.]*)$/u,
  };
}

/** The meaning of the name under the pointer. */
export const hoverHelp: Extension = hoverTooltip((view, at) => {
  const { scope, describe } = view.state.facet(knowledge)();
  const named = nameAt(view.state.doc.toString(), at, scope);
  if (named === null) return null;
  return {
    pos: named.from,
    end: named.to,
    create() {
      const dom = document.createElement('div');
      dom.className = 'cm-help';
      dom.textContent = helpText(named, describe);
      return { dom };
    },
  };
});

function helpText(named: NonNullable<ReturnType<typeof nameAt>>, describe: FormulaKnowledge['describe']): string {
  switch (named.kind) {
    case 'metric':
      return formulaText.metricHelp(named.metric.name, named.metric.unit, describe(named.metric.name));
    case 'column': {
      const { name, kind, distinct, missing } = named.column;
      return formulaText.columnHelp(name, kind, distinct, missing);
    }
    case 'aggregate':
      return formulaText.aggregateHelp(named.aggregate);
  }
}

/** A problem underlined at its place, with its suggestions one click away. */
export function diagnosticOf(problem: FormulaProblem, length: number): Diagnostic {
  const from = Math.min(problem.from, length);
  const to = Math.min(Math.max(problem.to, from), length);
  return {
    from,
    to,
    severity: isWarning(problem) ? 'warning' : 'error',
    message: formulaProblemText(problem),
    actions: suggestions(problem).map(({ name, insert }) => ({
      name: formulaText.replace(name),
      apply: (view, start, end) => view.dispatch({ changes: { from: start, to: end, insert } }),
    })),
  };
}
