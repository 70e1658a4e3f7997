import { type ReactNode, useId } from 'react';
import { styleOf } from '../shared/styleOf.ts';
import type { Tone } from '../shared/tone.ts';
import { layoutSegmentBar, type SegmentBarInput } from './layout.ts';
import sheet from './segments.module.css';

export interface SegmentBarProps extends SegmentBarInput {
  /** "rate −2.4 points, mix −0.2 points". */
  readonly label: string;
  readonly rateTone: Tone;
  readonly mixTone: Tone;
  readonly width?: number;
}

const c = styleOf(sheet);
const height = 14;

/** For a table cell: the rate effect solid, the mix effect hatched. */
export function SegmentBar(props: SegmentBarProps): ReactNode {
  const { label, rateTone, mixTone, width = 120 } = props;
  const scene = layoutSegmentBar(props, width);
  const hatch = useId();
  return (
    <svg className={c('svg')} role="img" aria-label={label} width={width} height={height}>
      <pattern id={hatch} width={4} height={4} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className={c('pale')} data-tone={mixTone} width={4} height={4} />
        <rect className={c('bar')} data-tone={mixTone} width={1.6} height={4} />
      </pattern>
      <rect className={c('bar')} data-tone={rateTone} {...scene.rate} y={2} height={height - 4} rx={1.5} />
      <rect fill={`url(#${hatch})`} {...scene.mix} y={2} height={height - 4} rx={1.5} />
      <rect className={c('zero')} x={scene.zero - 0.5} width={1} height={height} />
    </svg>
  );
}

/** The key to the bars of a table. */
export function SegmentBarKey({ rate, mix }: { readonly rate: string; readonly mix: string }): ReactNode {
  return (
    <span className={c('key')}>
      <i className={c('solid')} />
      {rate}
      <i className={c('hatched')} />
      {mix}
    </span>
  );
}
