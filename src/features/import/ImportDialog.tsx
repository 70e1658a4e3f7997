import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { importText, leaveText, replaceText } from '#text/import/wizard.ts';
import { classes } from '#ui/classes.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { Stepper } from '#ui/Stepper.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { announcementOf } from './announcement.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import sheet from './ImportDialog.module.css';
import { StepBody } from './StepBody.tsx';
import { type ImportPorts, type ImportWizardModel, useImportWizard } from './useImportWizard.ts';
import { WizardFooter } from './WizardFooter.tsx';
import { hasWork, mayContinue, stepBeside, type WizardStep, wizardSteps } from './wizardState.ts';

export interface ImportDialogProps {
  readonly ports: ImportPorts;
  readonly file: File | null;
  readonly onClose: () => void;
}

const c = classes(sheet);
const steps = wizardSteps.map((id) => ({ id, label: importText.step[id] }));

/** From a file to a tree, in five steps. Enter on a step's heading, or Ctrl Enter anywhere, continues. */
export function ImportDialog({ ports, file, onClose }: ImportDialogProps): ReactNode {
  const model = useImportWizard(ports);
  const [offered, setOffered] = useOfferedFile(model, file);
  const { state, dispatch } = model;
  const [isLeaving, setLeaving] = useState(false);
  const heading = useHeadingFocus(model);
  useEffect(() => {
    if (state.saving.kind === 'saved') onClose();
  }, [state.saving.kind, onClose]);

  const close = (): void => {
    if (hasWork(state)) setLeaving(true);
    else onClose();
  };
  const back = (): void => dispatch({ kind: 'went', to: stepBeside(state.step, -1) });
  const next = (): void => goOn(model);
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.defaultPrevented) return;
    const anywhere = event.ctrlKey || event.metaKey;
    if (!anywhere && event.target !== heading.current) return;
    event.preventDefault();
    next();
  };
  const { title, lead } = wordsOf(model);
  return (
    <>
      <Dialog
        open
        size="full"
        title={importText.title}
        closeLabel={importText.close}
        onClose={close}
        header={
          <Stepper
            label={importText.steps}
            steps={steps}
            current={state.step}
            {...(state.saving.kind === 'saving'
              ? {}
              : { onSelect: (to: WizardStep) => dispatch({ kind: 'went', to }) })}
          />
        }
        footer={<WizardFooter model={model} onClose={close} onBack={back} onNext={next} />}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: only hears Enter pressed on the heading inside */}
        <div className={c('root')} onKeyDown={pressed}>
          <header className={c('intro')}>
            <h3 className={c('heading')} tabIndex={-1} ref={heading}>
              {title}
            </h3>
            <p className={c('lead')}>{lead}</p>
          </header>
          <StepBody model={model} />
        </div>
        <VisuallyHidden>
          <span role="status">{announcementOf(state)}</span>
        </VisuallyHidden>
      </Dialog>
      <ConfirmDialog open={isLeaving} {...leaveText} onStay={() => setLeaving(false)} onLeave={onClose} />
      <ConfirmDialog
        open={offered !== null}
        {...replaceText}
        title={replaceText.title(offered?.name ?? '')}
        onStay={() => setOffered(null)}
        onLeave={() => {
          if (offered !== null) model.chooseFile(offered);
          setOffered(null);
        }}
      />
    </>
  );
}

function goOn({ state, dispatch, save }: ImportWizardModel): void {
  if (!mayContinue(state)) return;
  if (state.step === 'outcomes') save();
  dispatch({ kind: 'went', to: stepBeside(state.step, 1) });
}

function wordsOf({ state }: ImportWizardModel): { readonly title: string; readonly lead: string } {
  const { step, source, isConversations } = state;
  const isNone = step === 'outcomes' && !isConversations;
  const words = step === 'file' && source.kind === 'read' ? 'fileRead' : isNone ? 'noOutcomes' : step;
  return { title: importText.heading[words], lead: importText.lead[words] };
}

/** A file that comes from outside is taken at once, unless choices made for another one would be lost. */
function useOfferedFile(
  { state, chooseFile }: ImportWizardModel,
  file: File | null,
): [File | null, (file: File | null) => void] {
  const [offered, setOffered] = useState<File | null>(null);
  const isBusy = hasWork(state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new file asks; work that begins later does not
  useEffect(() => {
    if (file === null) return;
    if (isBusy) setOffered(file);
    else chooseFile(file);
  }, [file, chooseFile]);
  return [offered, setOffered];
}

/** The heading is focused when a step opens, and when the file has been read. */
function useHeadingFocus({ state }: ImportWizardModel): React.RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const place = state.source.kind === 'read' ? state.step : state.source.kind;
  useEffect(() => {
    if (place === 'none') return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView?.({ block: 'start' });
  }, [place]);
  return heading;
}
