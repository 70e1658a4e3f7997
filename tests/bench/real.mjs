import { runBench } from './runBench.mjs';

await runBench('real', 'runReal');
