import { sampleReasons, sampleStatuses } from '#core/sample/outcomeRules.ts';
import { sampleColumns } from '#core/sample/sampleColumns.ts';
import { agents, teams } from '#core/sample/staff.ts';
import { channels, issues, plans, priorities, regions } from '#core/sample/world.ts';
import { type Column, type ColumnSchema, outcomes, type TextColumn, type TypedTable } from '#core/table/table.ts';

/** The cells of the table while it is filled: codes (0 = missing) and numbers (NaN = missing). */
export type SampleBuffers = ReturnType<typeof sampleBuffers>;

export function sampleBuffers(rowCount: number) {
  const codes = () => new Uint8Array(rowCount);
  const numbers = () => new Float64Array(rowCount).fill(Number.NaN);
  return {
    rowCount,
    codes: {
      status: codes(),
      unresolved_reason: codes(),
      outcome: codes(),
      channel: codes(),
      issue_type: codes(),
      priority: codes(),
      team: codes(),
      agent: codes(),
      plan: codes(),
      region: codes(),
      escalated: codes(),
    },
    numbers: {
      created_at: numbers(),
      first_response_at: numbers(),
      resolved_at: numbers(),
      wait_seconds: numbers(),
      replies_count: numbers(),
      reopened_count: numbers(),
      csat: numbers(),
      first_response_seconds: numbers(),
      resolution_seconds: numbers(),
    },
  };
}

const dictionaries: Readonly<Record<keyof SampleBuffers['codes'], readonly string[]>> = {
  status: sampleStatuses,
  unresolved_reason: sampleReasons,
  outcome: outcomes,
  channel: channels.map((channel) => channel.name),
  issue_type: issues.map((issue) => issue.name),
  priority: priorities.map((priority) => priority.name),
  team: teams.map((team) => team.name),
  agent: agents,
  plan: plans.map((plan) => plan.name),
  region: regions.map((region) => region.name),
  escalated: ['false', 'true'],
};

/** Buffers with their schema; the buffers become the table's. */
export function sampleTable(buffers: SampleBuffers): TypedTable {
  const built = sampleColumns.map((facts) => {
    const column = columnOf(buffers, facts.id);
    return { column, schema: { ...facts, ...count(column) } satisfies ColumnSchema };
  });
  return {
    rowCount: buffers.rowCount,
    dateColumn: 'created_at',
    schema: built.map((entry) => entry.schema),
    columns: built.map((entry) => entry.column),
  };
}

function columnOf({ codes, numbers, rowCount }: SampleBuffers, id: (typeof sampleColumns)[number]['id']): Column {
  switch (id) {
    case 'conversation_id':
      return conversationIds(rowCount);
    case 'created_at':
    case 'first_response_at':
    case 'resolved_at':
      return { kind: 'time', values: numbers[id] };
    case 'wait_seconds':
    case 'replies_count':
    case 'reopened_count':
    case 'csat':
    case 'first_response_seconds':
    case 'resolution_seconds':
      return { kind: 'measure', values: numbers[id] };
    default:
      return { kind: 'dimension', codes: codes[id], dictionary: dictionaries[id] };
  }
}

/** `C-100001` onwards, in order of creation. */
function conversationIds(rowCount: number): TextColumn {
  const width = 8;
  const offsets = Uint32Array.from({ length: rowCount + 1 }, (_, i) => i * width);
  const bytes = new Uint8Array(rowCount * width);
  for (let row = 0; row < rowCount; row++) {
    let rest = 100_001 + row;
    bytes[row * width] = 67;
    bytes[row * width + 1] = 45;
    for (let at = width - 1; at >= 2; at--) {
      bytes[row * width + at] = 48 + (rest % 10);
      rest = Math.floor(rest / 10);
    }
  }
  return { kind: 'text', offsets, bytes };
}

function count(column: Column): { readonly distinct: number; readonly missing: number } {
  if (column.kind === 'text') return { distinct: column.offsets.length - 1, missing: 0 };
  if (column.kind === 'tags') return { distinct: column.dictionary.length, missing: 0 };
  const isCoded = column.kind === 'dimension';
  const cells = isCoded ? column.codes : column.values;
  const seen = new Set<number>();
  let missing = 0;
  for (const cell of cells) {
    if (isCoded ? cell === 0 : Number.isNaN(cell)) missing += 1;
    else seen.add(cell);
  }
  return { distinct: seen.size, missing };
}
