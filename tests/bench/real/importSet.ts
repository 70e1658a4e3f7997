import type { Doc } from '#core/model/doc.ts';
import { type Dataset, type OutcomeRules, type Tree, WorkspaceId } from '#core/model/schema.ts';
import { templateFor } from '#core/model/templates/blankTemplate.ts';
import { sampleWorkspace } from '#core/sample/sampleWorkspace.ts';
import { watchedOf } from '#core/stats/cohorts.ts';
import { maturityAge } from '#core/stats/delayCurve.ts';
import { maturityRule } from '#core/stats/maturity.ts';
import type { TypedTable } from '#core/table/table.ts';
import type { DayRange } from '#core/time/period.ts';
import { createColumnarEngine } from '#engine/columnar/columnarEngine.ts';
import type { AnalyticEngine } from '#engine/port.ts';
import type { Interpretation } from '#ingest/port.ts';
import { agePlan, allRows, readAges } from '#state/views/agePlan.ts';
import { isCensored } from '#state/views/isCensored.ts';
import { datasetOf } from '#state/workspace/importDataset.ts';
import { sampleWords, templateWords } from '#text/templates.ts';
import { type FileContent, interpretGuessed, readContent, unwrap } from '../../ingest/importing.ts';
import { countingEnv } from '../../support/deskDoc.ts';

/** A dataset as the app has it once it is open, in an engine of this thread. */
export interface RealSet {
  readonly name: string;
  /** What the root counts, and how it came about. */
  readonly about: string;
  readonly doc: Doc;
  readonly tree: Tree;
  readonly dataset: Dataset;
  readonly table: TypedTable;
  readonly engine: AnalyticEngine;
  /** Null: not known, nothing is called immature. */
  readonly matureDays: number | null;
  /** Of the root: too young to be read as it stands. */
  readonly isImmature: (period: DayRange) => boolean;
  /** No age of the data makes a period immature for a number that does not change with age. */
  readonly isCensored: boolean;
}

export interface FileFacts {
  readonly name: string;
  readonly about: string;
  readonly content: FileContent;
  readonly rulesOf: (interpretation: Interpretation) => OutcomeRules;
}

/** A file through the importer by its guesses, with the template's tree over it. */
export async function importSet({ name, about, content, rulesOf }: FileFacts): Promise<RealSet> {
  const file = await readContent(content);
  const interpretation = await interpretGuessed(file);
  const outcomeRules = rulesOf(interpretation);
  const imported = unwrap(await file.importer.finish(outcomeRules));
  const env = countingEnv(name);
  const makeRecords = (of: Dataset) => templateFor(of, { newId: env.newId, words: templateWords });
  const dataset = datasetOf({ imported, name, fileName: `${name}.csv`, outcomeRules, makeRecords }, env);
  const { tree, metrics, nodes } = makeRecords(dataset);
  const doc: Doc = {
    workspace: { id: WorkspaceId.parse('w'), name, isSample: false, createdAtMs: 0, grain: 'week' },
    datasets: { [dataset.id]: dataset },
    trees: { [tree.id]: tree },
    metrics: Object.fromEntries(metrics.map((metric) => [metric.id, metric])),
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    people: {},
  };
  return openSet({ name, about, doc, table: imported.table });
}

export async function sampleSet(): Promise<RealSet> {
  const { doc, table } = sampleWorkspace({ ...countingEnv('s'), words: templateWords, names: sampleWords });
  return openSet({ name: 'Sample', about: 'resolution rate of the sample with its planted story', doc, table });
}

async function openSet(of: Pick<RealSet, 'name' | 'about' | 'doc' | 'table'>): Promise<RealSet> {
  const [tree] = Object.values(of.doc.trees);
  const [dataset] = Object.values(of.doc.datasets);
  if (tree === undefined || dataset === undefined) throw new Error(`${of.name} has no tree`);
  const engine = createColumnarEngine();
  unwrap(await engine.register(dataset.contentHash, structuredClone(of.table), {}));
  const plan = agePlan(dataset, allRows(dataset));
  const ages = plan === null ? null : readAges(unwrap(await engine.cube(plan, {})));
  const age = ages === null ? null : maturityAge(watchedOf(ages.cohorts));
  const rule = maturityRule(age?.age ?? null, (dataset.extent?.toDay ?? 1) - 1);
  return {
    ...of,
    tree,
    dataset,
    engine,
    matureDays: rule.ageDays,
    isImmature: rule.isImmature,
    isCensored: isCensored(of.doc, dataset, tree.rootId),
  };
}
