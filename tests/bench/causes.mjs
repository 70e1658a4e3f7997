import { runBench } from './runBench.mjs';

await runBench('causes', 'runBench');
