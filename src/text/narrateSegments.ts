import type { Clause, ToldMetric } from '#core/narrative/clause.ts';
import { formatShare } from './format.ts';
import { inRunningText, isTiny, type Part, plain, signed, strong } from './parts.ts';

type Of<K extends Clause['kind']> = Extract<Clause, { kind: K }>;

/** What a dimension's segments did: by their own level, by their share of the volume, and where the two mislead. */
export function narrateSegments(clause: Of<'segment' | 'mix' | 'shifts' | 'simpson'>): readonly Part[] {
  switch (clause.kind) {
    case 'segment':
      return segment(clause);
    case 'mix':
      return [
        plain('In all, shifts of volume between them carry '),
        signed(clause.mix, clause.metric),
        plain(', their own levels '),
        signed(clause.rate, clause.metric),
      ];
    case 'shifts':
      return shifts(clause);
    case 'simpson':
      return simpson(clause);
  }
}

function segment({ metric, dimension, row, leads }: Of<'segment'>): readonly Part[] {
  const name = strong(row.value ?? '(missing)');
  const amount = signed(row.contribution, metric);
  const start = plain(`By ${inRunningText(dimension)}, the largest part is `);
  if (row.presence !== 'both') {
    return [
      start,
      name,
      plain(row.presence === 'new' ? ', new in the current period: ' : ', gone since the baseline: '),
      amount,
    ];
  }
  const shares = `from ${formatShare(row.share.baseline)} to ${formatShare(row.share.current)} of the volume`;
  switch (leads) {
    case 'total':
      return [start, name, plain(': '), amount];
    case 'rate':
      return [start, name, plain(': '), amount, ...effects(row, metric)];
    case 'mix': {
      const isGrowing = row.share.current > row.share.baseline;
      const shift = plain(`a shift ${isGrowing ? 'towards' : 'away from'} `);
      return [start, shift, name, plain(`, ${shares}: `), amount, ...effects(row, metric)];
    }
  }
}

/** Both effects in brackets; none where one of them is next to nothing, and the amount has said it all. */
function effects({ rate, mix, contribution }: Of<'segment'>['row'], metric: ToldMetric): readonly Part[] {
  const least = Math.min(Math.abs(rate), Math.abs(mix));
  if (least < 0.1 * Math.abs(contribution) || isTiny(least, metric)) return [];
  return [
    plain(' ('),
    signed(rate, metric),
    plain(' by its own level, '),
    signed(mix, metric),
    plain(' by its share of the volume)'),
  ];
}

/** Across what is localised: not one more part of the sum. */
function shifts({ metric, dimension, mix, most }: Of<'shifts'>): readonly Part[] {
  const where =
    most === null
      ? []
      : [plain(`, mostly ${most.isGrowing ? 'towards' : 'away from'} `), strong(most.value ?? '(missing)')];
  return [
    plain(`Of the whole change, shifts of volume by ${inRunningText(dimension)} carry `),
    signed(mix, metric),
    ...where,
  ];
}

function simpson({ metric, dimension, rate, mix, change }: Of<'simpson'>): readonly Part[] {
  const isOpposite = rate !== 0 && Math.sign(rate) !== Math.sign(change);
  const by = dimension === null ? '' : ` by ${inRunningText(dimension)},`;
  return [
    strong('Careful'),
    plain(
      isOpposite
        ? `:${by} the segments’ own levels moved the other way (`
        : `:${by} segments with most of the volume moved the other way, and the smaller ones outweigh them (own levels `,
    ),
    signed(rate, metric),
    plain(isOpposite ? '); the change is in the mix between them (' : ' in all, mix '),
    signed(mix, metric),
    plain(')'),
  ];
}
