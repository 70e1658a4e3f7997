import fc from 'fast-check';
import type { TreeCard } from '#charts/tree/card.ts';

const words = fc.array(fc.constantFrom('rate', 'of', 'escalated', 'conversations', 'x', 'Donaudampfschiffahrt'), {
  minLength: 1,
  maxLength: 12,
});
const tone = fc.constantFrom('worse' as const, 'better' as const, 'flat' as const);

const look = fc.record({
  name: words.map((each) => each.join(' ')),
  value: fc.option(fc.constantFrom('0', '74.2', '1,234,567,890,123,456')),
  unit: fc.constantFrom('', '%', 'conversations'),
  change: fc.option(fc.record({ text: fc.constantFrom('−0.2 pt', '+1,000,000 points worse than before'), tone })),
  spark: fc.array(fc.option(fc.double({ noNaN: true, min: -9, max: 9 })), { maxLength: 6 }),
  target: fc.option(
    fc.record({
      text: fc.constant('Target ≤ 5 %'),
      status: fc.constant('met' as const),
      statusText: fc.constant('met'),
    }),
  ),
  owner: fc.option(fc.record({ initials: fc.constant('MK'), name: fc.constant('Mira') })),
  contribution: fc.option(fc.double({ noNaN: true, min: -1, max: 1 })),
  contributionTone: tone,
  role: fc.constantFrom('component' as const, 'influence' as const),
  note: fc.option(
    fc.constantFrom('influence · not in the sum', 'No data: the file has no column for wait time at all'),
  ),
  hiddenCount: fc.constantFrom(0, 0, 3),
});

/** A connected tree of 1 to `most` cards, in any order of parents before children. */
export const randomCards = (most: number): fc.Arbitrary<readonly TreeCard[]> =>
  fc.array(fc.tuple(look, fc.nat()), { minLength: 1, maxLength: most }).map((all) =>
    all.map(([card, seed], index) => ({
      ...card,
      id: `n${index}`,
      parentId: index === 0 ? null : `n${seed % index}`,
    })),
  );
