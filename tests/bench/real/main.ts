import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { sampleStory } from '#core/sample/story.ts';
import { comparisonsOf } from './comparisons.ts';
import { formatPlacebo, formatTold, placeboHeading } from './format.ts';
import type { RealSet } from './importSet.ts';
import { pathOf, setOpeners } from './openSets.ts';
import { type PlaceboRow, placebo } from './placebo.ts';
import { searchPair } from './searchPair.ts';
import { type Told, toldOf } from './told.ts';

/**
 * What the app says of real exports: how often it names something where nothing is known to have happened, and what it
 * says of the comparisons that a person would make first. --out writes both as JSON, --only takes the sets whose names
 * begin so.
 *
 * Cost     minutes: every pair of windows is a whole search, and tries its own past pairs.
 */
export async function runReal(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { out: { type: 'string' }, only: { type: 'string', default: '' } },
  });
  const placebos: PlaceboRow[] = [];
  const tales: Told[] = [];
  for (const { name, path, open } of setOpeners.filter((each) => each.name.startsWith(values.only))) {
    const full = path === null ? '' : pathOf(path);
    if (full === null) {
      print(`${name}: the corpus has no ${path} (set TAPROOT_CORPUS to its folder), skipped`);
      continue;
    }
    const set = await open(full);
    print(`\n${'='.repeat(4)} ${name}: ${set.about}`);
    print(`${set.dataset.rowCount} rows; mature after ${set.matureDays ?? 'an unknown number of'} days`);
    print(`\n${placeboHeading}`);
    for (const weeks of [1, 2, 4]) {
      const row = await placebo(set, weeks, untilOf(set));
      placebos.push(row);
      print(formatPlacebo(row));
    }
    for (const { title, comparison } of comparisonsOf(set)) {
      const told = await toldOf(set, title, comparison, await searchPair(set, comparison));
      tales.push(told);
      print(formatTold(told));
    }
  }
  if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify({ placebos, tales }, null, 2)}\n`);
}

/** The sample's weeks are ordinary until its story begins; of the others nothing is known. */
const untilOf = ({ name }: RealSet): number => (name === 'Sample' ? sampleStory.startDay : Number.POSITIVE_INFINITY);

const print = (line: string): void => void process.stdout.write(`${line}\n`);
