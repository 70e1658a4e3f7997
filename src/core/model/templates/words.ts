import type { MetricKey } from '#core/model/templates/metricKey.ts';

/** What templates call their records; the words themselves are handed in, because they live in text/. */
export interface TemplateWords {
  readonly supportTree: string;
  readonly blankTree: string;
  readonly metrics: Readonly<Record<MetricKey, MetricWords>>;
  /** Of a metric that is the total of one column. */
  readonly totalOf: (columnName: string) => MetricWords;
  /** Of a root that is the share of yes in one column, and of its only part, the share of no. */
  readonly yesOf: (columnName: string) => MetricWords;
  readonly noOf: (columnName: string) => MetricWords;
}

export interface MetricWords {
  readonly name: string;
  readonly description: string;
}

export interface TemplateEnv {
  /** A new id, never given before. */
  readonly newId: () => string;
  readonly words: TemplateWords;
}
