import { beforeAll, describe, expect, it } from 'vitest';
import type { TreeCard } from '#charts/tree/card.ts';
import type { Doc } from '#core/model/doc.ts';
import { componentsOf, subtreeOf } from '#core/model/graph.ts';
import type { Metric, NodeId } from '#core/model/schema.ts';
import { treeCards } from '#features/tree/treeCards.ts';
import type { PeriodSettings } from '#state/views/settings.ts';
import { missingText } from '#text/missing.ts';
import { treeText } from '#text/tree.ts';
import { nodeNamed, type SampleView, sampleView, viewOf } from '../../support/sampleView.ts';

let sample: SampleView;
const root = 'Conversation resolution rate';

beforeAll(async () => {
  sample = await sampleView();
});

interface Shown {
  readonly doc?: Doc;
  readonly folded?: readonly string[];
  readonly settings?: Partial<PeriodSettings>;
  readonly isYoung?: boolean;
}

async function cards({
  doc = sample.doc,
  folded = [],
  settings = {},
  isYoung = false,
}: Shown = {}): Promise<readonly TreeCard[]> {
  const collapsed = new Set<NodeId>(folded.map((name) => nodeNamed(doc, name).id));
  return treeCards(doc, await viewOf(sample, doc, settings), collapsed, () => isYoung);
}

function named(all: readonly TreeCard[], name: string): TreeCard {
  const card = all.find((each) => each.name === name);
  if (card === undefined) throw new Error(`no card ${name}`);
  return card;
}

const plain = (text: string | null | undefined): string | null => text?.replaceAll('\u00a0', ' ') ?? null;

function changed(name: string, part: Partial<Metric>): Doc {
  const { doc } = sample;
  const metric = doc.metrics[nodeNamed(doc, name).metricId];
  if (metric === undefined) throw new Error('no metric');
  return { ...doc, metrics: { ...doc.metrics, [metric.id]: { ...metric, ...part } } };
}

describe('treeCards', () => {
  it('marks what is not final: numbers that age can still change, and no others', async () => {
    const young = await cards({ isYoung: true });
    expect(named(young, root)).toMatchObject({ note: treeText.notFinal });
    expect(named(young, root).detail).toContain(treeText.notFinalWhy);
    expect(named(young, 'Inbound volume').note).toBe(treeText.influence);
    expect(named(await cards(), root).note).toBeNull();
  });

  it('say how sure a share is, and nothing of what has no such interval', async () => {
    const all = await cards();
    expect(named(all, 'Conversation resolution rate').detail?.replaceAll('\u00a0', ' ')).toMatch(
      /^95 % interval 7[34]\.\d % to 78\.\d %, of 1,499 conversations$/u,
    );
    expect(named(all, 'Inbound volume').detail).toBeNull();
    expect(named(all, 'First response time (median)').detail).toBeNull();
  });

  it('writes the value, the change with its tone in a word, and the target', async () => {
    const card = named(await cards(), root);
    expect([card.value, card.unit]).toEqual(['76.2', '%']);
    expect([plain(card.change?.text), card.change?.tone]).toEqual(['−4.0 pt worse', 'worse']);
    expect([plain(card.target?.text), card.target?.status]).toEqual(['Target 80.0 %', 'missed']);
    expect(card.spark).toHaveLength(22);
    expect(card.owner?.initials).toMatch(/^\p{Lu}{2}$/u);
  });

  it('compares counts per day where the periods are not as long, and never as if they were', async () => {
    const settings: Partial<PeriodSettings> = {
      current: { fromDay: 20_682, toDay: 20_696 },
      compareWith: 'custom',
      customBaseline: { fromDay: 20_590, toDay: 20_682 },
    };
    const all = await cards({ settings });
    const view = await viewOf(sample, sample.doc, settings);
    const volume = view.nodes.get(nodeNamed(sample.doc, 'Inbound volume').id);
    if (volume?.current.kind !== 'value' || volume.baseline?.kind !== 'value') throw new Error('volume is a number');
    const perDay = volume.current.value / 14 - volume.baseline.value / 92;
    const text = plain(named(all, 'Inbound volume').change?.text) ?? '';
    expect(Number.parseFloat(text.replace('−', '-'))).toBeCloseTo(perDay, 1);
    expect(text).toMatch(/ a day$/u);
    expect(named(all, 'Longest wait time').change).toEqual({ text: 'periods differ in length', tone: 'flat' });
    expect(plain(named(all, root).change?.text)).toMatch(/pt (worse|better)$/u);
  });

  it('says of a metric without a direction how much it moved, and not how well', async () => {
    const { change } = named(await cards(), 'Inbound volume');
    expect(change?.tone).toBe('flat');
    expect(change?.text).toMatch(/^[+−][\d,]+$/u);
  });

  it('draws contributions as signed shares of the change, by what they are to the root', async () => {
    const all = await cards();
    const parts = componentsOf(sample.doc, sample.tree.rootId).map(({ id }) => all.find((card) => card.id === id));
    const total = parts.reduce((sum, card) => sum + (card?.contribution ?? Number.NaN), 0);
    expect(total).toBeCloseTo(-1, 9);
    expect(named(all, 'Escalation bottleneck')).toMatchObject({ contributionTone: 'worse' });
    expect(named(all, 'Agent follow-up failure')).toMatchObject({ contributionTone: 'better' });
    expect(named(all, 'Escalation rate').contribution).toBeNull();
  });

  it('counts on a folded card what it hides', async () => {
    const open = await cards();
    const all = await cards({ folded: ['Escalation bottleneck'] });
    const below = subtreeOf(sample.doc, nodeNamed(sample.doc, 'Escalation bottleneck').id).length - 1;
    expect(named(all, 'Escalation bottleneck').hiddenCount).toBe(below);
    expect(all).toHaveLength(open.length - below);
    expect(all.some(({ name }) => name === 'Escalation rate')).toBe(false);
    const nested = await cards({ folded: [root, 'Escalation bottleneck'] });
    expect(nested.map(({ name, hiddenCount }) => [name, hiddenCount])).toEqual([[root, open.length - 1]]);
  });

  it('says why there is no number, and never 0', async () => {
    const doc = changed('Escalation bottleneck', { basis: { kind: 'unbound', needs: ['escalated', 'outcome'] } });
    const all = await cards({ doc });
    const card = named(all, 'Escalation bottleneck');
    expect([card.value, card.unit, card.change]).toEqual([null, '', null]);
    expect(card.note).toBe('no data: needs a column for escalated or not and outcome');
    expect(card.target).toMatchObject({ status: 'unknown', statusText: 'no number' });
    expect(card.spark.every((value) => value === null)).toBe(true);
    expect(named(all, root)).toMatchObject({ value: null, note: 'no data: Escalation bottleneck has no number' });
    for (const { contribution } of all) expect(contribution).toBeNull();
  });

  it('says a missing baseline where it is another one than the root’s', async () => {
    const all = await cards({ settings: { compareWith: 'last-year' } });
    for (const { note } of all) expect(note ?? '').not.toContain('no baseline');
    const day = sample.doc.datasets[sample.tree.datasetId ?? '']?.extent?.fromDay ?? 0;
    const narrow = { fromDay: day, toDay: day + 1 };
    const metric = sample.doc.metrics[nodeNamed(sample.doc, 'Longest wait time').metricId];
    if (metric?.basis.kind !== 'measure' || metric.basis.measure.kind !== 'aggregate') throw new Error('no maximum');
    const measure = { ...metric.basis.measure, of: { ...metric.basis.measure.of, filter: createdAfter(day) } };
    const doc = changed('Longest wait time', { basis: { kind: 'measure', measure } });
    const few = await cards({ doc, settings: { compareWith: 'custom', customBaseline: narrow } });
    expect(named(few, 'Longest wait time').note).toBe(treeText.noBaseline(missingText({ code: 'no-rows' }, doc)));
    expect(named(few, root).note).toBeNull();
  });
});

/** Rows created after a day. */
function createdAfter(day: number) {
  return { kind: 'compare', column: 'created_at', op: '>=', value: (day + 1) * 86_400_000 } as const;
}
