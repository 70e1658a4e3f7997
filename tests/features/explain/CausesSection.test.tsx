import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sampleStory } from '#core/sample/story.ts';
import { CausesSection } from '#features/explain/CausesSection.tsx';
import type { ToldCauses } from '#features/explain/TellCauses.tsx';
import { expectAccessible } from '../../support/expectAccessible.ts';
import { type RenderedNode, type RenderNodeOptions, renderNode } from '../../support/renderNode.tsx';

const open = (options?: RenderNodeOptions, isYoung = false, isWithin = false): Promise<RenderedNode> =>
  renderNode(
    ({ view, shown, maturity }) => (
      <CausesSection {...{ view, shown, maturity, isYoung, isWithin }} onTold={(one) => told.push(one)} />
    ),
    options,
  );

/** What the sentence above was given, in order. */
const told: (ToldCauses | null)[] = [];

const section = (): HTMLElement => screen.getByRole('region', { name: 'Segments that moved' });
const plain = (text: string | null): string => (text ?? '').replaceAll('\u00a0', ' ').replaceAll(/\s+/gu, ' ').trim();
const said = (): string => plain(section().textContent);
const placebo = (): Promise<HTMLElement> => within(section()).findByText(/ordinary past windows this search raised/u);
const causes = (): readonly HTMLElement[] =>
  within(section())
    .queryAllByRole('listitem')
    .map((item) => within(item).getAllByRole('button')[0])
    .filter((button) => button !== undefined);
const amounts = (): readonly number[] =>
  [...section().querySelectorAll('[class*="amount"]')].map((each) => Number(plain(each.textContent).replace('−', '-')));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const story = /^Escalation bottleneck Channel messaging Issue type billing−2\.\d\d$/u;
const first = (): HTMLElement => {
  const [cause] = causes();
  if (cause === undefined) throw new Error('no cause');
  return cause;
};

describe('the segments that moved', () => {
  it('the sample’s story comes first and alone, with its facts, and all sums to the change', async () => {
    await open();
    await placebo();
    expect(causes()).toHaveLength(1);
    expect(plain(first().textContent)).toMatch(story);
    expect(said()).toMatch(/^Segments that moved · [\d,]+ tested, 1 stands out/u);
    await waitFor(() =>
      expect(said()).toMatch(
        /7\d % of the change · 54 of 204 conversations · since 17 Aug · rate 4\.5 % → 26\.5 % · q < 0\.001/u,
      ),
    );
    expect(sum(amounts())).toBeCloseTo(-3.97, 1);
    expect(said()).toContain('Rest of the change, not localised');
    expect(said()).toContain('On 9 pairs of ordinary past windows this search raised no alarm.');
    await waitFor(() => expect(told.at(-1)?.causes.since).toEqual([sampleStory.startDay]));
    await expectAccessible();
  });

  it('opens by keyboard: rate and mix, size with its interval, neighbours, and a working that can be redone', async () => {
    const { user } = await open();
    await placebo();
    act(() => first().focus());
    await user.keyboard('{Enter}');
    expect(screen.getByRole('button', { name: /^Escalation bottleneck/u, expanded: true })).toHaveFocus();
    expect(said()).toMatch(/odds × \d\.\d\d \(95 % interval × \d\.\d\d to × \d+\.\d\d\)/u);
    expect(said()).toMatch(/Wider.*explains the rows [\d,]+ times better/u);
    await user.click(within(section()).getByText('Show the working'));
    const lines = within(section())
      .getAllByRole('definition')
      .map((each) => plain(each.textContent));
    expect(lines).toContainEqual('9 ÷ 198 = 4.55 %');
    expect(lines).toContainEqual('54 ÷ 204 = 26.47 %');
    const rate = lines.find((line) => line.startsWith('−1 × ') && line.includes('26.47 % − 4.55 %'));
    const [, share = '', result = ''] =
      /^−1 × ([\d.]+) % × \(26\.47 % − 4\.55 %\) = −([\d.]+)$/u.exec(rate ?? '') ?? [];
    expect((Number(share) * (26.47 - 4.55)) / 100).toBeCloseTo(Number(result), 1);
    await expectAccessible();
  });

  it('shows the conversations behind it', async () => {
    const { user, services, nodeOf } = await open();
    await placebo();
    await user.click(first());
    await user.click(screen.getByRole('button', { name: 'See conversations' }));
    expect(services.session.getState()).toMatchObject({
      tab: 'conversations',
      selectedNodeId: nodeOf('Escalation bottleneck').id,
      drill: {
        path: [
          { column: 'channel', value: 'messaging' },
          { column: 'issue_type', value: 'billing' },
        ],
      },
    });
  });

  it('an ignored segment is left out, says so, and can be taken back', async () => {
    const { user, services } = await open();
    // What is found is enough here: how often the search cries wolf takes most of its time.
    await waitFor(() => expect(plain(first().textContent)).toMatch(story));
    await user.click(first());
    await user.click(screen.getByRole('button', { name: 'Ignore this segment' }));
    await waitFor(() => expect(said()).toContain('Without 1 ignored segment'));
    await waitFor(() => expect(said()).toMatch(/Of what is left, the change is −1\.\d\d\./u));
    expect(
      causes()
        .map((each) => plain(each.textContent))
        .join(),
    ).not.toMatch(/messaging Issue type billing/u);
    expect(services.document.getState().past).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'No longer ignore Channel: messaging, Issue type: billing' }));
    await waitFor(() => expect(plain(causes()[0]?.textContent ?? null)).toMatch(story));
  });

  it('searches only within a segment', async () => {
    const { services } = await open();
    await placebo();
    act(() => services.session.setDrill({ dimension: null, path: [{ column: 'channel', value: 'messaging' }] }));
    await waitFor(() =>
      expect(plain(causes()[0]?.textContent ?? null)).toMatch(/^Escalation bottleneck Issue type billing/u),
    );
    expect(said()).toContain('Only within');
    act(() => screen.getByRole('button', { name: 'No longer only within Channel: messaging' }).click());
    await waitFor(() => expect(plain(causes()[0]?.textContent ?? null)).toMatch(story));
  });

  it('searches the dimensions and the depth that are chosen, and says why others are left out', async () => {
    const { user, services } = await open();
    await placebo();
    await user.click(screen.getByRole('button', { name: 'Options' }));
    const options = screen.getByRole('dialog', { name: 'Options' });
    expect(within(options).getByRole('checkbox', { name: /^Unresolved reason/u })).toBeDisabled();
    expect(
      plain(
        within(options)
          .getByRole('checkbox', { name: /^Escalated/u })
          .closest('label')?.textContent ?? null,
      ),
    ).toContain('says how a conversation went');
    await user.click(within(options).getByRole('checkbox', { name: 'Issue type' }));
    await user.click(within(options).getByRole('radio', { name: '1' }));
    expect(services.session.getState().causes).toMatchObject({
      depth: 1,
      dimensions: new Map([['issue_type', false]]),
    });
    await waitFor(() =>
      expect(plain(causes()[0]?.textContent ?? null)).toMatch(/^Escalation bottleneck Channel messaging−/u),
    );
    await user.click(within(options).getByRole('button', { name: 'As at first' }));
    expect(services.session.getState().causes.dimensions.size).toBe(0);
  });

  it('a search that is stopped keeps what it has, and can be asked again', async () => {
    const { user } = await open();
    await user.click(await within(section()).findByRole('button', { name: 'Stop' }));
    await user.click(await within(section()).findByRole('button', { name: 'Search again' }));
    await placebo();
    expect(plain(first().textContent)).toMatch(story);
  });

  it('of young periods says that age alone can make a segment stand out', async () => {
    await open({}, true);
    expect(said()).toMatch(/can stand out for its age alone/u);
  });

  it('of a median says that it can’t be searched', async () => {
    await open({ name: 'First response time (median)' });
    expect(said()).toMatch(/First response time \(median\) can't be searched by segment/u);
    expect(causes()).toEqual([]);
  });

  it('of ordinary weeks says that nothing stands out, and what is left is the change', async () => {
    const [from, to] = [20_626, 20_640];
    await open({ period: { current: { fromDay: from, toDay: to } } });
    await waitFor(() => expect(said()).toContain('No segment moved more than ordinary noise.'));
    expect(causes()).toEqual([]);
    expect(amounts()).toHaveLength(1);
  });

  it('without enough history says that what it found is unconfirmed', async () => {
    const current = { fromDay: 20_682, toDay: 20_710 };
    await open({ period: { current, compareWith: 'custom', customBaseline: { fromDay: 20_570, toDay: 20_682 } } });
    await waitFor(() => expect(said()).toMatch(/No history to compare with/u));
    expect(plain(first().textContent)).toMatch(/^Escalation bottleneck Channel messaging Issue type billing/u);
    expect(said()).toContain('unconfirmed');
  });

  it('of a change within its normal variation are folded', async () => {
    const { user } = await open({}, false, true);
    const summary = await within(section()).findByText(
      '1 segment moved, though the whole stayed within its normal variation',
    );
    const [story] = causes();
    expect(story).not.toBeVisible();
    await user.click(summary);
    expect(story).toBeVisible();
    await expectAccessible();
  });
});
