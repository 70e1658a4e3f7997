import { List } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { layoutMatrix } from '#charts/matrix/layout.ts';
import { MatrixTable } from '#charts/matrix/MatrixTable.tsx';
import type { GridPlace } from '#charts/matrix/moveInGrid.ts';
import type { SplitMatrix } from '#core/contribution/ledger.ts';
import type { ColumnSchema } from '#core/table/table.ts';
import { useDocument, useServices } from '#state/react.tsx';
import { useMatrix } from '#state/views/useSplit.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { exactTone, formatExactChange } from '#text/exact.ts';
import { matrixText, matrixWorking } from '#text/matrix.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import sheet from './ExplainPanel.module.css';
import { WorkingLines } from './WorkingLines.tsx';

export interface MatrixSectionProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly dimension: ColumnSchema;
}

const c = classes(sheet);
const mostColumns = 5;

/** Which part of the tree in which segment; nothing where the node is not made of parts or can't be split. */
export function MatrixSection({ view, shown, dimension }: MatrixSectionProps): ReactNode {
  const state = useMatrix(view, shown, dimension.id, 'explain');
  if (state?.kind !== 'ready' || !state.value.ok) return null;
  const matrix = state.value.value;
  const isTable = matrix.rows.length > 1 && matrix.values.length > 1 && matrix.change !== 0;
  return isTable ? (
    <Matrix key={`${matrix.nodeId} ${matrix.dimension}`} {...{ view, shown, dimension, matrix }} />
  ) : null;
}

function Matrix({ view, shown, dimension, matrix }: MatrixSectionProps & { readonly matrix: SplitMatrix }): ReactNode {
  const doc = useDocument((state) => state.doc);
  const [opened, setOpened] = useState<GridPlace | null>(null);
  const scene = useMemo(() => {
    const values = matrix.rows.map(({ cells }) => cells.map(({ contribution }) => contribution));
    return layoutMatrix({ values, mostColumns });
  }, [matrix]);
  const { unit, direction, name } = shown.metric;
  const nameOfColumn = (of: readonly number[]): string => {
    const [only = 0] = of;
    return of.length > 1 ? matrixText.others(of.length) : (matrix.values[only] ?? matrixText.missing);
  };
  const rowNames = matrix.rows.map(({ nodeId }) => doc.metrics[doc.nodes[nodeId]?.metricId ?? '']?.name ?? nodeId);
  return (
    <section className={c('section')}>
      <h3 className={c('heading')}>{matrixText.heading(dimension.name)}</h3>
      <MatrixTable
        scene={scene}
        title={matrixText.title(name, dimension.name)}
        rowNames={rowNames}
        columnNames={scene.columns.map(({ of }) => nameOfColumn(of))}
        corner={matrixText.part}
        totalName={matrixText.total}
        format={(value) => formatExactChange(value, unit)}
        tone={(value) => exactTone(value, unit, direction)}
        cellName={matrixText.cell}
        opened={opened}
        onOpen={(place) => setOpened((now) => (now?.row === place.row && now.column === place.column ? null : place))}
      />
      <p className={c('note')}>{matrixText.hint(unit)}</p>
      {opened === null ? null : (
        <CellDetails {...{ view, shown, matrix }} row={opened.row} columns={scene.columns[opened.column]?.of ?? []} />
      )}
    </section>
  );
}

interface CellDetailsProps extends Omit<MatrixSectionProps, 'dimension'> {
  readonly matrix: SplitMatrix;
  readonly row: number;
  readonly columns: readonly number[];
}

/** The numbers of one cell, and the way to its conversations. */
function CellDetails({ view, shown, matrix, row: at, columns }: CellDetailsProps): ReactNode {
  const { session } = useServices();
  const [column] = columns;
  const row = matrix.rows[at];
  const cell = column === undefined ? undefined : row?.cells[column];
  if (row === undefined || cell === undefined || column === undefined) return null;
  if (columns.length > 1) return <p className={c('note')}>{matrixText.several}</p>;
  const own = view.nodes.get(row.nodeId)?.metric.unit ?? shown.metric.unit;
  return (
    <>
      <WorkingLines lines={matrixWorking(cell, row, { own, asked: shown.metric.unit })} />
      <div className={c('actions')}>
        <Button
          icon={<List aria-hidden="true" />}
          onClick={() => {
            session.openNode(row.nodeId, 'conversations');
            session.setDrill({
              dimension: null,
              path: [{ column: matrix.dimension, value: matrix.values[column] ?? null }],
            });
          }}
        >
          {matrixText.conversations}
        </Button>
      </div>
    </>
  );
}
