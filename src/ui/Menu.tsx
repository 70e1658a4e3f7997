import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { classes } from './classes.ts';
import { useLayer } from './layer.ts';
import sheet from './Menu.module.css';

export type MenuEntry =
  | {
      readonly kind: 'item';
      readonly id: string;
      readonly label: string;
      readonly icon?: ReactNode;
      /** A shortcut or a short fact, at the end of the line. */
      readonly hint?: string;
      readonly danger?: boolean;
      readonly disabled?: boolean;
      readonly onSelect: () => void;
    }
  | {
      readonly kind: 'check';
      readonly id: string;
      readonly label: string;
      readonly hint?: string;
      readonly checked: boolean;
      readonly disabled?: boolean;
      readonly onChange: (checked: boolean) => void;
    }
  | { readonly kind: 'heading'; readonly id: string; readonly label: string }
  | { readonly kind: 'separator'; readonly id: string };

export interface MenuProps {
  /** One button that takes a ref. */
  readonly trigger: ReactElement;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'center' | 'end';
}

const c = classes(sheet);

export function Menu({ trigger, label, entries, align = 'start' }: MenuProps): ReactNode {
  const layer = useLayer();
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={layer}>
        <Radix.Content className={c('content')} aria-label={label} align={align} sideOffset={4} collisionPadding={8}>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Entry({ entry }: { readonly entry: MenuEntry }): ReactNode {
  if (entry.kind === 'separator') return <Radix.Separator className={c('separator')} />;
  if (entry.kind === 'heading') return <Radix.Label className={c('heading')}>{entry.label}</Radix.Label>;
  if (entry.kind === 'check') {
    return (
      <Radix.CheckboxItem
        className={c('item')}
        checked={entry.checked}
        disabled={entry.disabled === true}
        onCheckedChange={entry.onChange}
      >
        <span className={c('icon')}>
          <Radix.ItemIndicator>
            <Check aria-hidden="true" />
          </Radix.ItemIndicator>
        </span>
        <Words label={entry.label} hint={entry.hint} />
      </Radix.CheckboxItem>
    );
  }
  return (
    <Radix.Item
      className={c('item', entry.danger === true && 'danger')}
      disabled={entry.disabled === true}
      onSelect={entry.onSelect}
    >
      {entry.icon === undefined ? null : <span className={c('icon')}>{entry.icon}</span>}
      <Words label={entry.label} hint={entry.hint} />
    </Radix.Item>
  );
}

function Words({ label, hint }: { readonly label: string; readonly hint: string | undefined }): ReactNode {
  return (
    <>
      <span className={c('text')}>{label}</span>
      {hint === undefined ? null : <span className={c('hint')}>{hint}</span>}
    </>
  );
}
