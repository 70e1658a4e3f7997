import { sampleCsv } from './sampleCsv.ts';

export interface EventRows {
  readonly text: string;
  readonly rows: number;
  readonly conversations: number;
}

/**
 * The beginning of the sample as a log of updates: each conversation was created as new, some were picked up, and its
 * last row is the one that the export of conversations has.
 */
export function eventRows(conversations: number): EventRows {
  const [header = '', ...lines] = sampleCsv({ rows: conversations }).trimEnd().split('\r\n');
  const names = header.split(',');
  const [status, reason] = [names.indexOf('Status'), names.indexOf('Unresolved reason')];
  const withState = (line: string, state: string): string =>
    line
      .split(',')
      .map((cell, at) => (at === status ? state : at === reason ? '' : cell))
      .join(',');
  const events = lines.flatMap((line, at) => [
    `${withState(line, 'new')},1`,
    ...(at % 3 === 0 ? [`${withState(line, 'open')},2`] : []),
    `${line},${at % 3 === 0 ? 3 : 2}`,
  ]);
  return { text: [`${header},Update number`, ...events, ''].join('\r\n'), rows: events.length, conversations };
}
