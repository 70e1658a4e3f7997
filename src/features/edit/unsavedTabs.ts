import type { Metric, Node } from '#core/model/schema.ts';
import type { Draft, DraftForm, PanelTab } from '#state/session/session.ts';
import { draftDefinition } from './definitionDraft.ts';
import { draftTarget } from './targetDraft.ts';

/** The tabs of a node that hold something typed and not saved; a draft of what was saved otherwise by now is none. */
export function unsavedTabs(drafts: readonly Draft[], node: Node, metric: Metric): ReadonlySet<PanelTab> {
  const saved = (form: DraftForm): unknown => {
    if (form === 'name') return metric.name;
    return form === 'definition' ? draftDefinition(metric) : draftTarget(node.target, metric.unit);
  };
  const own = drafts.filter((draft) => draft.nodeId === node.id && draft.from === JSON.stringify(saved(draft.form)));
  return new Set(own.map(({ form }) => (form === 'target' ? 'target' : 'definition')));
}
