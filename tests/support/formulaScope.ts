import type { FormulaScope, ScopeMetric } from '#core/formula/text/scope.ts';
import type { ColumnSchema } from '#core/table/table.ts';
import { metricId } from './expressions.ts';

const column = (id: string, name: string, rest: Pick<ColumnSchema, 'kind' | 'unit'>): ColumnSchema => ({
  id,
  name,
  role: null,
  distinct: 3,
  missing: 0,
  derived: false,
  ...rest,
});

const metric = (id: string, name: string, unit: ScopeMetric['unit']): ScopeMetric => ({
  id: metricId(id),
  name,
  unit,
  circle: null,
});

/** A help desk as a formula sees it. */
export const deskScope: FormulaScope = {
  metrics: [
    metric('abandonment', 'Customer abandonment', 'share'),
    metric('follow-up', 'Follow-up failure', 'share'),
    metric('csat', 'CSAT', 'score'),
    metric('volume', 'Volume', 'count'),
    metric('handling', 'Handling time', 'seconds'),
    { ...metric('rate', 'Resolution rate', 'share'), circle: ['Resolution rate', 'Health'] },
  ],
  columns: [
    column('channel', 'Channel', { kind: 'dimension', unit: null }),
    column('issue type', 'Issue type', { kind: 'dimension', unit: null }),
    column('tags', 'Tags', { kind: 'tags', unit: null }),
    column('note', 'Note', { kind: 'text', unit: null }),
    column('replies', 'Replies', { kind: 'measure', unit: 'count' }),
    column('first_response', 'First response (min)', { kind: 'measure', unit: 'seconds' }),
    column('score', 'Score', { kind: 'measure', unit: 'score' }),
    column('created', 'Created at', { kind: 'time', unit: null }),
    column('closed', 'Closed at', { kind: 'time', unit: null }),
  ],
  valuesOf: (id) => (id === 'channel' ? ['chat', 'e-mail', 'Téléphone "1"'] : null),
};
