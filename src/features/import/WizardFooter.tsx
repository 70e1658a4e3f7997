import { ArrowLeft, ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { importText } from '#text/import/wizard.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Kbd } from '#ui/Kbd.tsx';
import sheet from './ImportDialog.module.css';
import type { ImportWizardModel } from './useImportWizard.ts';
import { mayContinue } from './wizardState.ts';

export interface WizardFooterProps {
  readonly model: ImportWizardModel;
  readonly onClose: () => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

const c = classes(sheet);

/** Always in view: back on the left, on to the next step on the right. */
export function WizardFooter({ model, onClose, onBack, onNext }: WizardFooterProps): ReactNode {
  const { state } = model;
  const { step, saving } = state;
  const isLast = step === 'done';
  return (
    <div className={c('footer')}>
      {step === 'file' ? (
        <Button variant="ghost" size="lg" onClick={onClose}>
          {importText.cancel}
        </Button>
      ) : (
        <Button size="lg" icon={<ArrowLeft aria-hidden="true" />} disabled={saving.kind === 'saving'} onClick={onBack}>
          {importText.back}
        </Button>
      )}
      <span className={c('hint')}>{mayContinue(state) ? <Kbd>{importText.enterHint}</Kbd> : null}</span>
      {isLast ? (
        <Button variant="primary" size="lg" busy={saving.kind === 'saving'} onClick={model.save}>
          {saving.kind === 'failed' ? importText.retry : importText.build}
        </Button>
      ) : (
        <Button variant="primary" size="lg" disabled={!mayContinue(state)} onClick={onNext}>
          {step === 'outcomes' ? importText.build : importText.next}
          <ArrowRight aria-hidden="true" size={15} />
        </Button>
      )}
    </div>
  );
}
