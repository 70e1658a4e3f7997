import { describe, expect, it } from 'vitest';
import { findCauses } from '#core/rootcause/findCauses.ts';
import { workingOfCause } from '#core/rootcause/workingOfCause.ts';
import { answer, type Desk, simulateDesk } from './simulateDesk.ts';

const moves: Desk['moves'] = (failure, leaf, window) => (window === 1 && failure === 1 && leaf[1] === 1 ? 0.9 : 0);
const volume: Desk['volume'] = (leaf, window) => (window === 1 && leaf[0] === 2 ? 2 : 1);

describe('the working of a contribution', () => {
  it('CAUSE-58 redoes rate and mix from the numbers of the segment and of the whole', () => {
    let redone = 0;
    for (let seed = 0; seed < 30; seed++) {
      const question = simulateDesk({ seed, windows: 2, moves });
      for (const cause of answer(question).causes) {
        const working = workingOfCause(question, cause);
        if (working === null) continue;
        const { multiplier, x, n, share, whole } = working;
        const [before, after] = [x.baseline / n.baseline, x.current / n.current];
        const centre = (whole.baseline + whole.current) / 2;
        const rate = multiplier * ((share.baseline + share.current) / 2) * (after - before);
        const mix = multiplier * ((before + after) / 2 - centre) * (share.current - share.baseline);
        expect(rate).toBeCloseTo(cause.rate, 9);
        expect(mix).toBeCloseTo(cause.mix, 9);
        redone += 1;
      }
    }
    expect(redone).toBeGreaterThan(20);
  });

  it('CAUSE-58 there is none of volumes, nor of a contribution that these numbers do not give', () => {
    const question = simulateDesk({ seed: 3, windows: 2, moves, volume });
    const all = [...findCauses(question)].at(-1)?.causes ?? [];
    const grown = all.find(({ kind }) => kind === 'volume');
    if (grown === undefined) throw new Error('the growth is found');
    expect(workingOfCause(question, grown)).toBeNull();
    const [moved] = answer(simulateDesk({ seed: 3, windows: 2, moves })).causes;
    if (moved === undefined) throw new Error('the move is found');
    expect(workingOfCause(simulateDesk({ seed: 3, windows: 2, moves }), { ...moved, rate: moved.rate / 2 })).toBeNull();
  });
});
