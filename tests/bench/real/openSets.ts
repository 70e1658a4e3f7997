import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { OutcomeRules } from '#core/model/schema.ts';
import type { Interpretation } from '#ingest/port.ts';
import { alternativeRules } from '../../../src/features/import/alternativeRules.ts';
import { foldVolvo, withinADay } from './foldVolvo.ts';
import { importSet, type RealSet, sampleSet } from './importSet.ts';

export interface SetOpener {
  readonly name: string;
  /** Null: no file needed. */
  readonly path: string | null;
  readonly open: (path: string) => Promise<RealSet>;
}

/** Every set that can be opened: the sample, and the exports of the corpus. */
export const setOpeners: readonly SetOpener[] = [
  { name: 'Sample', path: null, open: sampleSet },
  {
    name: 'ServiceNow',
    path: 'real/servicenow/incident-event-log.csv.gz',
    open: (path) =>
      importSet({
        name: 'ServiceNow',
        about: 'share of incidents that met their service level (made_sla), by day opened',
        content: bytesOf(path),
        rulesOf: (read) => yesRules(read, 'made_sla'),
      }),
  },
  {
    name: 'Volvo',
    path: 'real/volvo-bpi2013/incidents-events.csv.gz',
    open: (path) =>
      importSet({
        name: 'Volvo',
        about:
          'first completed within 24 h, by day opened. The app keeps the last row of an incident and cannot say this of an event log: the log was folded to one row per incident before the import',
        content: foldVolvo(new TextDecoder().decode(bytesOf(path))),
        rulesOf: (read) => yesRules(read, withinADay),
      }),
  },
  {
    name: 'PwC',
    path: 'real/pwc-call-center/calls-semicolon.csv',
    open: (path) =>
      importSet({ name: 'PwC', about: 'share of calls resolved', content: bytesOf(path), rulesOf: guess }),
  },
  {
    name: 'Comcast',
    path: 'real/comcast-fcc/complaints.csv',
    open: (path) =>
      importSet({
        name: 'Comcast',
        about: 'share of complaints closed or solved',
        content: bytesOf(path),
        rulesOf: guess,
      }),
  },
];

const corpus = process.env['TAPROOT_CORPUS'] ?? join(process.cwd(), '..', 'shared', 'corpus');

/** Null where the corpus lacks it. */
export function pathOf(path: string): string | null {
  const full = join(corpus, path);
  return existsSync(full) ? full : null;
}

function bytesOf(path: string): Uint8Array<ArrayBuffer> {
  const bytes = readFileSync(path);
  return new Uint8Array(path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
}

const guess = ({ suggestedRules }: Interpretation): OutcomeRules => suggestedRules;

/** What the wizard offers for a yes-or-no column. */
function yesRules({ ruleColumns }: Interpretation, name: string): OutcomeRules {
  const column = ruleColumns.find((each) => each.name === name);
  const rules = column === undefined ? null : alternativeRules(column);
  if (rules === null) throw new Error(`no yes in ${name}`);
  return rules;
}
