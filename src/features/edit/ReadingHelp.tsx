import type { ReactNode } from 'react';
import type { Metric } from '#core/model/schema.ts';
import { libraryMetric, type ReferenceBand } from '#core/model/templates/library.ts';
import { readingText } from '#text/edit.ts';
import { formatValue } from '#text/format.ts';
import { metricTexts } from '#text/metrics.ts';
import { classes } from '#ui/classes.ts';
import sheet from './EditPanel.module.css';
import { libraryKeyOf } from './libraryKeyOf.ts';

const c = classes(sheet);

/** What good looks like and how to read the number beside others; for metrics of the library, by their name. */
export function ReadingHelp({ metric }: { readonly metric: Metric }): ReactNode {
  const key = libraryKeyOf(metric.name);
  if (key === null) return null;
  const words = metricTexts[key];
  const { reference, unit } = libraryMetric(key);
  const bands = reference.filter((band) => band.channel !== null);
  return (
    <section className={c('section')}>
      <h3 className={c('heading')}>{readingText.heading}</h3>
      <dl className={c('facts')}>
        <dt>{readingText.good}</dt>
        <dd>{words.good}</dd>
        <dt>{readingText.beside}</dt>
        <dd>{words.beside}</dd>
        {bands.length < 2 ? null : (
          <>
            <dt>{readingText.reference}</dt>
            {bands.map((band) => (
              <dd key={band.channel} className={c('band')}>
                <span>{readingText.channels[band.channel ?? ''] ?? band.channel}</span>
                <span className={c('figure')}>{bandText(band, (value) => formatValue(value, unit))}</span>
              </dd>
            ))}
          </>
        )}
      </dl>
    </section>
  );
}

function bandText({ atLeast, atMost }: ReferenceBand, format: (value: number) => string): string {
  if (atLeast !== null && atMost !== null) return readingText.between(format(atLeast), format(atMost));
  if (atMost !== null) return readingText.atMost(format(atMost));
  return atLeast === null ? '' : readingText.atLeast(format(atLeast));
}
