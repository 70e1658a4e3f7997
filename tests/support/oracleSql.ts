import type { CubePlan, PlanMeasure } from '#core/plan/plan.ts';
import type { CompareOp, Filter } from '#core/table/filter.ts';
import { type ColumnKind, msPerDay } from '#core/table/table.ts';
import type { Cell, Kinds, Row } from './rowTable.ts';

/** Rows as a statement that makes the table `desk`. NaN is missing, as in a typed table. */
export function tableSql(rows: readonly Row[], kinds: Kinds): string {
  const columns = Object.entries(kinds);
  const types = columns.map(([id, kind]) => `${name(id)} ${sqlType(kind)}`).join(', ');
  const values = rows.map((row) => `(${columns.map(([id]) => literal(row[id] ?? null)).join(', ')})`);
  const insert = values.length === 0 ? '' : `INSERT INTO desk VALUES ${values.join(', ')};`;
  return `CREATE OR REPLACE TABLE desk (${types}); ${insert}`;
}

/** The groups of one measure that hold a row: bucket, the axis values, n, then what `figuresOf` lists. */
export function measureSql(plan: CubePlan, measure: PlanMeasure, kinds: Kinds): string {
  const keys = ['bucket', ...plan.by.map((id) => name(`by ${id}`))].join(', ');
  const column = measure.column === null ? null : name(measure.column);
  const from = `${bucketedSql(plan, kinds)} WHERE ${filterSql(measure.filter, kinds)}`;
  if (measure.statistic.kind !== 'daily-distinct' || column === null || plan.time === null) {
    return `SELECT ${[keys, ...figuresOf(measure, kinds)].join(', ')} FROM ${from} GROUP BY ${keys}`;
  }
  const day = dayOf(plan.time.column);
  const perDay = `SELECT ${keys}, count(${column}) AS n, ${distinctSql(measure.column ?? '', kinds)} AS found FROM ${from} GROUP BY ${keys}, ${day}`;
  return `SELECT ${keys}, sum(n)::DOUBLE, sum(found)::DOUBLE FROM (${perDay}) GROUP BY ${keys}`;
}

function figuresOf({ statistic, column }: PlanMeasure, kinds: Kinds): readonly string[] {
  if (column === null) return ['count(*)::DOUBLE'];
  const x = name(column);
  const n = `count(${x})::DOUBLE`;
  switch (statistic.kind) {
    case 'count':
      return ['count(*)::DOUBLE'];
    case 'sum':
      return [n, `fsum(${x})`, `sum(abs(${x}))`];
    case 'moments':
      return [n, `fsum(${x})`, `sum(abs(${x}))`, `fsum(${x} * ${x})`];
    case 'extent':
      return [n, `min(${x})`, `max(${x})`];
    case 'distinct':
    case 'daily-distinct':
      return [n, `${distinctSql(column, kinds)}::DOUBLE`];
    case 'quantile':
      return [n, `quantile_cont(${x}, ${statistic.p})`];
    case 'histogram':
      return [
        n,
        ...Array.from({ length: statistic.bins }, (_, bin) => binSql(x, statistic.width, statistic.bins, bin)),
      ];
  }
}

function binSql(x: string, width: number, bins: number, bin: number): string {
  return `count(*) FILTER (WHERE ${x} IS NOT NULL AND least(greatest(floor(${x} / ${width}), 0), ${bins - 1}) = ${bin})::DOUBLE`;
}

function distinctSql(column: string, kinds: Kinds): string {
  const x = name(column);
  if (kinds[column] === 'tags') return `coalesce(len(list_distinct(flatten(list(${x})))), 0)`;
  return `count(DISTINCT ${x})`;
}

/** Every row once per bucket and once per cell that it is in. */
function bucketedSql({ time, by }: CubePlan, kinds: Kinds): string {
  let rows = 'SELECT *, 0 AS bucket FROM desk';
  if (time !== null) {
    const { buckets } = time;
    const ranges = buckets.kind === 'ranges' ? buckets.ranges : daysOf(buckets.range);
    const list = ranges.map(({ fromDay, toDay }, bucket) => `(${bucket}, ${fromDay}, ${toDay})`);
    const known = list.length === 0 ? 'SELECT 0, 0, 0' : `VALUES ${list.join(', ')}`;
    const day = dayOf(time.column);
    rows = `SELECT desk.*, bucket FROM desk JOIN (${known}) AS b(bucket, fromDay, toDay) ON ${day} >= fromDay AND ${day} < toDay`;
  }
  for (const id of by) rows = `SELECT *, ${axisSql(id, kinds)} AS ${name(`by ${id}`)} FROM (${rows})`;
  return `(${rows})`;
}

function axisSql(id: string, kinds: Kinds): string {
  const x = name(id);
  if (kinds[id] !== 'tags') return x;
  return `unnest(CASE WHEN ${x} IS NULL THEN [NULL]::VARCHAR[] ELSE list_distinct(${x}) END)`;
}

function daysOf({ fromDay, toDay }: { readonly fromDay: number; readonly toDay: number }) {
  return Array.from({ length: toDay - fromDay }, (_, day) => ({ fromDay: fromDay + day, toDay: fromDay + day + 1 }));
}

const dayOf = (column: string): string => `floor(${name(column)} / ${msPerDay})`;

/** Two-valued: what SQL leaves unknown is no match. */
function filterSql(filter: Filter, kinds: Kinds): string {
  switch (filter.kind) {
    case 'all':
      return 'TRUE';
    case 'and':
    case 'or': {
      const parts = filter.of.map((part) => filterSql(part, kinds));
      if (parts.length === 0) return filter.kind === 'and' ? 'TRUE' : 'FALSE';
      return `(${parts.join(` ${filter.kind} `)})`;
    }
    case 'not':
      return `(NOT ${filterSql(filter.of, kinds)})`;
    case 'elapsed':
      return known(`(${name(filter.to)} - ${name(filter.from)}) / 1000 ${opSql(filter.op)} ${filter.seconds}`);
    default:
      return leafSql(filter, kinds);
  }
}

type LeafFilter = Exclude<Filter, { kind: 'all' | 'and' | 'or' | 'not' | 'elapsed' }>;

function leafSql(filter: LeafFilter, kinds: Kinds): string {
  const x = name(filter.column);
  const kind = kinds[filter.column] ?? 'text';
  if (filter.kind === 'missing') return `(${x} IS NULL)`;
  if (filter.kind === 'empty') return kind === 'tags' ? known(`len(${x}) = 0`) : 'FALSE';
  const one = cellSql(filter, kind === 'tags' ? 'tag' : x, kind === 'measure' || kind === 'time');
  const holds = known(kind === 'tags' ? `len(list_filter(${x}, lambda tag: ${known(one)})) > 0` : one);
  return filter.kind === 'in' && filter.values.includes(null) ? `(${holds} OR ${x} IS NULL)` : holds;
}

function cellSql(filter: Exclude<LeafFilter, { kind: 'missing' | 'empty' }>, x: string, isNumber: boolean): string {
  switch (filter.kind) {
    case 'in': {
      const values = filter.values.filter((value) => value !== null).map(literal);
      if (values.length === 0) return 'FALSE';
      return `${x} IN (${values.map((value) => (isNumber ? numberSql(value) : value)).join(', ')})`;
    }
    case 'contains':
      return isNumber ? 'FALSE' : `contains(lower(${x}), lower(${literal(filter.text)}))`;
    case 'compare':
      return `${isNumber ? x : numberSql(x)} ${opSql(filter.op)} ${filter.value}`;
  }
}

const known = (condition: string): string => `coalesce(${condition}, FALSE)`;
const numberSql = (text: string): string => `TRY_CAST(${text} AS DOUBLE)`;
const opSql = (op: CompareOp): string => (op === '!=' ? '<>' : op);
const name = (id: string): string => `"${id}"`;

function sqlType(kind: ColumnKind): string {
  if (kind === 'tags') return 'VARCHAR[]';
  return kind === 'measure' || kind === 'time' ? 'DOUBLE' : 'VARCHAR';
}

function literal(cell: Cell): string {
  if (cell === null || (typeof cell === 'number' && Number.isNaN(cell))) return 'NULL';
  if (typeof cell === 'number') return `'${Object.is(cell, -0) ? '-0' : cell}'::DOUBLE`;
  if (typeof cell === 'string') return `'${cell.replaceAll("'", "''")}'`;
  return `[${cell.map(literal).join(', ')}]::VARCHAR[]`;
}
