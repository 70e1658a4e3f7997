import { describe, expect, it } from 'vitest';
import { guessFor, readContent } from '../importing.ts';

const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join('\n');
const repeat = (row: (index: number) => string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => row(index));

async function choices(text: string) {
  const { preview } = await readContent(text);
  return (id: string) => guessFor(preview, id).choice;
}

describe('kinds', () => {
  it('codes are dimensions though they are numbers; quantities are measures', async () => {
    const choice = await choices(
      table(
        'Id,Priority,assignment_group,reassignment_count,Zip code,work_ratio,impact',
        ...repeat((i) => `${i + 1},${(i % 4) + 1},${i % 30},${i % 7},${30000 + (i % 100)},0.${i % 9},2`, 200),
      ),
    );
    expect(choice('id')).toMatchObject({ kind: 'text', role: 'conversation_id' });
    expect(choice('priority')).toMatchObject({ kind: 'dimension', role: 'priority' });
    expect(choice('assignment_group')).toMatchObject({ kind: 'dimension', role: 'team' });
    expect(choice('reassignment_count')).toMatchObject({ kind: 'measure', unit: 'count' });
    expect(choice('zip_code').kind).toBe('dimension');
    expect(choice('work_ratio')).toMatchObject({ kind: 'measure', unit: 'number' });
    expect(choice('impact').kind).toBe('dimension');
  });

  it('ids, long and multi-line texts are text', async () => {
    const choice = await choices(
      table(
        'Ticket ID,Requester id,Description,Comment',
        ...repeat((i) => `${i},9${i},"line one\nline two",${'long words '.repeat(12)}`, 30),
      ),
    );
    expect(choice('ticket_id').kind).toBe('text');
    expect(choice('requester_id').kind).toBe('text');
    expect(choice('description').kind).toBe('text');
    expect(choice('comment').kind).toBe('text');
  });

  it('percentages, decimal commas and thousands', async () => {
    const choice = await choices('Day;Answer Rate;Cost\n1;94,01%;1.234,50\n2;91,00%;12,00\n3;88,5%;7,25\n');
    expect(choice('answer_rate')).toMatchObject({ kind: 'measure', unit: 'share', decimalMark: ',' });
    expect(choice('cost')).toMatchObject({ kind: 'measure', decimalMark: ',' });
  });

  it('a file with one decimal comma reads doubtful columns with it too', async () => {
    const choice = await choices('Id;Cost;Price\n1;1,5;1,234\n2;2,25;2,500\n');
    expect(choice('price').decimalMark).toBe(',');
  });

  it('durations by their shape and by their name', async () => {
    const choice = await choices(
      table(
        'Id,Talk time,AvgTalkDuration,First reply time in minutes,Resolution time (in hrs),Handle seconds,Time,Call time',
        ...repeat(
          (i) =>
            `${i},0:0${i % 6}:17,12:0${i % 6}:23 AM,${i}.5,${100 + i}:00:00,${i * 3},${1 + (i % 11)}:53:50 AM,0.38${i}`,
          12,
        ),
      ),
    );
    expect(choice('talk_time').durationFormat).toBe('h:mm:ss');
    expect(choice('avgtalkduration').durationFormat).toBe('clock-am-pm');
    expect(choice('first_reply_time_in_minutes')).toMatchObject({
      durationFormat: 'minutes',
      role: 'first_response_seconds',
    });
    expect(choice('resolution_time_in_hrs')).toMatchObject({ durationFormat: 'h:mm:ss', role: 'resolution_seconds' });
    expect(choice('handle_seconds')).toMatchObject({ durationFormat: 'seconds', unit: 'seconds' });
    expect(choice('time')).toMatchObject({ kind: 'text', durationFormat: null });
    expect(choice('call_time').kind).toBe('text');
  });

  it('a column of nothing is left out, with a warning; so are stray totals', async () => {
    const { preview } = await readContent(
      table('Id,Empty,Total', ...repeat((i) => `${i},,${i === 3 ? '4054' : ''}`, 400)),
    );
    expect(guessFor(preview, 'empty').choice.kind).toBe('ignore');
    expect(guessFor(preview, 'total').choice.kind).toBe('ignore');
    expect(preview.warnings).toContainEqual({ code: 'all-missing', columns: ['Empty'] });
  });

  it('digits are a moment only where the name says so', async () => {
    const choice = await choices(
      table('id,created_at,account', ...repeat((i) => `30704254${i % 10},16075532${40 + i},30704254${i % 10}`, 10)),
    );
    expect(choice('id')).toMatchObject({ role: 'conversation_id', kind: 'text' });
    expect(choice('created_at')).toMatchObject({ kind: 'time', dateOrder: 'epoch-s', role: 'created_at' });
    expect(choice('account').kind).not.toBe('time');
  });
});

describe('roles', () => {
  it('the surest name wins, and the values must allow it', async () => {
    const choice = await choices(
      table(
        'number,State,Status,opened_at,sys_created_on,Resolved',
        ...repeat(
          (i) => `INC${i},${['Georgia', 'Ohio'][i % 2]},Open,2024-03-0${1 + (i % 9)},2024-03-05,${'YN'[i % 2]}`,
          20,
        ),
      ),
    );
    expect(choice('number').role).toBe('conversation_id');
    expect(choice('status').role).toBe('status');
    expect(choice('state').role).toBeNull();
    expect(choice('opened_at').role).toBe('created_at');
    expect(choice('sys_created_on').role).toBeNull();
    expect(choice('resolved')).toMatchObject({ role: 'outcome', kind: 'dimension' });
  });

  it('recognises who wrote the file', async () => {
    const zendesk =
      'Summation column,Id,Requester id,Status,Via,Group stations,Assignee stations,Reopens,Replies\n1,7,8,Open,Mail,1,1,0,2\n1,9,8,Solved,Web,1,1,0,3\n';
    const { preview } = await readContent(zendesk);
    expect(preview.preset).toBe('Zendesk');
    expect(guessFor(preview, 'id').choice.role).toBe('conversation_id');
    expect(guessFor(preview, 'via').choice.role).toBe('channel');
    expect(guessFor(preview, 'replies').choice.role).toBe('replies_count');
    expect((await readContent('a,b\n1,2\n3,4\n')).preview.preset).toBeNull();
  });
});

describe('words for nothing', () => {
  it('are those that the file writes', async () => {
    const { preview } = await readContent('id,a,b\n1,?,x\n2,N/A,y\n3,5,NULL\n4,7,z\n');
    expect(preview.nullMarkers).toEqual(['?', 'N/A', 'NULL']);
    expect(guessFor(preview, 'a')).toMatchObject({ missing: 2, distinct: 2 });
  });

  it('a doubtful one counts only in odd company or in two columns', async () => {
    const { preview } = await readContent('id,region,wait\n1,NA,5\n2,EU,7\n3,EU,9\n4,NA,3\n');
    expect(preview.nullMarkers).toEqual([]);
    const odd = await readContent('id,region,wait\n1,EU,5\n2,EU,NA\n3,EU,9\n4,US,3\n');
    expect(odd.preview.nullMarkers).toEqual(['NA']);
    const two = await readContent('id,a,b\n1,None,x\n2,p,None\n3,q,y\n');
    expect(two.preview.nullMarkers).toEqual(['None']);
  });
});

describe('date order', () => {
  const orderOf = async (text: string, id: string) => {
    const { preview } = await readContent(text);
    const { choice, dateOrders } = guessFor(preview, id);
    return {
      order: choice.dateOrder,
      fits: dateOrders,
      warned: preview.warnings.some(({ code }) => code === 'date-order-ambiguous'),
    };
  };

  it('is proven by one day beyond the twelfth, wherever it stands', async () => {
    const rows = repeat((i) => `${i},0${1 + (i % 9)}/02/2016`, 500);
    expect(await orderOf(table('id,created at', ...rows, '501,13/02/2016'), 'created_at')).toEqual({
      order: 'dmy',
      fits: ['dmy'],
      warned: false,
    });
    expect(await orderOf(table('id,created at', ...rows, '501,02/13/2016'), 'created_at')).toEqual({
      order: 'mdy',
      fits: ['mdy'],
      warned: false,
    });
  });

  it('is taken from a sibling with the same separator', async () => {
    const text = table(
      'id,created at,closed at',
      ...repeat((i) => `${i},0${1 + (i % 9)}/02/2016,${10 + i}/02/2016`, 15),
    );
    expect(await orderOf(text, 'created_at')).toEqual({ order: 'dmy', fits: ['dmy', 'mdy'], warned: false });
  });

  it('where nothing proves it, the one in range of the others, or in sequence, and it says so', async () => {
    const ranged = table(
      'id,created at,closed at',
      ...repeat((i) => `${i},04/0${1 + (i % 9)}/2016,2016-04-${10 + i}`, 15),
    );
    expect(await orderOf(ranged, 'created_at')).toEqual({ order: 'mdy', fits: ['dmy', 'mdy'], warned: true });
    const sequence = table(
      'id,created at',
      ...repeat((i) => `${i},0${1 + Math.floor(i / 3)}/0${1 + (i % 3)}/2016`, 27),
    );
    expect(await orderOf(sequence, 'created_at')).toEqual({ order: 'mdy', fits: ['dmy', 'mdy'], warned: true });
  });

  it('at last the habit: month first only with a slash and AM or PM', async () => {
    expect(await orderOf('id,created at\n1,05/06/2016\n2,06/05/2016\n', 'created_at')).toMatchObject({
      order: 'dmy',
      warned: true,
    });
    expect(await orderOf('id,created at\n1,05/06/2016 3:00 PM\n2,06/05/2016 4:00 PM\n', 'created_at')).toMatchObject({
      order: 'mdy',
      warned: true,
    });
  });

  it('months in words and years in front need no order', async () => {
    expect(await orderOf('id,created at\n1,05-Jun-16\n2,06-May-16\n', 'created_at')).toMatchObject({
      fits: ['dmy'],
      warned: false,
    });
    expect(await orderOf('id,created at\n1,2016-05-06\n2,2016-06-05\n', 'created_at')).toMatchObject({
      order: 'iso',
      fits: ['iso'],
    });
  });
});
