import { listGates } from './run/gates.mjs';
import { printGates } from './run/print-gates.mjs';
import { readNotes } from './run/read-notes.mjs';
import { runGate } from './run/run-gate.mjs';

/** @type {import('./run/print-gates.mjs').Outcome[]} */
const outcomes = [];

for (const gate of listGates()) {
  process.stdout.write(`… ${gate.name}\n`);
  const { output, ...outcome } = await runGate(gate);
  outcomes.push(outcome);
  if (outcome.tally.failed > 0) console.log(`${output.trimEnd()}\n`);
  for (const note of readNotes(output)) console.log(`  ${note}`);
}

const tests = outcomes.reduce((total, { tally }) => total + tally.passed + tally.failed, 0);
const failed = outcomes.reduce((total, { tally }) => total + tally.failed, 0);
process.exitCode = failed > 0 || tests === 0 ? 1 : 0;
console.log(`\n${printGates(outcomes)}`);
