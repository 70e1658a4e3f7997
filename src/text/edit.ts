import type { AggregateKind, DenominatorPolicy, Direction, MetricUnit } from '#core/model/schema.ts';
import type { ColumnRole } from '#core/table/table.ts';
import type { TargetReading } from '#core/target/readTarget.ts';
import { formatAmount, formatValue, joinList, plural } from './format.ts';
import { roleNames } from './missing.ts';

/** Words of the panels and dialogs that change a node. */
export const editText = {
  name: 'Name',
  rename: 'Rename',
  description: 'In words',
  descriptionHint: 'What is counted, over what. Shown wherever the number is explained.',
  owner: 'Owner',
  noOwner: 'Nobody yet',
  newOwner: 'Someone else…',
  ownerName: 'Name of the owner',
  ownerHint: 'One person who answers for this number.',
  add: 'Add',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save definition',
  discard: 'Discard',
} as const;

/** Words of the definition: where a number comes from. */
export const definitionText = {
  heading: 'Definition',
  basis: 'Where the number comes from',
  kind: 'It is',
  kinds: {
    share: 'Share of conversations',
    count: 'Number of conversations',
    sum: 'Sum',
    mean: 'Average',
    median: 'Median',
    p90: '90th percentile',
    max: 'Largest value',
    distinct: 'Different values',
    'agent-days': 'Days worked',
    ratio: 'Ratio of two numbers',
    formula: 'Formula of nodes below',
  } satisfies Record<AggregateKind | 'share' | 'ratio' | 'formula', string>,
  column: 'Column',
  chooseColumn: 'Choose a column…',
  noFittingColumn: 'No column of this dataset fits. Choose something else to calculate.',
  columnTwice: (name: string, id: string): string => `${name} (${id})`,
  counted: 'Counted',
  countedNone: 'No condition yet.',
  onlyWhere: 'Only conversations',
  onlyWhereNone: 'All conversations.',
  ofWhere: 'Out of the conversations',
  when: 'when',
  where: 'where',
  and: 'and',
  addCondition: 'Add a condition',
  addConditionTo: (list: string): string => `Add a condition: ${list}`,
  conditionOf: (list: string, position: number): string => `condition ${position} of “${list}”`,
  unit: 'Shown as',
  units: {
    share: 'Share (%)',
    count: 'Count',
    seconds: 'Duration',
    number: 'Number',
    score: 'Score',
  } satisfies Record<MetricUnit, string>,
  direction: 'What is good',
  directions: {
    higher: 'Higher is better',
    lower: 'Lower is better',
    neither: 'Neither',
  } satisfies Record<Direction, string>,
  numerator: 'Above the line',
  denominator: 'Below the line',
  ratioHint: 'A ratio is kept as it is. Choose something else to calculate to replace it.',
  formula: (text: string): string => `= ${text}`,
  formulaHint: 'The formula changes with the nodes below: add one as a part of it, or remove one.',
  toFormulaHint: 'After saving there is no number here until nodes below are added as parts of the formula.',
  bindByHand: 'Choose columns by hand',
  unboundTitle: 'No data yet',
  unbound: (roles: readonly ColumnRole[]): string =>
    roles.length === 0
      ? 'Nothing says where this number comes from. Choose columns by hand, or add nodes below as parts of its formula.'
      : `The dataset has no column known as ${joinList(roles.map((role) => roleNames[role]))}. Choose columns by hand, or import a file that has ${roles.length === 1 ? 'it' : 'them'}.`,
  bindFromLibrary: 'Bind as in the library',
  gaps: {
    'no-column': 'Choose a column.',
    'nothing-counted': 'Add a condition: without one, every conversation is counted.',
    'open-condition': 'Complete each condition, or remove it.',
  },
  shared: (places: number): string =>
    `This metric stands at ${plural(places, 'place', 'places')}: a change here changes all of them.`,
  targetUnit: (targets: readonly string[]): string =>
    targets.length === 1
      ? `The target of ${joinList(targets)} is in another unit and no longer fits: saving takes it away. You can undo this.`
      : `The targets of ${joinList(targets)} are in another unit and no longer fit: saving takes them away. You can undo this.`,
} as const;

export type DefinitionGap = keyof typeof definitionText.gaps;

/** What an aggregate reads, in words: `Average of Wait time, where Channel is chat`. */
export function aggregateText(kind: AggregateKind, column: string | null, filter: string | null): string {
  const condition = filter === null ? '' : `, where ${filter}`;
  return `${aggregateNames[kind](column ?? '')}${condition}`;
}

const aggregateNames = {
  count: () => 'Conversations',
  sum: (column) => `Sum of ${column}`,
  mean: (column) => `Average of ${column}`,
  median: (column) => `Median of ${column}`,
  p90: (column) => `90th percentile of ${column}`,
  max: (column) => `Largest ${column}`,
  distinct: (column) => `Different values of ${column}`,
  'agent-days': (column) => `Days worked, each value of ${column} once a day`,
} satisfies Record<AggregateKind, (column: string) => string>;

/** Words of the numbers that a change would give. */
export const previewText = {
  caption: 'The number with this definition',
  saved: 'Saved',
  draft: 'As edited',
  now: 'Now',
  of: 'Number',
  baseline: 'Baseline',
  current: 'Current',
  change: 'Change',
  noData: 'no data',
  noDataBecause: (reason: string): string => `No data: ${reason}.`,
  loading: 'Counting…',
  failed: 'The numbers could not be counted.',
  retry: 'Try again',
  incomplete: 'The number appears when the definition is complete.',
  withTone: (change: string, tone: 'worse' | 'better'): string => `${change} ${tone}`,
} as const;

/** Words of the help on metrics of the library. */
export const readingText = {
  heading: 'How to read it',
  good: 'What good looks like',
  beside: 'Beside its neighbours',
  reference: 'Usual elsewhere',
  caption: 'Usual values by channel',
  channel: 'Channel',
  usual: 'Usual',
  channels: {
    chat: 'Live chat',
    email: 'Email and tickets',
    messaging: 'Async messaging',
    phone: 'Phone',
    bot: 'Self-service (bot, knowledge base)',
  } as Readonly<Record<string, string>>,
  between: (atLeast: string, atMost: string): string => `${atLeast} to ${atMost}`,
  atLeast: (value: string): string => `at least ${value}`,
  atMost: (value: string): string => `at most ${value}`,
} as const;

/** Words of the denominator that all shares of a tree have. */
export const denominatorText = {
  heading: 'Shares are of',
  scope: (treeName: string): string => `Applies to every share in the tree “${treeName}”.`,
  names: { all: 'All conversations', closed: 'Closed conversations only' } satisfies Record<DenominatorPolicy, string>,
  hints: {
    all: 'Open ones count as not resolved yet, so the newest days look worse until they are closed.',
    closed: 'Open ones are left out until they close, so the newest days speak only of what went fast.',
  } satisfies Record<DenominatorPolicy, string>,
  value: (name: string, value: string): string => `${name}: ${value}`,
  effect: (points: string): string => `The definition alone makes ${points} of difference, on the same conversations.`,
  noEffect: 'In this period the choice makes no difference to this number.',
} as const;

/** Words of changes to the tree around a node. */
export const structureText = {
  actions: 'Change the tree here',
  add: 'Add a node below',
  addTitle: (parent: string): string => `Add a node below ${parent}`,
  way: 'Where the metric comes from',
  ways: { library: 'Metric library', new: 'New metric' },
  search: 'Search the library',
  library: 'Metrics of the library',
  found: (count: number): string => plural(count, 'metric', 'metrics'),
  noneFound: 'No metric is called or described like that. Try another word, or define a new metric.',
  chooseOne: 'Choose a metric.',
  chooseToSee: 'Choose a metric to see its number.',
  unitsDiffer: (name: string, parent: string): string =>
    `${name} and ${parent} are not in the same unit: as a part of its formula it adds things that are not alike.`,
  boundTo: (columns: readonly string[]): string => `Bound to ${joinList(columns)}`,
  boundToRows: 'Counts conversations',
  lacks: (roles: readonly ColumnRole[]): string =>
    `Needs a column for ${joinList(roles.map((role) => roleNames[role]))}. It can be added, and says “no data” until it is bound.`,
  lacksShort: (roles: readonly ColumnRole[]): string =>
    `No column for ${joinList(roles.map((role) => roleNames[role]))}`,
  inTree: 'In the tree already; added here too, with the same definition',
  inTreeFormula: 'In the tree already, as a formula of the nodes below it',
  here: 'Below this node already',
  namePlaceholder: 'What is measured',
  role: 'How it takes part',
  influence: 'A driver',
  influenceHint: (parent: string): string => `Stands beside ${parent} to help explain it; never in the sum.`,
  component: (parent: string): string => `A part of ${parent}`,
  componentHint: 'Stands in its formula, so that the parts sum to the whole.',
  measured: (parent: string): string =>
    `${parent} is measured from the data, so nothing can be added into it. To build it from parts, change its definition to a formula first.`,
  sign: 'In the formula it is',
  signs: { '+': 'added', '-': 'subtracted' },
  addIt: 'Add node',
  consequence: (parent: string): string => `The formula of ${parent}`,
  before: 'Before',
  after: 'After',
  numberBefore: (parent: string): string => `${parent} now`,
  numberAfter: (parent: string): string => `${parent} after`,
  noFormula: 'none yet',
  noFormulaLeft: 'none: it will have no number',
  remove: 'Remove node',
  removeTitle: (name: string): string => `Remove ${name}?`,
  removeBody: (below: number): string =>
    below === 0
      ? 'The node goes from the tree.'
      : `The node goes from the tree, and the ${plural(below, 'node', 'nodes')} below it.`,
  removeNumbers: 'The numbers without it',
  nameDoubt: (parent: string): string =>
    `The number of ${parent} changes by this alone, not because support changed. Its name may no longer say what it counts.`,
  undoable: 'You can undo this.',
  removeIt: 'Remove',
  moveLeft: 'Move left among its siblings',
  moveRight: 'Move right among its siblings',
  moved: (name: string, place: number, of: number): string => `${name} is now ${place} of ${of}.`,
} as const;

/** Words of the target, and of where the number stands against it. */
export const targetText = {
  heading: 'Target',
  tolerance: 'Near within',
  toleranceHint: 'A miss by no more than this is shown as near.',
  bandHint: 'Up to this far on either side is met; up to twice as far is near.',
  none: 'No target yet. With one, the card says whether it is met, and by how much it is missed.',
  set: 'Set target',
  clear: 'Clear target',
  goals: {
    higher: 'At least (higher is better)',
    lower: 'At most (lower is better)',
    neither: 'About (neither side is better)',
  } satisfies Record<Direction, string>,
  gaps: {
    'no-goal': 'Type the number to reach.',
    'share-range': 'A share lies between 0 and 100 %.',
    'negative-tolerance': 'Type 0 or more.',
  },
  notNumber: 'Type a number, such as 75 or 2.5.',
  statuses: { met: 'Met', near: 'Near', missed: 'Missed' } satisfies Record<TargetReading['status'], string>,
  would: 'With this target',
  period: (period: string): string => `In ${period}.`,
  noNumber: (reason: string): string => `There is no number to compare with: ${reason}.`,
} as const;

/** The gap to a target as a sentence. */
export function gapText(
  { status, gap }: TargetReading,
  value: number,
  target: { readonly value: number; readonly tolerance: number },
  unit: MetricUnit,
  direction: Direction,
): string {
  if (direction === 'neither') return bandText(status, Math.abs(value - target.value), target, unit);
  const side = direction === 'higher' ? 'below' : 'above';
  const goal = formatValue(target.value, unit);
  if (status === 'met') {
    const spare = Math.abs(value - target.value);
    return spare === 0
      ? `Exactly the target of ${goal}.`
      : `${formatAmount(spare, unit)} better than the target of ${goal}.`;
  }
  const miss = `${formatAmount(gap, unit)} ${side} the target of ${goal}`;
  return status === 'near'
    ? `${miss}: within the ${formatAmount(target.tolerance, unit)} that count as near.`
    : `${miss}.`;
}

function bandText(
  status: TargetReading['status'],
  distance: number,
  target: { readonly value: number; readonly tolerance: number },
  unit: MetricUnit,
): string {
  const goal = formatValue(target.value, unit);
  if (distance === 0) return `Exactly the target of ${goal}.`;
  const away = `${formatAmount(distance, unit)} from the target of ${goal}`;
  if (status === 'met') return `${away}: within the ${formatAmount(target.tolerance, unit)} that count as met.`;
  return status === 'near'
    ? `${away}: a little more than the ${formatAmount(target.tolerance, unit)} allowed.`
    : `${away}.`;
}
