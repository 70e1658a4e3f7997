import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import sheet from './Tabs.module.css';

export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly badge?: string;
  /** What a dot beside the label says, such as that something there is not saved. */
  readonly mark?: string | undefined;
  readonly panel: ReactNode;
}

export interface TabsProps<Id extends string> {
  /** Accessible name of the row of tabs. */
  readonly label: string;
  readonly items: readonly TabItem<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly listClassName?: string;
  readonly panelClassName?: string;
}

const c = classes(sheet);

/** Only the panel of the chosen tab is rendered. */
export function Tabs<Id extends string>(props: TabsProps<Id>): ReactNode {
  const { label, items, value, onChange, listClassName, panelClassName } = props;
  const choose = (id: string): void => {
    const item = items.find((each) => each.id === id);
    if (item !== undefined) onChange(item.id);
  };
  return (
    <Radix.Root className={c('root')} value={value} onValueChange={choose}>
      <Radix.List className={c('list', listClassName)} aria-label={label}>
        {items.map((item) => (
          <Radix.Trigger
            key={item.id}
            value={item.id}
            className={c('tab')}
            aria-description={item.mark}
            title={item.mark}
          >
            {item.label}
            {item.mark === undefined ? null : <span className={c('mark')} aria-hidden="true" />}
            {item.badge === undefined ? null : (
              <>
                {' '}
                <span className={c('badge')}>{item.badge}</span>
              </>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content key={item.id} value={item.id} className={c('panel', panelClassName)}>
          {item.panel}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
