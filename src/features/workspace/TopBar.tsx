import { ChevronDown, FileUp, Redo2, SunMoon, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { workspaceText } from '#text/workspace.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Menu, type MenuEntry } from '#ui/Menu.tsx';
import { Tooltip } from '#ui/Tooltip.tsx';
import { Logo } from './Logo.tsx';
import sheet from './TopBar.module.css';

export interface HistoryItem {
  /** Position to jump to. */
  readonly index: number;
  readonly label: string;
  readonly isNow: boolean;
}

export interface TopBarProps {
  readonly workspaceName: string;
  readonly isSample: boolean;
  readonly workspaceEntries: readonly MenuEntry[];
  /** Null: no tree yet. */
  readonly treeName: string | null;
  readonly treeEntries: readonly MenuEntry[];
  /** On a small screen a tree without others needs no menu. */
  readonly isLoneTree: boolean;
  readonly themeEntries: readonly MenuEntry[];
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  readonly history: readonly HistoryItem[];
  readonly saving: 'saved' | 'saving' | 'failed';
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onJump: (index: number) => void;
  readonly onImport: () => void;
  readonly period: ReactNode;
}

const c = classes(sheet);

export function TopBar(props: TopBarProps): ReactNode {
  return (
    <header className={c('root')}>
      <h1 className={c('logo')} aria-label={workspaceText.product}>
        <Logo />
        <span className={c('product')}>{workspaceText.product}</span>
      </h1>
      <span className={c('separator')} />
      <Menu
        label={workspaceText.workspaceMenu}
        entries={props.workspaceEntries}
        trigger={
          <Button variant="ghost">
            <b className={c('name')}>{props.workspaceName}</b> <ChevronDown size={13} aria-hidden="true" />
          </Button>
        }
      />
      {props.treeName === null ? null : (
        <Menu
          label={workspaceText.treeMenu(props.treeName)}
          entries={props.treeEntries}
          trigger={
            <Button
              variant="ghost"
              className={c(props.isLoneTree && 'lone')}
              aria-label={workspaceText.treeMenu(props.treeName)}
            >
              <span className={c('name')}>{props.treeName}</span> <ChevronDown size={13} aria-hidden="true" />
            </Button>
          }
        />
      )}
      {props.isSample ? (
        <span className={c('chip')}>
          <Tooltip text={workspaceText.sampleHint}>
            <button type="button" className={c('plain')}>
              <Chip tone="accent">{workspaceText.sampleChip}</Chip>
            </button>
          </Tooltip>
        </span>
      ) : null}
      <span className={c('separator')} />
      <div className={c('period')}>{props.period}</div>
      <span className={c('space')} />
      <span className={c('saving', props.saving === 'failed' && 'failed')} role="status">
        {workspaceText.saving[props.saving]}
      </span>
      <UndoButtons {...props} />
      <Menu
        label={workspaceText.theme}
        align="end"
        entries={props.themeEntries}
        trigger={
          <Button variant="ghost" square icon={<SunMoon aria-hidden="true" />} aria-label={workspaceText.theme} />
        }
      />
      <Button
        variant={props.isSample ? 'primary' : 'default'}
        icon={<FileUp aria-hidden="true" />}
        aria-label={workspaceText.useMyFile}
        onClick={props.onImport}
      >
        <span className={c('long')}>{workspaceText.useMyFile}</span>
      </Button>
    </header>
  );
}

function UndoButtons({ undoLabel, redoLabel, history, onUndo, onRedo, onJump }: TopBarProps): ReactNode {
  const entries: readonly MenuEntry[] = history.map((item) => ({
    kind: 'check',
    id: String(item.index),
    label: item.label,
    checked: item.isNow,
    onChange: () => onJump(item.index),
  }));
  return (
    <>
      <IconButton
        icon={<Undo2 aria-hidden="true" />}
        label={workspaceText.undo(undoLabel)}
        shortcut="Ctrl Z"
        disabled={undoLabel === null}
        onClick={onUndo}
      />
      <IconButton
        icon={<Redo2 aria-hidden="true" />}
        label={workspaceText.redo(redoLabel)}
        shortcut="Ctrl Shift Z"
        disabled={redoLabel === null}
        onClick={onRedo}
      />
      {history.length < 2 ? null : (
        <Menu
          label={workspaceText.history}
          align="end"
          entries={entries}
          trigger={
            <Button
              variant="ghost"
              square
              icon={<ChevronDown aria-hidden="true" />}
              aria-label={workspaceText.history}
            />
          }
        />
      )}
    </>
  );
}
