import type { ReactNode } from 'react';
import sheet from './Avatar.module.css';
import { classes } from './classes.ts';

export interface AvatarProps {
  readonly name: string;
  readonly size?: 'md' | 'lg';
}

const c = classes(sheet);

export function Avatar({ name, size = 'md' }: AvatarProps): ReactNode {
  return (
    <span className={c('root', size)} role="img" aria-label={name} title={name}>
      {initialsOf(name)}
    </span>
  );
}

/** At most two letters: of the first and last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words[words.length - 1] ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
}
