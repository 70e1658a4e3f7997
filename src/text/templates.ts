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
  yesOf: (columnName) => ({
    name: `${readable(columnName)} rate`,
    description: `Share of conversations for which “${columnName.trim()}” says so, as the outcome rules read it.`,
  }),
  noOf: (columnName) => ({
    name: `Not ${readable(columnName, 'inside')}`,
    description: `Share of conversations for which “${columnName.trim()}” does not say so.`,
  }),
};

/** `made_sla` as people write it: “Made SLA”. */
function readable(columnName: string, at: 'start' | 'inside' = 'start'): string {
  const words = columnName
    .trim()
    .slice(0, 100)
    .split(/[\s_]+/u);
  const written = words.map((word) => (abbreviations.has(word.toLowerCase()) ? word.toUpperCase() : word)).join(' ');
  if (at === 'inside' || written === '') return written === '' ? 'yes' : written;
  return `${written.slice(0, 1).toUpperCase()}${written.slice(1)}`;
}

const abbreviations: ReadonlySet<string> = new Set(['sla', 'fcr', 'csat', 'nps', 'id']);

/** What the sample workspace is called. */
export const sampleWords = { workspace: 'Sample: support desk', dataset: 'Support desk (sample)' } as const;
