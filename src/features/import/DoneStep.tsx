import type { ReactNode } from 'react';
import { doneText } from '#text/import/wizard.ts';
import { ingestErrorText } from '#text/ingest.ts';
import { Notice } from '#ui/Notice.tsx';
import { Progress } from '#ui/Progress.tsx';
import type { ImportWizardModel } from './useImportWizard.ts';
import type { SaveProblem } from './wizardState.ts';

export function DoneStep({ model }: { readonly model: ImportWizardModel }): ReactNode {
  const { saving } = model.state;
  if (saving.kind === 'failed') {
    return (
      <Notice tone="error" title={doneText.failedTitle}>
        <p>{sentenceOf(saving.problem)}</p>
        <p>{doneText.kept}</p>
      </Notice>
    );
  }
  return (
    <Progress
      label={saving.kind === 'saved' ? doneText.saved : doneText.finishing}
      value={saving.kind === 'saved' ? 1 : null}
    />
  );
}

const sentenceOf = (problem: SaveProblem): string =>
  problem.kind === 'store' ? problem.sentence : ingestErrorText(problem.error);
