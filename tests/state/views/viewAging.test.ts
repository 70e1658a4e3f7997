import { beforeAll, describe, expect, it } from 'vitest';
import { type Ages, agePlan, allRows, readAges } from '#state/views/agePlan.ts';
import type { PeriodSettings } from '#state/views/settings.ts';
import { type Aging, viewAging } from '#state/views/viewAging.ts';
import { nodeNamed, type SampleView, sampleView, shownOf, viewOf } from '../../support/sampleView.ts';

let sample: SampleView;
let ages: Ages;

beforeAll(async () => {
  sample = await sampleView();
  const [dataset] = Object.values(sample.doc.datasets);
  const plan = dataset === undefined ? null : agePlan(dataset, allRows(dataset));
  const cube = plan === null ? null : await sample.engine.cube(plan, {});
  const read = cube?.ok === true ? readAges(cube.value) : null;
  if (read === null) throw new Error('no ages');
  ages = read;
});

const lastWeek = { fromDay: 20_717, toDay: 20_724 };

async function aged(name: string, settings: Partial<PeriodSettings>, given: Ages = ages): Promise<Aging | null> {
  const view = await viewOf(sample, sample.doc, settings);
  const { comparison, extent } = view.frame;
  if (comparison === null || extent === null) throw new Error('nothing compared');
  const shown = shownOf(view, nodeNamed(sample.doc, name).id);
  return viewAging({ ages: given, shown, comparison, extent, assessment: null, ageDays: 5, isYoung: true });
}

describe('viewAging', () => {
  it('takes the change apart into what is left at equal age and what age adds', async () => {
    const found = await aged('Conversation resolution rate', { current: lastWeek });
    if (found?.equalAge.ok !== true || found.projection?.ok !== true) throw new Error('no comparison');
    const { difference, maturityEffect, ageDays, leftOutAfter } = found.equalAge.value;
    const view = await viewOf(sample, sample.doc, { current: lastWeek });
    expect(difference + maturityEffect).toBeCloseTo(shownOf(view, sample.tree.rootId).change ?? Number.NaN, 12);
    expect([ageDays, leftOutAfter]).toEqual([1, 20_722]);
    expect(found.projection.value.low).toBeGreaterThan(
      found.projection.value.soFar.hits / found.projection.value.soFar.n,
    );
  });

  it('days at the end without conversations are not left out', async () => {
    const isEmpty = (day: number): boolean => day >= 20_722;
    const view = await viewOf(sample, sample.doc, { current: lastWeek });
    const { extent } = view.frame;
    const first = extent?.fromDay ?? 0;
    const upTo = (counts: ArrayLike<number>): number[] =>
      Array.from(counts, (count, at) => (isEmpty(first + at) ? 0 : count));
    const cohorts = ages.cohorts.filter(({ day }) => !isEmpty(day));
    const quiet: Ages = { ...ages, cohorts, created: upTo(ages.created), resolved: upTo(ages.resolved) };
    const total = (counts: ArrayLike<number>): number =>
      Array.from(counts).reduce(
        (all, count, at) => (first + at >= lastWeek.fromDay && first + at < lastWeek.toDay ? all + count : all),
        0,
      );
    const value = total(quiet.resolved) / total(quiet.created);
    const { comparison } = view.frame;
    const shown = shownOf(view, sample.tree.rootId);
    if (comparison === null || extent === null || shown.current.kind !== 'value') throw new Error('nothing compared');
    const current = { ...shown.current, value };
    const found = viewAging({
      ...{ ages: quiet, shown: { ...shown, current }, comparison, extent },
      ...{ assessment: null, ageDays: 5, isYoung: true },
    });
    expect(found?.equalAge.ok === true && found.equalAge.value.leftOutAfter).toBeNull();
  });

  it('is of the resolution rate only', async () => {
    expect(await aged('Customer abandonment', { current: lastWeek })).toBeNull();
    expect(await aged('Inbound volume', { current: lastWeek })).toBeNull();
  });

  it('is refused where too many resolutions have no time', async () => {
    const found = await aged('Conversation resolution rate', { current: lastWeek }, { ...ages, untimed: 0.06 });
    expect(found).toEqual({ equalAge: { ok: false, error: { code: 'untimed', part: 0.06 } }, projection: null });
  });
});
