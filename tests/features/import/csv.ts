/** Forty tickets of a help desk, one row each: 24 solved, 8 open, 8 pending. */
export function ticketsCsv(): string {
  const lines = ['Ticket ID,Status,Created at,Solved at,Via,Assignee,Group,Priority,Met target,Subject'];
  for (let i = 0; i < 40; i++) {
    const status = i % 5 < 3 ? 'Solved' : i % 5 === 3 ? 'Open' : 'Pending';
    const day = String(1 + (i % 28)).padStart(2, '0');
    const solved = status === 'Solved' ? `2024-03-${day} 16:30` : '';
    lines.push(
      [
        `T-${1000 + i}`,
        status,
        `2024-03-${day} 09:${String(i).padStart(2, '0')}`,
        solved,
        i % 2 === 0 ? 'Email' : 'Chat',
        ['Ann', 'Ben', 'Cy'][i % 3],
        ['North', 'South'][i % 2],
        ['Low', 'High'][i % 2],
        i % 4 === 0 ? 'no' : 'yes',
        `Question ${i} and more of it`,
      ].join(','),
    );
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** Ten incidents with three updates each, all closed in the end; six met their target. */
export function updatesCsv(): string {
  const lines = ['number,state,opened_at,sys_updated_at,made_sla,contact_type'];
  for (let i = 0; i < 10; i++) {
    const day = 13 + i;
    for (const [step, state] of ['New', 'Active', 'Closed'].entries()) {
      lines.push(
        `INC${String(i).padStart(4, '0')},${state},${day}/3/2016 0${step + 1}:00,${day}/3/2016 0${step + 2}:00,${i < 6},${i % 2 === 0 ? 'Phone' : 'Email'}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
