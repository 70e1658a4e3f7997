import { plural } from './format.ts';

/** Words of the list of conversations behind a number. */
export const conversationsText = {
  caption: 'Conversations',
  noTags: 'no tags',
  title: (total: number): string => plural(total, 'conversation', 'conversations'),
  period: (period: string): string => `in ${period}`,
  range: (from: string, to: string, total: string): string => `${from}–${to} of ${total}`,
  export: 'Export as CSV',
  fileWithout: 'without',
  exporting: 'Exporting…',
  previous: 'Previous page',
  next: 'Next page',
  part: 'Counted in the number',
  whole: 'All it is a share of',
  side: 'Period',
  which: 'Which',
  none: 'No conversations match. Choose another period or fewer conditions.',
  failed: 'The conversations could not be read.',
  retry: 'Try again',
  notFromRows: (name: string): string =>
    `${name} is not read from conversations yet, so there are none to list. Choose where its number comes from under Definition.`,
  inSeconds: (name: string): string => (/\((s|sec|seconds)\)$/iu.test(name) ? name : `${name} (s)`),
  clear: (label: string): string => `Remove ${label}`,
} as const;
