export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * Where a key leads in a grid; null for keys that mean something else.
 *
 * Source   WAI-ARIA Authoring Practices, grid pattern.
 */
export function moveInGrid(
  { row, column }: GridPlace,
  key: string,
  isControl: boolean,
  size: { readonly rows: number; readonly columns: number },
): GridPlace | null {
  const inside = (to: GridPlace): GridPlace => ({
    row: Math.max(0, Math.min(size.rows - 1, to.row)),
    column: Math.max(0, Math.min(size.columns - 1, to.column)),
  });
  switch (key) {
    case 'ArrowLeft':
      return inside({ row, column: column - 1 });
    case 'ArrowRight':
      return inside({ row, column: column + 1 });
    case 'ArrowUp':
      return inside({ row: row - 1, column });
    case 'ArrowDown':
      return inside({ row: row + 1, column });
    case 'Home':
      return inside({ row: isControl ? 0 : row, column: 0 });
    case 'End':
      return inside({ row: isControl ? size.rows : row, column: size.columns });
    default:
      return null;
  }
}
