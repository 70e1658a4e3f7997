import type { Dataset, Metric, Node, Person, Tree, Workspace } from '#core/model/schema.ts';

/** One workspace in memory. Plain, frozen by convention; changed only by applying a `Diff`. */
export interface Doc {
  readonly workspace: Workspace;
  readonly datasets: Readonly<Record<string, Dataset>>;
  readonly trees: Readonly<Record<string, Tree>>;
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly nodes: Readonly<Record<string, Node>>;
  readonly people: Readonly<Record<string, Person>>;
}

/** The tables of a doc and the record that each holds. `workspace` has exactly one record. */
export interface RecordTypes {
  readonly workspace: Workspace;
  readonly datasets: Dataset;
  readonly trees: Tree;
  readonly metrics: Metric;
  readonly nodes: Node;
  readonly people: Person;
}
export type TableName = keyof RecordTypes;

/** What undo plays backwards, autosave writes and other tabs hear of: records before and after. */
export type Diff = readonly RecordChange[];
export type RecordChange = {
  readonly [T in TableName]: {
    readonly table: T;
    readonly id: string;
    readonly before: RecordTypes[T] | null;
    readonly after: RecordTypes[T] | null;
  };
}[TableName];
