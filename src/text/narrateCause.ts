import type { Clause, ToldCause, ToldMetric } from '#core/narrative/clause.ts';
import { causesText } from './causes.ts';
import { formatAmount, formatDayBeside, plural } from './format.ts';
import { outcomePhrases } from './outcomes.ts';
import { isTiny, type Part, plain, signed, strong, toned } from './parts.ts';
import { placeText, tagsText } from './place.ts';

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
        ...subject(clause.cause, clause.metric),
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
  const where = whereOf(place);
  const start = [bare(ofNode?.whole ?? amount, metric), plain(isCounted ? ' of them are ' : ' of it is ')];
  if (node === null) return [...start, ...where.inside, ...since(cause)];
  const phrase = isCounted ? conversations(cause) : null;
  const what = phrase === null ? [plain('in '), strong(node.name)] : [strong(phrase)];
  const here = phrase === null ? where.inside : where.after;
  if (ofNode === null) {
    return [...start, ...what, plain(phrase === null || where.isAll ? ', ' : ' '), ...here, ...since(cause)];
  }
  const [whole, own] = [ofNode.whole, amount].map((each) => formatAmount(each, metric.unit, 'bare'));
  const aside = ofNode.isAll || whole === own ? '' : ` (${own})`;
  const share = ofNode.isAll ? 'all' : 'nearly all';
  if (where.isAll && aside === '') return [...start, ...what, plain(', '), ...where.inside, ...since(cause)];
  return [...start, ...what, plain(`, ${share}${aside} `), ...where.bare, ...since(cause)];
}

/** Where the parts are larger than the whole, because others hide some of it. */
function carries({ metric, cause }: Of<'cause'>): readonly Part[] {
  return [
    ...subject(cause, metric),
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

/** A segment after "in", and without it; a move of everything says so. */
function whereOf(place: ToldCause['place']): {
  readonly isAll: boolean;
  readonly inside: readonly Part[];
  /** After the conversations that are counted. */
  readonly after: readonly Part[];
  readonly bare: readonly Part[];
} {
  const everywhere = [plain(causesText.everywhere)];
  if (place.length === 0) return { isAll: true, inside: everywhere, after: everywhere, bare: everywhere };
  const inside = [plain('in '), strong(placeText(place))];
  if (place.every(({ isTag }) => isTag)) {
    const tags = [strong(tagsText(place))];
    return { isAll: false, inside, after: tags, bare: tags };
  }
  return { isAll: false, inside, after: inside, bare: [strong(placeText(place))] };
}

/** "Conversations stuck in the escalation queue in billing in messaging" at the head of a sentence. */
function subject(cause: ToldCause, metric: ToldMetric): readonly Part[] {
  const { node, place } = cause;
  if (node === null && place.length > 0) return [strong(capital(placeText(place)))];
  const what = node === null ? metric.name : (conversations(cause) ?? node.name);
  return [strong(capital(what)), plain(' '), ...whereOf(place).after];
}

const isSingular = (cause: ToldCause): boolean => conversations(cause) === null && !isOfTags(cause);

/** It is called "conversations with tag …". */
const isOfTags = ({ node, place }: ToldCause): boolean =>
  node === null && place.length > 0 && place.every(({ isTag }) => isTag);

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
