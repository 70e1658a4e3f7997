import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import sheet from './Skeleton.module.css';

export interface SkeletonProps {
  /** CSS lengths; a share of the line by default. */
  readonly width?: string;
  readonly height?: string;
}

const c = classes(sheet);

/** The place that something loading will take. Silent: say that it loads elsewhere, once. */
export function Skeleton({ width = '100%', height = '1em' }: SkeletonProps): ReactNode {
  return <span className={c('root')} style={{ width, height }} aria-hidden="true" />;
}
