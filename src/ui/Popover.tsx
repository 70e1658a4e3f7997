import { Popover as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { classes } from './classes.ts';
import { useLayer } from './layer.ts';
import sheet from './Popover.module.css';

export interface PopoverProps {
  /** One button that takes a ref. */
  readonly trigger: ReactElement;
  readonly label: string;
  readonly children: ReactNode;
  /** Controlled; leave both out to let the trigger decide. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** No inner space: for a list that draws its own. */
  readonly flush?: boolean;
}

const c = classes(sheet);

export function Popover(props: PopoverProps): ReactNode {
  const { trigger, label, children, open, onOpenChange, align = 'start', side = 'bottom', flush = false } = props;
  const layer = useLayer();
  const control = {
    ...(open === undefined ? {} : { open }),
    ...(onOpenChange === undefined ? {} : { onOpenChange }),
  };
  return (
    <Radix.Root modal={false} {...control}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={layer}>
        <Radix.Content
          className={c('content', flush && 'flush')}
          aria-label={label}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
