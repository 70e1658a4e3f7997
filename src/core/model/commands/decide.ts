import { decideAddNode } from '#core/model/commands/addNode.ts';
import { decideAddPerson } from '#core/model/commands/addPerson.ts';
import { decideAdoptDataset } from '#core/model/commands/adoptDataset.ts';
import type { Command, CommandEnv, Decided } from '#core/model/commands/command.ts';
import { decideMoveNode } from '#core/model/commands/moveNode.ts';
import { decideRebindMetric } from '#core/model/commands/rebindMetric.ts';
import { decideRemoveNode } from '#core/model/commands/removeNode.ts';
import { decideRemoveTree } from '#core/model/commands/removeTree.ts';
import { decideRenameMetric } from '#core/model/commands/renameMetric.ts';
import { decideRenameTree } from '#core/model/commands/renameTree.ts';
import { decideRenameWorkspace } from '#core/model/commands/renameWorkspace.ts';
import { decideReplaceDatasetOfTree } from '#core/model/commands/replaceDatasetOfTree.ts';
import { decideSetDenominator } from '#core/model/commands/setDenominator.ts';
import { decideSetGrain } from '#core/model/commands/setGrain.ts';
import { decideSetOwner } from '#core/model/commands/setOwner.ts';
import { decideSetTarget } from '#core/model/commands/setTarget.ts';
import { decideWriteFormula } from '#core/model/commands/writeFormula.ts';
import type { Doc } from '#core/model/doc.ts';

/**
 * What a command would do to a doc: the diff, its name and what to select, or why it can't be done.
 *
 * Shapes   the doc after the diff is as sound as the doc before (`validateDoc`).
 * Errors   see each verb.
 */
export function decide(doc: Doc, command: Command, env: CommandEnv): Decided {
  switch (command.kind) {
    case 'add-node':
      return decideAddNode(doc, command, env);
    case 'add-person':
      return decideAddPerson(doc, command, env);
    case 'adopt-dataset':
      return decideAdoptDataset(doc, command);
    case 'move-node':
      return decideMoveNode(doc, command);
    case 'rebind-metric':
      return decideRebindMetric(doc, command);
    case 'remove-node':
      return decideRemoveNode(doc, command);
    case 'remove-tree':
      return decideRemoveTree(doc, command);
    case 'rename-metric':
      return decideRenameMetric(doc, command);
    case 'rename-tree':
      return decideRenameTree(doc, command);
    case 'rename-workspace':
      return decideRenameWorkspace(doc, command);
    case 'replace-dataset-of-tree':
      return decideReplaceDatasetOfTree(doc, command);
    case 'set-denominator':
      return decideSetDenominator(doc, command);
    case 'set-grain':
      return decideSetGrain(doc, command);
    case 'set-owner':
      return decideSetOwner(doc, command, env);
    case 'set-target':
      return decideSetTarget(doc, command);
    case 'write-formula':
      return decideWriteFormula(doc, command, env);
  }
}
