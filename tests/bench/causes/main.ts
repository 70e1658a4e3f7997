import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchCase } from './benchCase.ts';
import { additiveSets, tellHidden } from './generate/additiveSets.ts';
import { ratioSets } from './generate/ratioSets.ts';
import { readFolder } from './readFolder.ts';
import { readPack } from './readPack.ts';
import { type SetScore, scoreSet } from './scoreSet.ts';

const packs = ['B0_p10', 'S_40', 'L_40'];

/**
 * Scores the generated sets and the packs that are there, or the folders named with --dir; --out writes the table as
 * JSON, --only takes the sets whose names begin so.
 */
export function runBench(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: {
      dir: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
      only: { type: 'string', default: '' },
    },
  });
  const scores: SetScore[] = [];
  const score = (set: string, cases: Iterable<BenchCase>): void => {
    const one = scoreSet(set, cases);
    scores.push(one);
    process.stdout.write(`${formatRow(one)}\n`);
  };
  process.stdout.write(`${heading}\n`);
  if (values.dir.length > 0) for (const dir of values.dir) score(basename(resolve(dir)), readFolder(dir));
  else {
    const isAsked = ({ set }: { readonly set: string }): boolean => set.startsWith(values.only);
    for (const { set, cases } of [...additiveSets(), ...ratioSets()].filter(isAsked)) score(set, cases);
    if (values.only === '') {
      for (const line of tellHidden()) process.stdout.write(`${line}\n`);
      scorePacks(process.env['TAPROOT_BENCH'] ?? '../shared/bench/localisation', score);
    }
  }
  process.stdout.write(`most memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
  if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(scores, null, 2)}\n`);
}

function scorePacks(folder: string, score: (set: string, cases: Iterable<BenchCase>) => void): void {
  for (const name of packs) {
    const cases = readPack(folder, name);
    if (cases === null) process.stdout.write(`${name}: not there, skipped\n`);
    else score(name, cases);
  }
  if (!existsSync(join(folder, 'RSx.tgz'))) return;
  const unpacked = mkdtempSync(join(tmpdir(), 'taproot-rs-'));
  spawnSync('tar', ['xzf', join(folder, 'RSx.tgz'), '-C', unpacked]);
  score('RSx', readFolder(join(unpacked, 'RSx')));
  rmSync(unpacked, { recursive: true });
}

const heading = 'set           cases    TP    FP    FN  prec.  recall     F1  exact  alarms  ms median    p95    max';

function formatRow(of: SetScore): string {
  const count = (n: number, width: number): string => String(n).padStart(width);
  const share = (n: number): string => n.toFixed(3).padStart(7);
  const { median, p95, max } = of.ms;
  const times = [median.toFixed(1).padStart(11), p95.toFixed(1).padStart(7), max.toFixed(1).padStart(7)].join('');
  const counts = [count(of.cases, 5), count(of.tp, 6), count(of.fp, 6), count(of.fn, 6)].join('');
  const shares = [share(of.precision), share(of.recall), share(of.f1), share(of.exact)].join('');
  return `${of.set.padEnd(14)}${counts}${shares}${count(of.nullAlarms, 8)}${times}`;
}
