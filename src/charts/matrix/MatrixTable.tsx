import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { styleOf } from '../shared/styleOf.ts';
import type { Tone } from '../shared/tone.ts';
import type { MatrixScene } from './layout.ts';
import sheet from './matrix.module.css';
import { type GridPlace, moveInGrid } from './moveInGrid.ts';

export interface MatrixTableProps {
  readonly scene: MatrixScene;
  readonly title: string;
  /** In the order of the scene. */
  readonly rowNames: readonly string[];
  readonly columnNames: readonly string[];
  /** The head of the rows, and of the sums. */
  readonly corner: string;
  readonly totalName: string;
  readonly format: (value: number) => string;
  readonly tone: (value: number) => Tone;
  /** What a screen reader says of a cell before its number. */
  readonly cellName: (row: string, column: string) => string;
  readonly opened: GridPlace | null;
  readonly onOpen: (place: GridPlace) => void;
}

const c = styleOf(sheet);

/** A heat table with sums at both edges, walked by arrow keys; Enter opens a cell. */
export function MatrixTable(props: MatrixTableProps): ReactNode {
  const { scene, title, rowNames, columnNames, corner, totalName, format, tone, opened, onOpen } = props;
  const [at, setAt] = useState<GridPlace>({ row: 0, column: 0 });
  const cells = useRef(new Map<string, HTMLButtonElement>());
  const size = { rows: scene.cells.length, columns: scene.columns.length };
  const onKey = (event: KeyboardEvent): void => {
    const to = moveInGrid(at, event.key, event.ctrlKey || event.metaKey, size);
    if (to === null) return;
    event.preventDefault();
    setAt(to);
    cells.current.get(keyOf(to))?.focus();
  };
  const sum = (value: number, name: string): ReactNode => (
    <td key={name} className={c('sum')} data-tone={tone(value)}>
      {format(value)}
    </td>
  );
  return (
    <div className={c('scroll')}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked by keys is a grid */}
      <table role="grid" className={c('table')} aria-label={title} onKeyDown={onKey}>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columnNames.map((name) => (
              <th key={name} scope="col" className={c('number')} title={name}>
                <span className={c('clip')}>{name}</span>
              </th>
            ))}
            <th scope="col" className={c('number')}>
              {totalName}
            </th>
          </tr>
        </thead>
        <tbody>
          {scene.cells.map((row, rowAt) => (
            <tr key={rowNames[rowAt]}>
              <th scope="row" title={rowNames[rowAt]}>
                <span className={c('name')}>{rowNames[rowAt]}</span>
              </th>
              {row.map(({ value, strength }, column) => {
                const place = { row: rowAt, column };
                const isHere = at.row === rowAt && at.column === column;
                return (
                  <td key={columnNames[column]}>
                    <button
                      type="button"
                      ref={(element) => {
                        if (element === null) cells.current.delete(keyOf(place));
                        else cells.current.set(keyOf(place), element);
                      }}
                      className={c('cell')}
                      style={{ '--strength': `${Math.round(strength * 100)}%` } as CSSProperties}
                      data-tone={tone(value)}
                      tabIndex={isHere ? 0 : -1}
                      aria-pressed={opened !== null && keyOf(opened) === keyOf(place)}
                      aria-label={`${props.cellName(rowNames[rowAt] ?? '', columnNames[column] ?? '')}: ${format(value)}`}
                      onFocus={() => setAt(place)}
                      onClick={() => onOpen(place)}
                    >
                      {format(value)}
                    </button>
                  </td>
                );
              })}
              {sum(scene.rowTotals[rowAt] ?? 0, 'total')}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{totalName}</th>
            {scene.columns.map(({ total }, column) => sum(total, columnNames[column] ?? ''))}
            {sum(scene.total, 'whole')}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

const keyOf = ({ row, column }: GridPlace): string => `${row}/${column}`;
