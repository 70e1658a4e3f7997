import type { CommandError } from '#core/model/commands/command.ts';
import { templateFor } from '#core/model/templates/blankTemplate.ts';
import type { ImportedTable } from '#ingest/port.ts';
import type { DataError } from '#state/resources/createResources.ts';
import type { Services } from '#state/services.ts';
import { type ImportInput, importDataset } from '#state/workspace/importDataset.ts';
import { importWorkspace } from '#state/workspace/importWorkspace.ts';
import { commandErrorText } from '#text/commands.ts';
import { dataErrorText } from '#text/dataError.ts';
import { templateWords } from '#text/templates.ts';
import type { ImportFacts } from './useImportWizard.ts';

/** Stores what was imported: around the sample in a workspace of its own, else in the open one. Null, or what failed. */
export async function saveImport(
  services: Services,
  imported: ImportedTable,
  facts: ImportFacts,
  onWorkspace: (workspaceId: string) => void,
): Promise<string | null> {
  const { isSample } = services.document.getState().doc.workspace;
  const input: ImportInput = {
    imported,
    name: nameOf(facts.fileName),
    fileName: facts.fileName,
    outcomeRules: facts.rules,
    makeRecords: (dataset) => {
      const { tree, ...records } = templateFor(dataset, { newId: services.env.newId, words: templateWords });
      // Beside other trees the template's own name would tell nothing apart.
      const name = isSample ? tree.name : dataset.name;
      return { ...records, tree: { ...tree, name, denominator: facts.denominator } };
    },
  };
  if (!isSample) {
    const adopted = await importDataset(services, input);
    return adopted.ok ? null : problemText(adopted.error);
  }
  const made = await importWorkspace(services, input);
  if (!made.ok) return problemText(made.error);
  onWorkspace(made.value);
  return null;
}

const longestName = 200;

/** The file's name without its ending. */
function nameOf(fileName: string): string {
  const bare = fileName.replace(/\.[^.]+$/u, '').trim();
  return (bare === '' ? fileName : bare).slice(0, longestName);
}

/** A record, so that a code that is not in it does not compile. */
const dataCodes: Readonly<Record<Exclude<DataError['code'], CommandError['code']>, true>> = {
  cancelled: true,
  unsupported: true,
  'unknown-table': true,
  'unknown-column': true,
  'too-many-cells': true,
  'out-of-memory': true,
  'worker-died': true,
  unreachable: true,
  'bad-data': true,
  internal: true,
  quota: true,
  'too-new': true,
  blocked: true,
  unavailable: true,
  failed: true,
};

function problemText(error: DataError | CommandError): string {
  return isDataError(error) ? dataErrorText(error) : commandErrorText(error);
}

const isDataError = (error: DataError | CommandError): error is DataError =>
  Object.hasOwn(dataCodes, error.code) || 'what' in error;
