import type { Doc } from '#core/model/doc.ts';
import type { Carrier, Clause } from '#core/narrative/clause.ts';
import type { UnknownReason } from '#core/stats/assessChange.ts';
import { formatAmount, formatEnds, formatValue } from './format.ts';
import { missingText } from './missing.ts';
import { canShowCause, narrateCause } from './narrateCause.ts';
import { narrateSegments } from './narrateSegments.ts';
import { isTiny, type Part, plain, signed, strong, toned } from './parts.ts';

/** The clauses as sentences, in pieces: "Resolution rate fell 4.2 points, from 78.4 % to 74.2 %, beyond …". */
export function narrate(clauses: readonly Clause[], doc: Doc): readonly Part[] {
  const sentences: Part[][] = [];
  for (const clause of clauses.filter(canShow)) {
    const parts = partsOf(clause, doc);
    const previous = sentences.at(-1);
    if (continues(clause) && previous !== undefined) previous.push(plain(', '), ...parts);
    else sentences.push([...parts]);
  }
  return sentences.flatMap((sentence, index) => [...(index === 0 ? [] : [plain(' ')]), ...sentence, plain('.')]);
}

/** "…, beyond its normal variation" ends the sentence before it. */
const continues = (clause: Clause): boolean => clause.kind === 'noise' && clause.verdict !== 'unknown';

/** Where all amounts of a clause are under the last digit, it would say nothing but that. */
function canShow(clause: Clause): boolean {
  switch (clause.kind) {
    case 'carried':
    case 'offset':
    case 'cancelled':
      return !clause.parts.every(({ amount }) => isTiny(amount, clause.metric));
    case 'segment':
      return !isTiny(clause.row.contribution, clause.metric);
    case 'mix':
    case 'shifts':
      return !isTiny(clause.mix, clause.metric);
    case 'cause':
    case 'shift':
    case 'hidden':
    case 'smaller':
    case 'rest':
      return canShowCause(clause);
    default:
      return true;
  }
}

function partsOf(clause: Clause, doc: Doc): readonly Part[] {
  switch (clause.kind) {
    case 'missing':
      return missing(clause, doc);
    case 'moved':
      return moved(clause);
    case 'unmoved':
      return [plain(`${clause.metric.name} stayed at ${formatValue(clause.value, clause.metric.unit)}`)];
    case 'noise':
      return clause.verdict === 'unknown' ? [plain(unknownText(clause.reason))] : [verdictPart(clause.verdict)];
    case 'carried':
      return carried(clause);
    case 'offset':
      return offset(clause);
    case 'cancelled':
      return [
        plain('Below it, '),
        ...joined(clause.parts, (part) => [
          strong(part.name),
          plain(' ('),
          signed(part.amount, clause.metric),
          plain(')'),
        ]),
        plain(' pull against each other'),
      ];
    case 'segment':
    case 'mix':
    case 'shifts':
    case 'simpson':
      return narrateSegments(clause);
    case 'immature':
      return [
        strong('Not final'),
        plain(
          `: some conversations of the current period are too young to have been resolved${clause.isLocalised ? ', and what is localised may be no more than that' : ''}`,
        ),
      ];
    case 'unlocalised':
      return [plain('No segment stands out: the change is not localised')];
    case 'unconfirmed':
      return [
        strong('Not confirmed'),
        plain(': there is not enough history to tell what is localised from ordinary drift'),
      ];
    case 'cause':
    case 'shift':
    case 'hidden':
    case 'smaller':
    case 'rest':
      return narrateCause(clause);
  }
}

type Of<K extends Clause['kind']> = Extract<Clause, { kind: K }>;

function missing({ metric, side, reason, other }: Of<'missing'>, doc: Doc): readonly Part[] {
  const where = side === 'baseline' ? 'in the baseline' : 'in the current period';
  const elsewhere = side === 'baseline' ? 'in the current period' : 'in the baseline';
  const rest = other === null ? '' : `; ${elsewhere} it is ${formatValue(other, metric.unit)}`;
  return [plain(`${metric.name} has `), strong('no data'), plain(` ${where}: ${missingText(reason, doc)}${rest}`)];
}

function moved({ metric, from, to }: Of<'moved'>): readonly Part[] {
  const change = to - from;
  const [before, after] = formatEnds(from, to, metric.unit);
  return [
    plain(`${metric.name} ${change > 0 ? 'rose' : 'fell'} `),
    toned(change, metric, formatAmount(change, metric.unit).replace(/^</, 'by less than ')),
    plain(before === after ? ` and still reads ${after}` : `, from ${before} to ${after}`),
  ];
}

function verdictPart(verdict: 'beyond' | 'within'): Part {
  return { text: `${verdict} its normal variation`, emphasis: 'underline' };
}

function unknownText(reason: UnknownReason): string {
  switch (reason.code) {
    case 'no-rows':
      return `Whether that is more than its normal variation is not known: the ${reason.side === 'baseline' ? 'baseline' : 'current period'} has no rows`;
    case 'short-history':
      return `Whether that is more than its normal variation is not known yet: too little history, ${reason.points === 1 ? '1 past value' : `${reason.points} past values`} where it takes ${reason.needs}`;
  }
}

/** Amounts "of" the change only where they are no more than it. */
function carried({ metric, change, parts }: Of<'carried'>): readonly Part[] {
  const [first, ...others] = parts;
  if (first === undefined) return [];
  const total = parts.reduce((all, part) => all + part.amount, 0);
  if (Math.abs(total) > 1.005 * Math.abs(change)) {
    return [
      strong(first.name),
      plain(' carries '),
      signed(first.amount, metric),
      ...others.flatMap((part) => [plain(' and '), strong(part.name), plain(' '), signed(part.amount, metric)]),
    ];
  }
  if (Math.abs(first.amount) >= 0.995 * Math.abs(change)) return [plain('All of it is in '), strong(first.name)];
  return [
    toned(first.amount, metric, formatAmount(first.amount, metric.unit, 'bare')),
    plain(metric.unit === 'share' || metric.unit === 'count' ? ' of them are in ' : ' of it is in '),
    strong(first.name),
    ...others.flatMap((part) => [
      plain(' and '),
      toned(part.amount, metric, formatAmount(part.amount, metric.unit, 'bare')),
      plain(' in '),
      strong(part.name),
    ]),
  ];
}

function offset({ metric, parts }: Of<'offset'>): readonly Part[] {
  return [
    ...joined(parts, (part) => [strong(part.name), plain(' ('), signed(part.amount, metric), plain(')')]),
    plain(' moved it the other way'),
  ];
}

function joined(parts: readonly Carrier[], write: (part: Carrier) => readonly Part[]): readonly Part[] {
  return parts.flatMap((part, index) => [...(index === 0 ? [] : [plain(' and ')]), ...write(part)]);
}
