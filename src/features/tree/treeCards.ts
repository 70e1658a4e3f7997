import type { CardTarget, TreeCard } from '#charts/tree/card.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import { childrenOf, subtreeOf } from '#core/model/graph.ts';
import type { NodeId } from '#core/model/schema.ts';
import { wilsonInterval } from '#core/stats/proportions.ts';
import type { DayRange } from '#core/time/period.ts';
import { hasNoRule } from '#state/views/hasNoRule.ts';
import { isCensored } from '#state/views/isCensored.ts';
import { partOf } from '#state/views/partOf.ts';
import type { TreeFrame } from '#state/views/settings.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { formatValue, splitValue, toneOf } from '#text/format.ts';
import { missingText } from '#text/missing.ts';
import { treeText } from '#text/tree.ts';
import { initialsOf } from '#ui/Avatar.tsx';
import { cardChange } from './cardChange.ts';

/** The cards that the canvas shows: folded branches are counted on the card that hides them. */
export function treeCards(
  doc: Doc,
  view: TreeView,
  collapsed: ReadonlySet<NodeId>,
  isImmature: (period: DayRange) => boolean,
): readonly TreeCard[] {
  const rootId = view.frame.tree.rootId;
  const rootChange = view.nodes.get(rootId)?.change ?? null;
  const rootBaseline = view.nodes.get(rootId)?.baseline ?? null;
  const rootDirection = view.nodes.get(rootId)?.metric.direction ?? 'neither';
  const { current } = view.frame;
  const isYoung = current !== null && isImmature(current);
  const hidden = new Set<NodeId>();
  for (const id of collapsed) for (const node of subtreeOf(doc, id)) if (node.id !== id) hidden.add(node.id);
  return [...view.nodes.values()]
    .filter(({ node }) => !hidden.has(node.id))
    .map((each) => {
      const { contribution } = each;
      return {
        ...cardOf(doc, each, { rootBaseline, frame: view.frame, isYoung }),
        contribution: contribution === null || !rootChange ? null : clamp(contribution / Math.abs(rootChange)),
        contributionTone: contribution === null ? 'flat' : toneOf(contribution, rootDirection),
        hiddenCount: collapsed.has(each.node.id) ? subtreeOf(doc, each.node.id).length - 1 : 0,
      };
    });
}

const clamp = (share: number): number => Math.max(-1, Math.min(1, share));
const sparkLength = 26;

interface Around {
  /** Of which a missing one is said once, above the tree. */
  readonly rootBaseline: NodeValue | null;
  readonly frame: TreeFrame;
  /** Conversations of the current period may still be resolved. */
  readonly isYoung: boolean;
}

function cardOf(doc: Doc, shown: NodeView, { rootBaseline, frame, isYoung }: Around): TreeCard {
  const { node, metric, current, baseline, series, target } = shown;
  const written = current.kind === 'value' ? splitValue(current.value, metric.unit) : null;
  const isOpen = isYoung && current.kind === 'value' && isCensored(doc, frame.dataset, node.id);
  const owner = node.ownerId === null ? undefined : doc.people[node.ownerId];
  return {
    id: node.id,
    parentId: node.parentId,
    name: metric.name,
    value: written?.text ?? null,
    unit: written?.unit ?? '',
    change: cardChange(shown, frame),
    spark: sparkOf(frame, series).map((value) => (value.kind === 'value' ? value.value : null)),
    target: targetOf({ node, metric, target }),
    owner: owner === undefined ? null : { initials: initialsOf(owner.name), name: owner.name },
    contribution: null,
    contributionTone: 'flat',
    role: node.role,
    note:
      current.kind === 'missing'
        ? treeText.noData(missingText(current.reason, doc))
        : baseline?.kind === 'missing' && !isSameReason(baseline, rootBaseline)
          ? treeText.noBaseline(missingText(baseline.reason, doc))
          : hasNoRule(metric, frame.dataset.outcomeRules)
            ? treeText.noRule
            : noteOf(doc, shown, isOpen),
    detail: [detailOf(shown), isOpen ? treeText.notFinalWhy : null].filter((part) => part !== null).join('. ') || null,
    hiddenCount: 0,
  };
}

/** Wilson's interval of a share. */
function detailOf({ current, metric }: NodeView): string | null {
  const part = metric.unit === 'share' ? partOf(current) : null;
  return part === null ? null : treeText.interval(wilsonInterval(part), part.n);
}

/** The series ends with the current period, so that its last dot stands for the number beside it. */
function sparkOf({ buckets, current }: TreeFrame, series: readonly NodeValue[]): readonly NodeValue[] {
  const end = buckets.findLastIndex((bucket) => current === null || bucket.fromDay < current.toDay) + 1;
  return series.slice(Math.max(0, end - sparkLength), end);
}

function isSameReason(a: NodeValue, b: NodeValue | null): boolean {
  return a.kind === 'missing' && b?.kind === 'missing' && a.reason.code === b.reason.code;
}

function noteOf(doc: Doc, { node: { role, id } }: NodeView, isOpen: boolean): string | null {
  const influence = role === 'influence' && childrenOf(doc, id).length === 0 ? [treeText.influence] : [];
  const notes = [...(isOpen ? [treeText.notFinal] : []), ...influence];
  return notes.length === 0 ? null : notes.join(' · ');
}

function targetOf({ node, metric, target }: Pick<NodeView, 'node' | 'metric' | 'target'>): CardTarget | null {
  if (node.target === null) return null;
  const text = treeText.target(formatValue(node.target.value, metric.unit), metric.direction);
  if (target === null) return { text, status: 'unknown', statusText: treeText.targetUnknown };
  return { text, status: target.status, statusText: treeText.targetStatus[target.status] };
}
