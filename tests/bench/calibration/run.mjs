import { runnerImport } from 'vite';

const { module } = await runnerImport('./tests/bench/calibration/calibrate.ts', {
  configFile: false,
  logLevel: 'error',
});
process.exitCode = await module.calibrate((/** @type {string} */ line) => process.stdout.write(`${line}\n`));
