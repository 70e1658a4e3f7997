import type { ReactNode } from 'react';
import { formulaTokens } from '#core/formula/formulaTokens.ts';
import { print } from '#core/formula/print.ts';
import type { Doc } from '#core/model/doc.ts';
import { componentsOf } from '#core/model/graph.ts';
import type { Expression, MetricId, NodeId } from '#core/model/schema.ts';
import { useDocument, useServices } from '#state/react.tsx';
import { definitionText } from '#text/edit.ts';
import { classes } from '#ui/classes.ts';
import sheet from './EditPanel.module.css';

const c = classes(sheet);

/** A formula with names, as one text. */
export function formulaText(doc: Doc, expression: Expression): string {
  return definitionText.formula(print(expression, (id) => doc.metrics[id]?.name ?? id));
}

/** A node's formula with names; each name leads to its node. */
export function FormulaView({ nodeId, expression }: FormulaViewProps): ReactNode {
  const { session } = useServices();
  const doc = useDocument((state) => state.doc);
  const children = componentsOf(doc, nodeId);
  const nodeOf = (id: MetricId): NodeId | undefined => children.find((child) => child.metricId === id)?.id;
  return (
    <p className={c('formula')}>
      {pieces(expression).map((piece, index) => {
        const key = `${index}`;
        if (typeof piece === 'string') return <span key={key}>{piece}</span>;
        const name = doc.metrics[piece.metricId]?.name ?? piece.metricId;
        const to = nodeOf(piece.metricId);
        return to === undefined ? (
          <span key={key}>{name}</span>
        ) : (
          <button key={key} type="button" className={c('link')} onClick={() => session.select(to)}>
            {name}
          </button>
        );
      })}
    </p>
  );
}

export interface FormulaViewProps {
  readonly nodeId: NodeId;
  readonly expression: Expression;
}

type Piece = string | { readonly metricId: MetricId };

/** Text between the names, printed as everywhere else, and the names. */
function pieces(expression: Expression): readonly Piece[] {
  const named = formulaTokens(expression).flatMap((token) => (token.kind === 'metric' ? [token.metricId] : []));
  const between = definitionText.formula(print(expression, () => '\u0000')).split('\u0000');
  return between.flatMap((text, index): readonly Piece[] => {
    const metricId = named[index];
    return metricId === undefined ? [text] : [text, { metricId }];
  });
}
