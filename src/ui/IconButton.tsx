import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './Button.tsx';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'square' | 'aria-label'> {
  readonly icon: ReactNode;
  /** Accessible name, shown as the tooltip. */
  readonly label: string;
  /** Shown beside the label in the tooltip, such as `Ctrl Z`. */
  readonly shortcut?: string;
}

export function IconButton({ icon, label, shortcut, variant = 'ghost', ...rest }: IconButtonProps): ReactNode {
  return (
    <Tooltip text={label} {...(shortcut === undefined ? {} : { shortcut })}>
      <Button {...rest} variant={variant} icon={icon} square aria-label={label} />
    </Tooltip>
  );
}
