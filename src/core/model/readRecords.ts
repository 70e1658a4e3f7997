import { applyDiff } from '#core/model/applyDiff.ts';
import type { Doc, RecordChange, TableName } from '#core/model/doc.ts';
import type { RawRecord } from '#core/model/migrations/migrate.ts';
import {
  DatasetSchema,
  MetricSchema,
  NodeSchema,
  PersonSchema,
  TreeSchema,
  type Workspace,
  WorkspaceSchema,
} from '#core/model/schema.ts';
import { type DocProblem, validateDoc } from '#core/model/validateDoc.ts';

/** A saved record that could not be read, or that something it needs is missing for. It stays where it is saved. */
export interface Quarantined {
  readonly table: string;
  readonly id: string;
  readonly detail: string;
}

export interface ReadRecords {
  readonly doc: Doc;
  readonly quarantined: readonly Quarantined[];
}

/**
 * A doc from saved records, leaving out what is broken and listing it.
 *
 * Shapes   each record is checked by its schema, then the links between them (`validateDoc`). A broken record takes
 *          with it those that can't stand without it: its nodes, its tree. A link that can be empty (owner, dataset)
 *          is emptied, and a formula that names a missing metric stays, since its node can say what is missing.
 *          Without a readable workspace record `fallback` stands in.
 * Cost     O(records²) at worst, when each falls because of the one before; O(records) for a sound doc.
 */
export function readRecords(records: readonly RawRecord[], fallback: Workspace): ReadRecords {
  const quarantined: Quarantined[] = [];
  const changes = records.flatMap((raw): readonly RecordChange[] => {
    const read = readRecord(raw);
    if (typeof read !== 'string') return [read];
    quarantined.push({ table: raw.table, id: raw.id, detail: read });
    return [];
  });
  const empty: Doc = { workspace: fallback, datasets: {}, trees: {}, metrics: {}, nodes: {}, people: {} };
  let doc = applyDiff(empty, changes);
  for (let worst = settle(doc); worst !== null; worst = settle(doc)) {
    doc = worst.doc;
    quarantined.push(...worst.quarantined);
  }
  return { doc, quarantined };
}

function readRecord({ table, id, value }: RawRecord): RecordChange | string {
  if (!isTable(table)) return `no table “${table}”`;
  const put = { id, before: null };
  switch (table) {
    case 'workspace':
      return parsed(WorkspaceSchema, value, (after) => ({ table, ...put, after }));
    case 'datasets':
      return parsed(DatasetSchema, value, (after) => ({ table, ...put, after }));
    case 'trees':
      return parsed(TreeSchema, value, (after) => ({ table, ...put, after }));
    case 'metrics':
      return parsed(MetricSchema, value, (after) => ({ table, ...put, after }));
    case 'nodes':
      return parsed(NodeSchema, value, (after) => ({ table, ...put, after }));
    case 'people':
      return parsed(PersonSchema, value, (after) => ({ table, ...put, after }));
  }
}

const tables = { workspace: 0, datasets: 0, trees: 0, metrics: 0, nodes: 0, people: 0 } satisfies Record<TableName, 0>;
const isTable = (table: string): table is TableName => Object.hasOwn(tables, table);

interface RecordSchema<T> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
}
type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

function parsed<T>(schema: RecordSchema<T>, value: unknown, put: (record: T) => RecordChange): RecordChange | string {
  const read = schema.safeParse(value);
  if (read.success) return put(read.data);
  const [issue] = read.error.issues;
  return issue === undefined ? 'unreadable' : `${issue.path.map(String).join('.') || 'record'}: ${issue.message}`;
}

/** One round: everything that is broken now goes or is mended. Null when nothing is. */
function settle(doc: Doc): ReadRecords | null {
  const quarantined = new Map<string, Quarantined>();
  const changes: RecordChange[] = [];
  for (const problem of validateDoc(doc)) {
    const mended = mend(doc, problem);
    if (mended === null) continue;
    changes.push(...mended);
    const { table, code } = problem;
    const ids = code === 'cycle' ? problem.path : [problem.id];
    for (const id of ids) quarantined.set(`${table}/${id}`, { table, id, detail: code });
  }
  return changes.length === 0 ? null : { doc: applyDiff(doc, changes), quarantined: [...quarantined.values()] };
}

function mend(doc: Doc, problem: DocProblem): readonly RecordChange[] | null {
  const { table, id, code } = problem;
  if (code === 'formula-cycle' || (code === 'dangling' && problem.field === 'expression')) return null;
  if (code === 'cycle') return problem.path.map((at) => ({ table: 'nodes', id: at, before: null, after: null }));
  if (code === 'dangling' && problem.field === 'ownerId') return emptyOwner(doc, id);
  if (code === 'dangling' && problem.field === 'datasetId') return emptyDataset(doc, id);
  return [{ table, id, before: null, after: null }];
}

function emptyOwner(doc: Doc, id: string): readonly RecordChange[] {
  const node = doc.nodes[id];
  return node === undefined ? [] : [{ table: 'nodes', id, before: node, after: { ...node, ownerId: null } }];
}

function emptyDataset(doc: Doc, id: string): readonly RecordChange[] {
  const tree = doc.trees[id];
  return tree === undefined ? [] : [{ table: 'trees', id, before: tree, after: { ...tree, datasetId: null } }];
}
