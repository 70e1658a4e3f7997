import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Doc } from '#core/model/doc.ts';
import { sampleRange } from '#core/sample/story.ts';
import { ExplainPanel } from '#features/explain/ExplainPanel.tsx';
import { expectAccessible } from '../../support/expectAccessible.ts';
import { type RenderedNode, type RenderNodeOptions, renderNode } from '../../support/renderNode.tsx';

const { toDay } = sampleRange;
const lastWeek = { current: { fromDay: toDay - 7, toDay } } as const;
const open = (options?: RenderNodeOptions): Promise<RenderedNode> =>
  renderNode(({ view, shown, maturity }) => <ExplainPanel view={view} shown={shown} maturity={maturity} />, options);
const plain = (text: string | null): string => (text ?? '').replaceAll('\u00a0', ' ');
const section = (): Promise<HTMLElement> => screen.findByRole('region', { name: 'Old enough?' });
const number = (text: string): number => Number(text.replace('−', '-'));

describe('a resolution rate of a period that is too young', () => {
  it('is projected with an interval, above what it is now', async () => {
    await open({ period: lastWeek });
    const own = await section();
    const bar = await within(own).findByRole('img', { name: /^If it resolves as past periods did/u });
    const [, low = '', high = ''] = plain(bar.getAttribute('aria-label')).match(/: ([\d.]+)–([\d.]+) %$/u) ?? [];
    expect(Number(low)).toBeGreaterThan(67.8);
    expect(Number(high)).toBeGreaterThan(Number(low));
    expect(plain(own.textContent)).toMatch(/80 % interval around [\d.]+ %; 546 of 805 are resolved by now\./u);
    expect(plain(own.textContent)).toContain('A new bottleneck is not foreseen.');
    await expectAccessible();
  });

  it('is compared at equal age one click away, with what only age adds as a line of its own', async () => {
    const { user } = await open({ period: lastWeek });
    const own = await section();
    const button = await within(own).findByRole('button', {
      name: 'Compare at equal age: resolved within 1 day of creation',
    });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    expect(within(own).getByText('At equal age')).not.toBeVisible();
    await user.click(button);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    const amounts = within(own)
      .getAllByRole('definition')
      .slice(0, 3)
      .map((each) => number(plain(each.textContent).replace(' points', '')));
    const [equal = 0, maturity = 0, asItStands = 0] = amounts;
    expect(equal + maturity).toBeCloseTo(asItStands, 1);
    expect(maturity).toBeLessThan(-2);
    expect(own).toHaveTextContent('Conversations created after 26 Sep 2026 are not a day old');
    await expectAccessible();
  });

  it('compares all days at the greatest age that both have reached', async () => {
    const current = { fromDay: toDay - 10, toDay: toDay - 3 };
    await open({ period: { current } });
    const own = await section();
    expect(await within(own).findByRole('button', { name: /resolved within 3 days of creation$/u })).toBeVisible();
    expect(own).not.toHaveTextContent('left out at equal age');
  });
});

describe('a verdict on periods of different ages', () => {
  it('is not given as they stand, in the sentence or below it, but at equal age', async () => {
    const { user } = await open({ period: lastWeek });
    const real = await screen.findByRole('region', { name: 'Is it real?' });
    await section();
    await waitFor(() => expect(real).toHaveTextContent('Not known yet: conversations of these periods may still'));
    expect(real).toHaveTextContent(
      'As it stands the change is beyond its normal variation, but part of it may only be age.',
    );
    expect(real).not.toHaveTextContent('On the strip');
    expect(screen.getAllByRole('paragraph')[0]).not.toHaveTextContent('normal variation');
    await user.click(await screen.findByRole('button', { name: /^Compare at equal age/u }));
    expect(await screen.findByText(/· within its normal variation$/u)).toBeVisible();
  });
});

describe('where nothing is said of age', () => {
  const none = async (): Promise<void> => {
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Old enough?' })).toBeNull());
  };

  it('is a period that is old enough', async () => {
    await open();
    await screen.findByRole('region', { name: 'Is it real?' });
    await none();
  });

  it('are numbers that are no resolution rate, and trees that count closed conversations only', async () => {
    const { services, nodeOf } = await open({ period: lastWeek });
    await section();
    act(() => services.session.select(nodeOf('Escalation bottleneck').id));
    await screen.findByRole('heading', { name: 'Escalation bottleneck', level: 2 });
    await none();
  });

  it('is a tree of closed conversations', async () => {
    const closed = (doc: Doc): Doc => {
      const trees = Object.values(doc.trees).map((tree) => ({ ...tree, denominator: 'closed' as const }));
      return { ...doc, trees: Object.fromEntries(trees.map((tree) => [tree.id, tree])) };
    };
    await open({ period: lastWeek, change: closed });
    await screen.findByRole('region', { name: 'Is it real?' });
    await none();
  });
});
