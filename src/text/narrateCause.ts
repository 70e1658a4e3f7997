import type { Clause, ToldCause, ToldMetric } from '#core/narrative/clause.ts';
import { formatAmount, formatDayBeside, plural } from './format.ts';
import { outcomePhrases } from './outcomes.ts';
import { isTiny, type Part, plain, signed, strong, toned } from './parts.ts';
import { placeText } from './place.ts';

type CauseClause = Extract<Clause, { kind: 'cause' | 'shift' | 'hidden' | 'smaller' | 'rest' }>;

/** Where the amount of a clause is under the last digit, it would say nothing but that. */
export function canShowCause(clause: CauseClause): boolean {
  const amount = 'cause' in clause ? clause.cause.amount : clause.amount;
  return amount !== 0 && !isTiny(amount, clause.metric);
}

/** What a search for causes found, a sentence each: "2.6 of them are conversations stuck in …, since 12 May". */
export function narrateCause(clause: CauseClause): readonly Part[] {
  switch (clause.kind) {
    case 'cause':
      return clause.isWithin ? ofThem(clause) : carries(clause);
    case 'shift':
      return shift(clause);
    case 'hidden':
      return [
        ...subject(clause.cause),
        plain(isSingular(clause.cause) ? ' hides another ' : ' hide another '),
        bare(clause.cause.amount, clause.metric),
        ...since(clause.cause),
      ];
    case 'smaller':
      return [
        plain(plural(clause.count, 'smaller finding carries ', 'smaller findings carry ')),
        signed(clause.amount, clause.metric),
      ];
    case 'rest':
      return rest(clause);
  }
}

type Of<K extends Clause['kind']> = Extract<Clause, { kind: K }>;

const bare = (amount: number, metric: ToldMetric): Part =>
  toned(amount, metric, formatAmount(amount, metric.unit, 'bare'));

/** The amount of the whole component where the place holds nearly all of it, with the place's own beside it. */
function ofThem({ metric, cause }: Of<'cause'>): readonly Part[] {
  const { node, ofNode, place, amount } = cause;
  const isCounted = metric.unit === 'share' || metric.unit === 'count';
  const where = placeText(place);
  const start = [bare(ofNode?.whole ?? amount, metric), plain(isCounted ? ' of them are ' : ' of it is ')];
  if (node === null) return [...start, plain('in '), strong(where), ...since(cause)];
  const phrase = isCounted ? conversations(cause) : null;
  const what = phrase === null ? [plain('in '), strong(node.name)] : [strong(phrase)];
  if (ofNode === null) {
    return [...start, ...what, plain(phrase === null ? ', in ' : ' in '), strong(where), ...since(cause)];
  }
  const [whole, own] = [ofNode.whole, amount].map((each) => formatAmount(each, metric.unit, 'bare'));
  const aside = ofNode.isAll || whole === own ? '' : ` (${own})`;
  const share = ofNode.isAll ? 'all' : 'nearly all';
  return [...start, ...what, plain(`, ${share}${aside} `), strong(where), ...since(cause)];
}

/** Where the parts are larger than the whole, because others hide some of it. */
function carries({ metric, cause }: Of<'cause'>): readonly Part[] {
  return [
    ...subject(cause),
    plain(isSingular(cause) ? ' carries ' : ' carry '),
    signed(cause.amount, metric),
    ...since(cause),
  ];
}

function shift({ metric, change, cause }: Of<'shift'>): readonly Part[] {
  const isAlong = Math.sign(cause.amount) === Math.sign(change);
  return [
    plain(`A shift ${cause.direction === 'up' ? 'towards' : 'away from'} `),
    strong(placeText(cause.place)),
    plain(isAlong ? ' adds ' : ' hides another '),
    bare(cause.amount, metric),
    ...since(cause),
  ];
}

function rest({ metric, change, amount }: Of<'rest'>): readonly Part[] {
  const size = formatAmount(amount, metric.unit, 'bare');
  if (Math.sign(amount) === Math.sign(change)) return [plain(`${size} is not localised`)];
  return [plain(`What is not localised moved the other way, by ${size}`)];
}

/** "Conversations stuck in the escalation queue in billing in messaging" at the head of a sentence. */
function subject(cause: ToldCause): readonly Part[] {
  const where = placeText(cause.place);
  if (cause.node === null) return [strong(capital(where))];
  return [strong(capital(conversations(cause) ?? cause.node.name)), plain(' in '), strong(where)];
}

const isSingular = (cause: ToldCause): boolean => conversations(cause) === null;

/** The conversations that a component counts; null for a component that is no outcome. */
function conversations({ node, direction }: ToldCause): string | null {
  if (node === null || node.outcome === null) return null;
  const phrase = outcomePhrases[node.outcome];
  return direction === 'up' ? phrase : `fewer ${phrase}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function since({ since: day, lastDay }: ToldCause): readonly Part[] {
  return day === null ? [] : [plain(`, since ${formatDayBeside(day, lastDay)}`)];
}
