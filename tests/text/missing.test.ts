import { describe, expect, it } from 'vitest';
import type { MissingReason } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import { MetricId, NodeId, TreeId, WorkspaceId } from '#core/model/schema.ts';
import { missingText } from '#text/missing.ts';

const nodeId = NodeId.parse('child');
const metricId = MetricId.parse('m');
const doc: Doc = {
  workspace: { id: WorkspaceId.parse('w'), name: 'W', isSample: false, createdAtMs: 0, grain: 'week' },
  datasets: {},
  trees: {},
  metrics: {
    m: {
      id: metricId,
      name: 'Escalation rate',
      description: '',
      unit: 'share',
      direction: 'lower',
      basis: { kind: 'unbound', needs: [] },
    },
  },
  nodes: {
    child: {
      id: nodeId,
      treeId: TreeId.parse('t'),
      parentId: null,
      order: 0,
      metricId,
      role: 'component',
      segment: null,
      ownerId: null,
      target: null,
    },
  },
  people: {},
};

describe('missingText', () => {
  it('says why there is no number, whatever the reason', () => {
    const said: readonly (readonly [MissingReason, string])[] = [
      [{ code: 'unbound', needs: [] }, 'not bound to a column yet'],
      [{ code: 'unbound', needs: ['escalated', 'outcome'] }, 'needs a column for escalated or not and outcome'],
      [{ code: 'no-dataset' }, 'the tree has no dataset'],
      [{ code: 'unknown-column', columns: [] }, 'no column is chosen'],
      [{ code: 'unknown-column', columns: ['team'] }, 'the dataset has no column “team”'],
      [{ code: 'unknown-column', columns: ['team', 'tag'] }, 'the dataset has no columns “team” and “tag”'],
      [{ code: 'not-numeric', column: 'team' }, 'column “team” holds no numbers'],
      [{ code: 'outside-data' }, 'the data do not reach this period'],
      [{ code: 'no-rows' }, 'no conversations to count in this period'],
      [{ code: 'zero-denominator' }, 'nothing to divide by: the denominator is 0'],
      [{ code: 'child-missing', nodeId }, 'Escalation rate has no number'],
      [{ code: 'child-missing', nodeId: NodeId.parse('gone') }, 'a child has no number'],
      [{ code: 'not-a-child', metricName: 'CSAT' }, 'its formula needs CSAT, which is not among its children'],
      [{ code: 'division-by-zero' }, 'its formula divides by 0'],
      [{ code: 'not-rollable' }, 'it cannot be put together from the numbers at hand'],
      [{ code: 'not-yet' }, 'its numbers are being read'],
    ];
    for (const [reason, text] of said) expect(missingText(reason, doc)).toBe(text);
  });
});
