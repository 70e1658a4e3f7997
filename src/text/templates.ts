import type { TemplateWords } from '#core/model/templates/words.ts';
import { metricTexts } from '#text/metrics.ts';

const longestName = 200;

/** What the templates call their records. */
export const templateWords: TemplateWords = {
  supportTree: 'Support',
  blankTree: 'Volume',
  metrics: metricTexts,
  totalOf: (columnName) => ({
    name: (columnName.trim() || 'Total').slice(0, longestName),
    description: `Total of the column “${columnName.trim()}”.`,
  }),
};

/** What the sample workspace is called. */
export const sampleWords = { workspace: 'Sample: support desk', dataset: 'Support desk (sample)' } as const;
