import type { ReactNode } from 'react';
import { unreachable } from '#core/base/unreachable.ts';
import { ColumnsStep } from './ColumnsStep.tsx';
import { ConversationsStep } from './ConversationsStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { FileStep } from './FileStep.tsx';
import { OutcomesStep } from './OutcomesStep.tsx';
import type { ImportWizardModel } from './useImportWizard.ts';

export function StepBody({ model }: { readonly model: ImportWizardModel }): ReactNode {
  const { step } = model.state;
  switch (step) {
    case 'file':
      return <FileStep model={model} />;
    case 'columns':
      return <ColumnsStep model={model} />;
    case 'conversations':
      return <ConversationsStep model={model} />;
    case 'outcomes':
      return <OutcomesStep model={model} />;
    case 'done':
      return <DoneStep model={model} />;
    default:
      return unreachable(step);
  }
}
