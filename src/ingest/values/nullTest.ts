/**
 * Tells missing cells: blank, or one of the markers. Case and spaces around do not matter.
 */
export function nullTest(markers: readonly string[]): (cell: string) => boolean {
  const known = new Set(markers.map(markerKey));
  return (cell) => {
    const key = markerKey(cell);
    return key === '' || known.has(key);
  };
}

export function markerKey(cell: string): string {
  return cell.trim().toLowerCase();
}
