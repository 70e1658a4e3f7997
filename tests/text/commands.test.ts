import { describe, expect, it } from 'vitest';
import type { CommandError, CommandLabel } from '#core/model/commands/command.ts';
import type { StorageError } from '#storage/port.ts';
import { commandErrorText, labelText } from '#text/commands.ts';
import { storageErrorText } from '#text/storage.ts';

describe('labelText', () => {
  it('reads on after “Undo: ”', () => {
    const labels: readonly (readonly [CommandLabel, string])[] = [
      [{ code: 'set-target', metricName: 'Abandonment', cleared: false }, 'set target of Abandonment'],
      [{ code: 'set-target', metricName: 'Abandonment', cleared: true }, 'clear target of Abandonment'],
      [{ code: 'remove-node', metricName: 'CSAT', nodeCount: 1 }, 'remove CSAT'],
      [{ code: 'remove-node', metricName: 'CSAT', nodeCount: 2 }, 'remove CSAT and the node below it'],
      [{ code: 'remove-node', metricName: 'CSAT', nodeCount: 4 }, 'remove CSAT and the 3 nodes below it'],
      [{ code: 'rename-metric', from: 'A', to: 'B' }, 'rename A to B'],
      [{ code: 'rename-tree', from: 'A', to: 'B' }, 'rename the tree A to B'],
      [{ code: 'rename-workspace', from: 'A', to: 'B' }, 'rename the workspace A to B'],
      [{ code: 'set-owner', metricName: 'CSAT', ownerName: null }, 'clear the owner of CSAT'],
      [{ code: 'set-owner', metricName: 'CSAT', ownerName: 'Ada' }, 'make Ada the owner of CSAT'],
      [{ code: 'add-node', metricName: 'A', parentName: 'B' }, 'add A below B'],
      [{ code: 'move-node', metricName: 'A', parentName: 'B' }, 'move A below B'],
      [{ code: 'reorder-node', metricName: 'A' }, 'move A among its siblings'],
      [{ code: 'rebind-metric', metricName: 'A' }, 'change the definition of A'],
      [{ code: 'add-person', personName: 'Ada' }, 'add Ada'],
      [{ code: 'adopt-dataset', datasetName: 'Calls' }, 'add Calls with its tree'],
      [{ code: 'replace-dataset', treeName: 'Desk', datasetName: 'Calls' }, 'use Calls for Desk'],
      [{ code: 'remove-tree', treeName: 'Desk' }, 'remove the tree Desk'],
      [
        { code: 'set-denominator', treeName: 'Desk', denominator: 'closed' },
        'take shares of closed conversations in Desk',
      ],
      [{ code: 'set-grain', grain: 'week' }, 'open by week'],
    ];
    for (const [label, words] of labels) expect(labelText(label)).toBe(words);
  });
});

describe('errors', () => {
  const commandErrors: readonly CommandError[] = [
    { code: 'read-only' },
    { code: 'not-found', table: 'nodes', id: 'a' },
    { code: 'bad-name', why: 'empty', limit: 200 },
    { code: 'bad-name', why: 'too-long', limit: 200 },
    { code: 'name-taken', name: 'A' },
    { code: 'root-stays', metricName: 'A', verb: 'remove' },
    { code: 'root-stays', metricName: 'A', verb: 'move' },
    { code: 'root-stays', metricName: 'A', verb: 'add-sibling' },
    { code: 'parent-measured', parentName: 'A' },
    { code: 'already-a-child', metricName: 'A', parentName: 'B' },
    { code: 'other-tree', metricName: 'A', parentName: 'B' },
    { code: 'below-itself', path: ['A', 'B'] },
    { code: 'formula-cycle', path: ['A', 'B'] },
    { code: 'formula-not-additive', formulaOf: 'A', term: 'B' },
    { code: 'formula-shared', formulaOf: 'A', nodeCount: 2 },
    { code: 'formula-unknown-metric', metricId: 'a' },
    { code: 'bad-target' },
    { code: 'broken-records', problems: [{ code: 'extra-root', table: 'nodes', id: 'a' }] },
  ];
  const storageErrors: readonly StorageError[] = [
    { code: 'quota', neededBytes: null },
    { code: 'quota', neededBytes: 12_300_000 },
    { code: 'not-found', what: 'workspace', id: 'w' },
    { code: 'not-found', what: 'columns', id: 'h' },
    { code: 'too-new', version: 3, supported: 1 },
    { code: 'blocked' },
    { code: 'unavailable', detail: 'no' },
    { code: 'failed', detail: 'no' },
  ];

  it('each say what is wrong and what to do, in sentences, without codes', () => {
    const sentences = [...commandErrors.map(commandErrorText), ...storageErrors.map(storageErrorText)];
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[A-Z].*[.:?!] .*\.$/u);
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });

  it('hold the facts', () => {
    expect(commandErrorText({ code: 'formula-cycle', path: ['A', 'B'] })).toContain('A → B → A');
    expect(storageErrorText({ code: 'quota', neededBytes: 12_300_000 })).toContain('13 MB');
  });
});
