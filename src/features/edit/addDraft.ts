import { err, ok, type Result } from '#core/base/result.ts';
import type { AddNode } from '#core/model/commands/addNode.ts';
import { sameName } from '#core/model/commands/checkName.ts';
import type { Standing } from '#core/model/commands/editFormula.ts';
import type { Doc } from '#core/model/doc.ts';
import { childrenOf } from '#core/model/graph.ts';
import type { Dataset, Metric, Node, NodeId, TreeId } from '#core/model/schema.ts';
import { type LibraryMetric, libraryMetric } from '#core/model/templates/library.ts';
import { type MetricKey, metricKeys } from '#core/model/templates/metricKey.ts';
import { metricTexts } from '#text/metrics.ts';
import { type DefinitionDraft, firstMeasure } from './definitionDraft.ts';
import { usualUnit } from './measureDefaults.ts';
import { type MeasureGap, measureOf } from './measureDraft.ts';

/** A node that is about to be added, of either way. What one way does not need is kept for going back to it. */
export interface AddDraft {
  readonly way: 'library' | 'new';
  readonly query: string;
  readonly key: MetricKey | null;
  readonly name: string;
  readonly definition: Pick<DefinitionDraft, 'description' | 'measure' | 'unit' | 'direction'>;
  readonly standing: Standing;
}

export type AddGap = MeasureGap | 'no-metric';

export function firstDraft(parent: Metric, dataset: Dataset): AddDraft {
  const measure = firstMeasure(dataset);
  const isMadeOfParts = parent.basis.kind === 'unbound' && parent.basis.needs.length === 0;
  return {
    way: 'library',
    query: '',
    key: null,
    name: '',
    definition: { description: '', measure, unit: usualUnit(measure, dataset), direction: 'neither' },
    standing: isMadeOfParts ? { role: 'component', sign: '+' } : { role: 'influence' },
  };
}

/** A metric of the library, as it can be added here. */
export interface Offer {
  readonly metric: LibraryMetric;
  readonly name: string;
  readonly description: string;
  /** The metric of this name that the tree has already. */
  readonly existing: Metric | null;
  /** Why it can't be added at this place. */
  readonly refused: 'here' | 'formula' | null;
}

/** The library as seen from a place in a tree: all of it, or what a search finds. */
export function offersFor(doc: Doc, parent: Node, query: string): readonly Offer[] {
  const words = query.trim().toLowerCase().split(/\s+/u);
  const inTree = metricsOfTree(doc, parent.treeId);
  const here = new Set(childrenOf(doc, parent.id).map((node) => node.metricId));
  return metricKeys
    .filter((key) => {
      const { name, description, good } = metricTexts[key];
      const text = `${name} ${description} ${good}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .map((key) => {
      const { name, description } = metricTexts[key];
      const existing = inTree.find((metric) => sameName(metric.name, name)) ?? null;
      const refused =
        existing === null ? null : here.has(existing.id) ? 'here' : isFormula(existing) ? 'formula' : null;
      return { metric: libraryMetric(key), name, description, existing, refused } as const;
    })
    .toSorted((a, b) => distance(a, words) - distance(b, words));
}

/** Found by name before found by description, new before known, what can't be added last; else the library's order. */
function distance({ name, existing, refused }: Offer, words: readonly string[]): number {
  const isNamed = words.every((word) => name.toLowerCase().includes(word));
  return (refused === null ? 0 : 4) + (isNamed ? 0 : 2) + (existing === null ? 0 : 1);
}

const isFormula = (metric: Metric): boolean => metric.basis.kind === 'formula';

function metricsOfTree(doc: Doc, treeId: TreeId): readonly Metric[] {
  const ids = new Set(Object.values(doc.nodes).flatMap((node) => (node.treeId === treeId ? [node.metricId] : [])));
  return [...ids].flatMap((id) => doc.metrics[id] ?? []);
}

/** What is chosen: with a search, the first that it finds unless another one of these was picked. */
export function chosenOffer(offers: readonly Offer[], { key, query }: AddDraft): Offer | null {
  const free = offers.filter(({ refused }) => refused === null);
  const picked = free.find(({ metric }) => metric.key === key);
  return picked ?? (query.trim() === '' ? null : (free[0] ?? null));
}

/** The command that adds it. Errors: what is still missing. */
export function addCommand(
  draft: AddDraft,
  offer: Offer | null,
  parentId: NodeId,
  dataset: Dataset,
): Result<AddNode, AddGap> {
  const place = { kind: 'child', parentId } as const;
  if (draft.way === 'library') {
    if (offer === null) return err('no-metric');
    return ok({ kind: 'add-node', place, as: draft.standing, metric: offeredMetric(offer, dataset) });
  }
  const { description, measure, unit, direction } = draft.definition;
  const bound = measureOf(measure);
  if (!bound.ok) return bound;
  const metric = {
    kind: 'new',
    name: draft.name,
    description: description.trim(),
    unit,
    direction,
    basis: { kind: 'measure', measure: bound.value },
  } as const;
  return ok({ kind: 'add-node', place, as: draft.standing, metric });
}

function offeredMetric({ metric, name, description, existing }: Offer, dataset: Dataset): AddNode['metric'] {
  if (existing !== null) return { kind: 'existing', metricId: existing.id };
  const { unit, direction, bind } = metric;
  return { kind: 'new', name, description, unit, direction, basis: bind(dataset) };
}
