import { sameName } from '#core/model/commands/checkName.ts';
import { type MetricKey, metricKeys } from '#core/model/templates/metricKey.ts';
import { metricTexts } from '#text/metrics.ts';

/** The metric of the library that goes by this name; null where none does. */
export function libraryKeyOf(name: string): MetricKey | null {
  return metricKeys.find((key) => sameName(metricTexts[key].name, name)) ?? null;
}
