export interface FontSpec {
  readonly size: number;
  readonly weight: number;
}

/** The width of a line of text in px. Injected into layouts, so that they run where there is no canvas. */
export type MeasureText = (text: string, font: FontSpec) => number;

const narrow = new Set([..." .,:;!|'`ijlIft()[]/·-"]);
const wide = new Set([...'mwMW@%—']);

/** Inter's widths, roughly: exact enough to lay out tests and a first paint. */
export const approximateWidth: MeasureText = (text, font) => {
  const heavier = font.weight >= 600 ? 1.05 : 1;
  let units = 0;
  for (const character of text) units += narrow.has(character) ? 0.32 : wide.has(character) ? 0.88 : 0.58;
  return units * font.size * heavier;
};

/** Measures with a canvas where there is one, else approximates. Digits count as tabular; widths are remembered. */
export function createMeasure(family: string): MeasureText {
  const context = canvasContext();
  if (context === null) return approximateWidth;
  const known = new Map<string, number>();
  return (text, font) => {
    const key = `${font.weight} ${font.size}px ${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    context.font = `${font.weight} ${font.size}px ${family}`;
    const width = context.measureText(text.replace(/\d/gu, '0')).width;
    known.set(key, width);
    return width;
  };
}

function canvasContext(): CanvasRenderingContext2D | null {
  if (typeof CanvasRenderingContext2D === 'undefined') return null;
  return document.createElement('canvas').getContext('2d');
}
