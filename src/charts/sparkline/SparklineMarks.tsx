import type { ReactNode } from 'react';
import { styleOf } from '../shared/styleOf.ts';
import { layoutSparkline } from './layout.ts';
import sheet from './Sparkline.module.css';

const c = styleOf(sheet);

export interface SparklineMarksProps {
  readonly values: readonly (number | null)[];
  readonly width: number;
  readonly height: number;
}

/** The marks alone, for use inside another picture. */
export function SparklineMarks({ values, width, height }: SparklineMarksProps): ReactNode {
  const scene = layoutSparkline(values, width, height);
  if (scene.end === null) return null;
  return (
    <>
      <path className={c('line')} d={scene.path} />
      <circle className={c('end')} cx={scene.end.x} cy={scene.end.y} r={2.6} />
    </>
  );
}
