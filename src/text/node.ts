import type { DenominatorPolicy } from '#core/model/schema.ts';

/** Words of the panel of one node. */
export const nodeText = {
  panel: (name: string): string => `${name}: details`,
  tabs: 'What to see of this node',
  tabNames: {
    explain: 'Explain',
    drill: 'Drill',
    conversations: 'Conversations',
    definition: 'Definition',
    target: 'Target',
  },
  nothingTitle: 'Nothing selected',
  nothing: 'Choose a node in the tree to see what moved it, its definition, owner and target.',
  noOwner: 'No owner yet',
  denominators: {
    all: 'of all conversations, open ones count as not resolved',
    closed: 'of closed conversations',
  } satisfies Record<DenominatorPolicy, string>,
  byDate: (column: string): string => `by ${column}`,
  widen: 'More room for the details',
  narrow: 'More room for the tree',
  back: 'Back to the tree',
  openPanel: 'Details',
  unsaved: 'Unsaved changes',
} as const;
