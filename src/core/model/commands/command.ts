import type { Result } from '#core/base/result.ts';
import type { AddNode } from '#core/model/commands/addNode.ts';
import type { AddPerson } from '#core/model/commands/addPerson.ts';
import type { AdoptDataset } from '#core/model/commands/adoptDataset.ts';
import type { MoveNode } from '#core/model/commands/moveNode.ts';
import type { RebindMetric } from '#core/model/commands/rebindMetric.ts';
import type { RemoveNode } from '#core/model/commands/removeNode.ts';
import type { RemoveTree } from '#core/model/commands/removeTree.ts';
import type { RenameMetric } from '#core/model/commands/renameMetric.ts';
import type { RenameTree } from '#core/model/commands/renameTree.ts';
import type { RenameWorkspace } from '#core/model/commands/renameWorkspace.ts';
import type { ReplaceDatasetOfTree } from '#core/model/commands/replaceDatasetOfTree.ts';
import type { SetDenominator } from '#core/model/commands/setDenominator.ts';
import type { SetGrain } from '#core/model/commands/setGrain.ts';
import type { SetOwner } from '#core/model/commands/setOwner.ts';
import type { SetTarget } from '#core/model/commands/setTarget.ts';
import type { WriteFormula } from '#core/model/commands/writeFormula.ts';
import type { Diff, TableName } from '#core/model/doc.ts';
import type { DenominatorPolicy, NodeId } from '#core/model/schema.ts';
import type { DocProblem } from '#core/model/validateDoc.ts';
import type { Grain } from '#core/time/period.ts';

/** Everything that a user can do to a workspace. One file per verb. */
export type Command =
  | AddNode
  | AddPerson
  | AdoptDataset
  | MoveNode
  | RebindMetric
  | RemoveNode
  | RemoveTree
  | RenameMetric
  | RenameTree
  | RenameWorkspace
  | ReplaceDatasetOfTree
  | SetDenominator
  | SetGrain
  | SetOwner
  | SetTarget
  | WriteFormula;

/** What a decision needs from outside. */
export interface CommandEnv {
  /** A new id, never given before. */
  readonly newId: () => string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
}

/** What a command would do. Nothing is changed until the diff is applied; an empty diff is "as it was". */
export interface Decision {
  readonly diff: Diff;
  readonly label: CommandLabel;
  /** What to select after; absent: leave the selection alone. */
  readonly select?: NodeId | null;
}

export type Decided = Result<Decision, CommandError>;

/** What a step is called, as facts; the words are in text/commands.ts. */
export type CommandLabel =
  | { readonly code: 'add-node'; readonly metricName: string; readonly parentName: string }
  | { readonly code: 'add-person'; readonly personName: string }
  | { readonly code: 'adopt-dataset'; readonly datasetName: string }
  | { readonly code: 'move-node'; readonly metricName: string; readonly parentName: string }
  | { readonly code: 'reorder-node'; readonly metricName: string }
  | { readonly code: 'rebind-metric'; readonly metricName: string }
  | { readonly code: 'remove-node'; readonly metricName: string; readonly nodeCount: number }
  | { readonly code: 'remove-tree'; readonly treeName: string }
  | { readonly code: 'rename-metric'; readonly from: string; readonly to: string }
  | { readonly code: 'rename-tree'; readonly from: string; readonly to: string }
  | { readonly code: 'rename-workspace'; readonly from: string; readonly to: string }
  | { readonly code: 'replace-dataset'; readonly treeName: string; readonly datasetName: string }
  | { readonly code: 'set-denominator'; readonly treeName: string; readonly denominator: DenominatorPolicy }
  | { readonly code: 'set-grain'; readonly grain: Grain }
  | { readonly code: 'set-owner'; readonly metricName: string; readonly ownerName: string | null }
  | { readonly code: 'set-target'; readonly metricName: string; readonly cleared: boolean }
  | { readonly code: 'write-formula'; readonly metricName: string };

/** Why a command can't be done. The doc is as it was. */
export type CommandError =
  | { readonly code: 'read-only' }
  | { readonly code: 'not-found'; readonly table: TableName; readonly id: string }
  | { readonly code: 'bad-name'; readonly why: 'empty' | 'too-long'; readonly limit: number }
  | { readonly code: 'name-taken'; readonly name: string }
  | { readonly code: 'root-stays'; readonly metricName: string; readonly verb: 'remove' | 'move' | 'add-sibling' }
  | { readonly code: 'parent-measured'; readonly parentName: string }
  | { readonly code: 'already-a-child'; readonly metricName: string; readonly parentName: string }
  | { readonly code: 'other-tree'; readonly metricName: string; readonly parentName: string }
  /** Names from the moved node down to the new parent, which stands below it. */
  | { readonly code: 'below-itself'; readonly path: readonly string[] }
  /** Names of metrics, each in the formula of the one before; the last is in turn made of the first. */
  | { readonly code: 'formula-cycle'; readonly path: readonly string[] }
  /** The term is multiplied or divided, so that taking it out has no single meaning. */
  | { readonly code: 'formula-not-additive'; readonly formulaOf: string; readonly term: string }
  /** The same formula stands at several nodes, whose children would no longer fit. */
  | { readonly code: 'formula-shared'; readonly formulaOf: string; readonly nodeCount: number }
  | { readonly code: 'formula-unknown-metric'; readonly metricId: string }
  | { readonly code: 'bad-target' }
  | { readonly code: 'broken-records'; readonly problems: readonly DocProblem[] };
