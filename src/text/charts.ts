/** What the pictures say on their own account; everything else they are given. */
export const chartText = {
  tree: {
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Fit the tree to the window',
    fitShort: 'Fit',
    width: 'Line width: share of the change',
    worse: 'worse',
    better: 'better',
    influence: 'dotted: statistical influence',
    expand: (hidden: number): string => `Show ${hidden} below`,
    collapse: 'Fold away what is below',
    keys: 'Arrow keys move through the tree, Enter opens, Space folds, plus and minus zoom, 0 fits.',
  },
  waterfall: {
    others: (count: number): string => `${count} others`,
    broken: 'The axis does not start at zero',
  },
  strip: {
    baseline: 'Baseline',
    current: 'Current',
    start: (range: string): string => `${range}, start`,
    end: (range: string): string => `${range}, end`,
    move: (range: string): string => `${range}, move`,
    target: 'target',
    immature: 'immature',
    read: 'Read the values',
    noData: 'no data',
    outside: 'outside it',
    pattern: 'several to one side',
    signals: (signals: readonly string[]): string => `Signals: ${signals.join('; ')}.`,
  },
} as const;
