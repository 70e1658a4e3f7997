import { Tooltip as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { classes } from './classes.ts';
import { useLayer } from './layer.ts';
import sheet from './Tooltip.module.css';

export interface TooltipProps {
  readonly text: ReactNode;
  readonly shortcut?: string;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** One focusable element that takes a ref. */
  readonly children: ReactElement;
}

const c = classes(sheet);

/** Describes a control on hover and focus. Never the only place of something that must be known. */
export function Tooltip({ text, shortcut, side = 'bottom', children }: TooltipProps): ReactNode {
  const layer = useLayer();
  return (
    <Radix.Provider delayDuration={350} skipDelayDuration={200}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal container={layer}>
          <Radix.Content className={c('content')} side={side} sideOffset={6} collisionPadding={8}>
            {text}
            {shortcut === undefined ? null : <span className={c('shortcut')}>{shortcut}</span>}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
