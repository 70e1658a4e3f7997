import type { TreeCard } from '#charts/tree/card.ts';
import { plainCard } from '../support/plainCard.ts';

/** Made-up cards for looking at: the usual tree, its extremes, and a large one. */
const wave = (from: number, to: number): number[] =>
  Array.from({ length: 11 }, (_, index) => (index < 9 ? from : to) + Math.sin(index * 2.3) * Math.abs(from) * 0.02);

type Given = Partial<TreeCard> & Pick<TreeCard, 'id' | 'parentId' | 'name'>;
const card = (given: Given): TreeCard => plainCard(given.id, given.parentId, given);
const person = (initials: string, name: string): TreeCard['owner'] => ({ initials, name });
const missed = (text: string, statusText = 'missed'): TreeCard['target'] => ({ text, status: 'missed', statusText });
const met = (text: string): TreeCard['target'] => ({ text, status: 'met', statusText: 'met' });
const worse = (text: string): TreeCard['change'] => ({ text: `${text} worse`, tone: 'worse' });

const influence = { role: 'influence', note: 'influence · not in the sum' } as const;

export const usualCards: readonly TreeCard[] = [
  card({
    id: 'rr',
    parentId: null,
    name: 'Conversation resolution rate',
    value: '74.2',
    change: worse('−4.2 pt'),
    spark: wave(78.4, 74),
    target: missed('Target 80 %', 'off by 5.8'),
    owner: person('MK', 'Mira Kovač'),
  }),
  card({
    id: 'ab',
    parentId: 'rr',
    name: 'Customer abandonment',
    value: '8.1',
    change: worse('+0.2 pt'),
    spark: wave(7.9, 8.1),
    target: { text: 'Target ≤ 8 %', status: 'near', statusText: 'near' },
    owner: person('JL', 'Jo Lund'),
    contribution: -0.05,
    contributionTone: 'worse',
  }),
  card({
    id: 'fu',
    parentId: 'rr',
    name: 'Agent follow-up failure',
    value: '4.9',
    change: { text: '−0.2 pt better', tone: 'better' },
    spark: wave(5.2, 4.9),
    target: met('Target ≤ 5 %'),
    owner: person('RS', 'Rui Sá'),
    contribution: 0.05,
    contributionTone: 'better',
  }),
  card({
    id: 'pf',
    parentId: 'rr',
    name: 'Waiting on product fix',
    value: '4.4',
    change: worse('+0.8 pt'),
    spark: wave(3.6, 4.5),
    target: missed('Target ≤ 4 %'),
    owner: person('AT', 'Ana Tran'),
    contribution: -0.19,
    contributionTone: 'worse',
  }),
  card({
    id: 'es',
    parentId: 'rr',
    name: 'Stuck in escalation queue',
    value: '6.4',
    change: worse('+3.2 pt'),
    spark: wave(3.2, 6.8),
    target: missed('Target ≤ 3 %'),
    owner: person('DN', 'Dee Novak'),
    contribution: -0.76,
    contributionTone: 'worse',
  }),
  card({
    id: 'ot',
    parentId: 'rr',
    name: 'Other unresolved',
    value: '2.0',
    change: worse('+0.2 pt'),
    spark: wave(1.8, 2),
    contribution: -0.05,
    contributionTone: 'worse',
  }),
  card({
    id: 'fr',
    parentId: 'ab',
    name: 'First response time, median',
    value: '9.2',
    unit: 'min',
    change: { text: '+0.1 min', tone: 'flat' },
    spark: wave(9, 9.2),
    target: met('Target ≤ 10 min'),
    owner: person('JL', 'Jo Lund'),
    ...influence,
  }),
  card({
    id: 'lw',
    parentId: 'ab',
    name: 'Longest wait',
    value: null,
    unit: '',
    role: 'influence',
    note: 'No data: the file has no column for wait time',
  }),
  card({
    id: 'wl',
    parentId: 'fu',
    name: 'Conversations per agent',
    value: '31',
    unit: '/day',
    change: { text: '−1', tone: 'flat' },
    spark: wave(32, 31),
    owner: person('RS', 'Rui Sá'),
    ...influence,
  }),
  card({
    id: 'pv',
    parentId: 'pf',
    name: 'Product issue volume',
    value: '1,204',
    unit: '',
    change: { text: '+391', tone: 'flat' },
    spark: wave(800, 1204),
    ...influence,
  }),
  card({
    id: 'er',
    parentId: 'es',
    name: 'Escalation rate',
    value: '14.5',
    change: worse('+2.4 pt'),
    spark: wave(12, 14.8),
    target: missed('Target ≤ 12 %'),
    owner: person('DN', 'Dee Novak'),
    ...influence,
  }),
  card({
    id: 'ue',
    parentId: 'es',
    name: 'Resolution rate of escalated conversations',
    value: '55.9',
    change: worse('−17.7 pt'),
    spark: wave(74, 55),
    target: missed('Target ≥ 75 %'),
    owner: person('DN', 'Dee Novak'),
    ...influence,
  }),
];

const longName =
  'Share of conversations about invoices that were escalated to the second line and never came back to the customer';

export const extremeCards: readonly TreeCard[] = [
  card({ id: 'r', parentId: null, name: longName, value: '1,234,567,890,123', unit: 'conversations', hiddenCount: 0 }),
  card({
    id: 'a',
    parentId: 'r',
    name: 'Zero',
    value: '0',
    change: { text: '0.0 pt', tone: 'flat' },
    spark: [0, 0, 0],
  }),
  card({
    id: 'b',
    parentId: 'r',
    name: 'Supercalifragilisticexpialidocious-metric',
    value: '−98,765,432.10',
    unit: '€',
  }),
  card({
    id: 'c',
    parentId: 'r',
    name: 'No data at all',
    value: null,
    unit: '',
    note: 'No data: needs the columns “first response at”, “resolved at” and “number of replies” which this file lacks',
    owner: person('WW', 'Wanda W'),
  }),
  card({
    id: 'd',
    parentId: 'r',
    name: 'Folded',
    value: '99.99',
    change: worse('+1,000,000.5 percentage points'),
    spark: [1, null, 3, null, null, 2, 5],
    target: missed('Target between 12.5 % and 13.5 %', 'missed by a great deal of points'),
    hiddenCount: 128,
    contribution: 1,
    contributionTone: 'worse',
  }),
  card({ id: 'e', parentId: 'r', name: 'x', value: '5', unit: '', hiddenCount: 3, contribution: 0 }),
];

/** `count` cards, up to six deep, the same every time. */
export function manyCards(count: number): readonly TreeCard[] {
  const parentOf = (index: number): number => (index < 6 ? 0 : Math.floor((index * 7) / 11) - 1);
  return Array.from({ length: count }, (_, index) =>
    card({
      id: `n${index}`,
      parentId: index === 0 ? null : `n${Math.max(0, parentOf(index))}`,
      name: `Metric ${index + 1}${index % 3 === 0 ? ' with a somewhat longer name' : ''}`,
      value: String((index * 37) % 100),
      change: index % 4 === 0 ? null : worse(`+${index % 9}.${index % 10} pt`),
      spark: wave(index + 1, ((index * 37) % 100) + 1),
      target: index % 2 === 0 ? met('Target ≤ 5 %') : null,
      contribution: index === 0 ? null : ((index % 7) - 3) / 6,
      contributionTone: index % 7 < 3 ? 'worse' : 'better',
    }),
  );
}
