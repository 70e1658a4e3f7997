import { type ReactNode, useEffect, useRef } from 'react';
import { dropText } from '#text/drop.ts';
import { Button, type ButtonVariant } from '#ui/Button.tsx';

export interface FileButtonProps {
  readonly label: string;
  readonly variant?: ButtonVariant;
  readonly size?: 'md' | 'lg';
  /** Takes the focus when it appears. */
  readonly focusFirst?: boolean;
  readonly onFile: (file: File) => void;
}

/** Opens the system's file chooser. Any file may be chosen: what it holds is looked at, not what it is called. */
export function FileButton(props: FileButtonProps): ReactNode {
  const { label, variant = 'default', size = 'lg', focusFirst = false, onFile } = props;
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focusFirst) button.current?.focus();
  }, [focusFirst]);
  return (
    <>
      <Button ref={button} variant={variant} size={size} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={dropText.input}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
}
