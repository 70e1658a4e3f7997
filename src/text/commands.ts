import type { CommandError, CommandLabel } from '#core/model/commands/command.ts';
import type { DenominatorPolicy } from '#core/model/schema.ts';
import type { Grain } from '#core/time/period.ts';

const grainNames = { day: 'day', week: 'week', month: 'month' } satisfies Record<Grain, string>;
const denominatorNames = {
  all: 'all conversations',
  closed: 'closed conversations',
} satisfies Record<DenominatorPolicy, string>;

/** What a step is called, to stand after “Undo: ” and in the list of steps. */
export function labelText(label: CommandLabel): string {
  switch (label.code) {
    case 'add-node':
      return `add ${label.metricName} below ${label.parentName}`;
    case 'add-person':
      return `add ${label.personName}`;
    case 'adopt-dataset':
      return `add ${label.datasetName} with its tree`;
    case 'move-node':
      return `move ${label.metricName} below ${label.parentName}`;
    case 'reorder-node':
      return `move ${label.metricName} among its siblings`;
    case 'rebind-metric':
      return `change the definition of ${label.metricName}`;
    case 'remove-node':
      return `remove ${label.metricName}${withBelow(label.nodeCount - 1)}`;
    case 'remove-tree':
      return `remove the tree ${label.treeName}`;
    case 'rename-metric':
      return `rename ${label.from} to ${label.to}`;
    case 'rename-tree':
      return `rename the tree ${label.from} to ${label.to}`;
    case 'rename-workspace':
      return `rename the workspace ${label.from} to ${label.to}`;
    case 'replace-dataset':
      return `use ${label.datasetName} for ${label.treeName}`;
    case 'set-denominator':
      return `take shares of ${denominatorNames[label.denominator]} in ${label.treeName}`;
    case 'set-grain':
      return `open by ${grainNames[label.grain]}`;
    case 'set-owner':
      return label.ownerName === null
        ? `clear the owner of ${label.metricName}`
        : `make ${label.ownerName} the owner of ${label.metricName}`;
    case 'set-target':
      return `${label.cleared ? 'clear' : 'set'} target of ${label.metricName}`;
    case 'write-formula':
      return `write the formula of ${label.metricName}`;
  }
}

/** Why a command was refused, and what to do instead. */
export function commandErrorText(error: CommandError): string {
  switch (error.code) {
    case 'read-only':
      return 'This workspace is open for editing in another tab. Choose “Edit here” to change it in this one.';
    case 'not-found':
      return 'What you wanted to change is no longer there. It may have been removed in another tab.';
    case 'bad-name':
      return error.why === 'empty'
        ? 'The name is empty. Type at least one character.'
        : `The name is too long. Keep to ${error.limit} characters.`;
    case 'name-taken':
      return `There is already a “${error.name}” here. Choose another name, so that formulas can tell them apart.`;
    case 'root-stays':
      return rootSentences[error.verb](error.metricName);
    case 'parent-measured':
      return `${error.parentName} is measured from the data, so nothing can be added into it. Add an influence instead, or give ${error.parentName} a formula first.`;
    case 'already-a-child':
      return `${error.metricName} stands below ${error.parentName} already. Choose another metric or another place.`;
    case 'other-tree':
      return `${error.metricName} and ${error.parentName} are in different trees. A node can only move within its tree.`;
    case 'below-itself':
      return `${error.path[0] ?? 'A node'} can't move below itself (${error.path.join(' → ')}). Choose a place outside of its own branch.`;
    case 'formula-cycle':
      return `That would make ${error.path[0] ?? 'a metric'} part of its own formula (${[...error.path, ...error.path.slice(0, 1)].join(' → ')}). Use a metric that is not made of it.`;
    case 'formula-not-additive':
      return `The formula of ${error.formulaOf} multiplies or divides by ${error.term}, so it can't simply be taken out. Change the formula of ${error.formulaOf} first.`;
    case 'formula-shared':
      return `The formula of ${error.formulaOf} is used at ${error.nodeCount} places, and the change would break the others. Remove ${error.formulaOf} elsewhere first, or add a metric of its own.`;
    case 'formula-unknown-metric':
      return 'The formula names a metric that is not there. Choose one of the metrics of this tree.';
    case 'bad-target':
      return 'The target is not a number. Type a number, and a tolerance of 0 or more.';
    case 'broken-records':
      return `The tree could not be added because ${error.problems.length} of its links ${error.problems.length === 1 ? 'is' : 'are'} broken. Import the file again.`;
  }
}

const rootSentences = {
  remove: (name: string) => `${name} is the root, and a tree needs one. Remove the whole tree instead.`,
  move: (name: string) => `${name} is the root and stays on top. Move the nodes below it.`,
  'add-sibling': (name: string) => `${name} is the root and stands alone. Add a child instead.`,
};

function withBelow(count: number): string {
  if (count <= 0) return '';
  return count === 1 ? ' and the node below it' : ` and the ${count} nodes below it`;
}
