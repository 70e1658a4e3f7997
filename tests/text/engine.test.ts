import { describe, expect, it } from 'vitest';
import type { MissingReason } from '#core/evaluate/value.ts';
import type { EngineError } from '#engine/port.ts';
import { engineErrorText } from '#text/engine.ts';
import { missingRemedy, missingText } from '#text/missing.ts';
import { deskDoc, nodeId } from '../support/deskDoc.ts';

const errors: readonly EngineError[] = [
  { code: 'cancelled' },
  { code: 'unsupported', what: 'sum of channel' },
  { code: 'unknown-table', hash: 'h' },
  { code: 'unknown-column', column: 'csat' },
  { code: 'too-many-cells', cells: 5_000_000, limit: 4_000_000 },
  { code: 'out-of-memory' },
  { code: 'worker-died' },
  { code: 'unreachable', address: 'warehouse.local' },
  { code: 'bad-data', detail: 'wait: 2 cells instead of 3' },
  { code: 'internal', detail: 'boom' },
];

describe('what the engine could not do', () => {
  it.each(errors)('says $code in a sentence with a remedy', (error) => {
    const text = engineErrorText(error);
    expect(text).toMatch(/^[A-Z“w].*\. .*\.$|; .*\.$/);
    expect(text).not.toContain('undefined');
  });

  it('names the facts', () => {
    const all = errors.map(engineErrorText).join(' ');
    for (const fact of ['sum of channel', 'csat', '5,000,000', '4,000,000', 'warehouse.local', 'boom']) {
      expect(all).toContain(fact);
    }
  });
});

const reasons: readonly MissingReason[] = [
  { code: 'unbound', needs: ['csat'] },
  { code: 'no-dataset' },
  { code: 'unknown-column', columns: ['a', 'b'] },
  { code: 'not-numeric', column: 'channel' },
  { code: 'outside-data' },
  { code: 'no-rows' },
  { code: 'zero-denominator' },
  { code: 'child-missing', nodeId: nodeId('n-abandoned') },
  { code: 'not-a-child', metricName: 'Abandonment' },
  { code: 'division-by-zero' },
  { code: 'not-rollable' },
];

describe('why there is no number', () => {
  it.each(reasons)('says $code and what to do about it', (reason) => {
    expect(missingText(reason, deskDoc()).length).toBeGreaterThan(8);
    expect(missingRemedy(reason)).toMatch(/\.$/);
  });
});
