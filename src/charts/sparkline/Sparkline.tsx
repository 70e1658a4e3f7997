import type { ReactNode } from 'react';
import { SparklineMarks } from './SparklineMarks.tsx';

export interface SparklineProps {
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly width?: number;
  readonly height?: number;
}

export function Sparkline({ label, values, width = 80, height = 24 }: SparklineProps): ReactNode {
  return (
    <svg role="img" aria-label={label} width={width} height={height}>
      <SparklineMarks values={values} width={width} height={height} />
    </svg>
  );
}
