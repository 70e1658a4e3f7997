import type { Dataset } from '#core/model/schema.ts';
import type { ColumnRole, ColumnSchema } from '#core/table/table.ts';

/** A column that a search could fix, and whether it does. */
export interface DimensionChoice {
  readonly column: ColumnSchema;
  /** Null: searched. */
  readonly leftOut: LeftOut | null;
  /** Of tags that are searched, once the rows are read: how many are told apart, of how many. */
  readonly tags?: { readonly told: number; readonly of: number };
}

/**
 * Why a dimension is not searched.
 *
 * `off`           a person left it out
 * `defines`       the number is defined by it
 * `aftermath`     it says how a conversation went, so it moves with the number; a person may add it
 * `identifier`    it names single conversations
 * `constant`      it has one value, or almost none
 * `many-values`   more values than can be told apart
 * `settles`       it nearly settles the number by itself, so it is the number by another name; known with the rows
 * `same`          nearly the same as one that is searched before it, so that each would take the other's place; known with
 *                 the rows
 * `too-thin`      with the dimensions before it, too few rows in each combination to compare; known with the rows
 * `too-many`      with the dimensions before it, more combinations than can be searched; without one of them it fits
 */
export type LeftOut =
  | 'off'
  | 'defines'
  | 'aftermath'
  | 'identifier'
  | 'constant'
  | 'many-values'
  | 'too-many'
  | 'settles'
  | 'same'
  | 'too-thin';

export interface DimensionWishes {
  /** Columns that the number is defined by. */
  readonly defining: ReadonlySet<string>;
  /** Columns that are held fixed already. */
  readonly fixed: ReadonlySet<string>;
  /** By column: searched or not, as a person chose; others as they are by default. */
  readonly chosen: ReadonlyMap<string, boolean>;
}

const telling: readonly ColumnRole[] = ['channel', 'issue_type', 'tags', 'priority', 'team', 'agent'];
const aftermath: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'status',
  'unresolved_reason',
  'escalated',
  'csat',
  'sla_met',
  'reopened_count',
  'unsubscribed',
]);
const mostValues = 1_000;
const mostMissing = 0.995;
/** Combinations that may occur, of which there are no more than rows: counted in each of 25 windows they must fit into one answer. */
const mostCells = 150_000;
const mostDimensions = 12;

/**
 * The dimensions that a search may fix: the telling ones first, then those with the fewest values, as many as fit; those
 * that a person asked for before all others.
 */
export function chooseDimensions(dataset: Dataset, wishes: DimensionWishes): readonly DimensionChoice[] {
  const columns = dataset.columns
    .filter(
      ({ id, kind, role }) => (kind === 'dimension' || kind === 'tags') && role !== 'outcome' && !wishes.fixed.has(id),
    )
    .toSorted((a, b) => asked(b, wishes) - asked(a, wishes) || rank(a) - rank(b) || a.distinct - b.distinct);
  const mostLeaves = dataset.rowCount <= mostCells ? Number.POSITIVE_INFINITY : mostCells;
  let cells = 1;
  let count = 0;
  return columns.map((column) => {
    const leftOut = whyNot(column, dataset.rowCount, wishes);
    if (leftOut !== null) return { column, leftOut };
    const next = cells * (combinationsOf(column) + 1);
    if (next > mostLeaves || count === mostDimensions) return { column, leftOut: 'too-many' };
    cells = next;
    count += 1;
    return { column, leftOut: null };
  });
}

/** Whether a person can have a dimension that is left out. */
export function canBeAdded(leftOut: LeftOut | null): boolean {
  return (
    leftOut === null ||
    leftOut === 'off' ||
    leftOut === 'aftermath' ||
    leftOut === 'same' ||
    leftOut === 'too-many' ||
    leftOut === 'too-thin'
  );
}

function whyNot(column: ColumnSchema, rowCount: number, { defining, chosen }: DimensionWishes): LeftOut | null {
  const { id, kind, role, distinct, missing } = column;
  if (defining.has(id)) return 'defines';
  if (valuesOf(column) < 2 || missing > mostMissing * rowCount) return 'constant';
  if (role === 'conversation_id' || distinct > rowCount / 2) return 'identifier';
  if (distinct > mostValues && kind !== 'tags') return 'many-values';
  const choice = chosen.get(id);
  if (choice === false) return 'off';
  return choice === undefined && isAftermath(column) ? 'aftermath' : null;
}

/** By its role, and where nobody gave it one, by what help desks call such columns. */
function isAftermath({ role, name }: ColumnSchema): boolean {
  if (role !== null) return aftermath.has(role);
  const words = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return aftermathWords.test(words);
}

/**
 * Names that say how a conversation was handled or ended, and nothing else: "state" may be one of the USA, "status" an
 * account's, "solution" a product. "Priority confirmation" and "knowledge" are ServiceNow's: whether someone checked the
 * priority, and whether an article was used.
 */
const aftermathWords =
  /\b(resolv(ed|er)|resolution|unresolved|solved|closed|closure|closing|reopen(s|ed)?|re opened|reassign(ed|ment|ments)?|escalat(ed|ion|ions)|csat|nps|satisfaction|survey|breach(ed)?|made sla|sla (met|status|breach)|workaround|disposition|priority confirmation|(incident|ticket|case|conversation|call) (state|status))\b|^(u )?(knowledge|status|outcome)$/u;

/** Missing is a value of its own, and so is a row without tags. */
const valuesOf = ({ kind, distinct, missing }: ColumnSchema): number =>
  distinct + (missing > 0 ? 1 : 0) + (kind === 'tags' ? 1 : 0);

/** Of tags, as if every pair of them occurred: what occurs in fact is sets of about as many kinds. */
const combinationsOf = (column: ColumnSchema): number =>
  column.kind === 'tags' ? (column.distinct * (column.distinct + 1)) / 2 + 1 : valuesOf(column);

const asked = ({ id }: ColumnSchema, { chosen }: DimensionWishes): number => Number(chosen.get(id) === true);

function rank({ role }: ColumnSchema): number {
  const position = role === null ? -1 : telling.indexOf(role);
  return position === -1 ? telling.length : position;
}
