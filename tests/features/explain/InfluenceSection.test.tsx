import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sampleRange } from '#core/sample/story.ts';
import { ExplainPanel } from '#features/explain/ExplainPanel.tsx';
import { expectAccessible } from '../../support/expectAccessible.ts';
import { type RenderedNode, renderNode } from '../../support/renderNode.tsx';

const open = (name: string): Promise<RenderedNode> =>
  renderNode(({ view, shown, maturity }) => <ExplainPanel view={view} shown={shown} maturity={maturity} />, { name });
const section = (): Promise<HTMLElement> => screen.findByRole('region', { name: 'Does it go with what it hangs on?' });

describe('an influence', () => {
  it('has a verdict with its correlation, lag and interval, and never a reason', async () => {
    const { user } = await open('Resolution rate of escalated conversations');
    const own = await section();
    const verdict = await within(own).findByText(
      /^(?:Tested: it goes|Rejected: it does not go) with Escalation bottleneck$|^Not enough data to tell$/u,
    );
    expect(verdict).toBeVisible();
    expect(within(own).getByRole('img', { name: /^Correlation −?0\.\d\d, 95 % interval/u })).toBeVisible();
    expect(own).not.toHaveTextContent(/caus/iu);
    await user.click(within(own).getByText('How this was tested'));
    expect(own).toHaveTextContent(/p [<=] 0\.\d+ for a correlation as strong at any lag/u);
    await expectAccessible();
  });

  it('is tested on days, also where its number does not add up over days', async () => {
    const { services } = await open('First response time (median)');
    const own = await section();
    await within(own).findByRole('img', { name: /^Correlation/u });
    const asked = [...services.resources.cubes.getState().keys()].map((key) => JSON.parse(key));
    const days = sampleRange.toDay - sampleRange.fromDay;
    expect(asked.some(({ time }) => time?.buckets.ranges?.length === days)).toBe(true);
  });

  it('is not asked of a component', async () => {
    await open('Escalation bottleneck');
    await screen.findByRole('region', { name: 'Is it real?' });
    expect(screen.queryByRole('region', { name: 'Does it go with what it hangs on?' })).toBeNull();
  });
});
