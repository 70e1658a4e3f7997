import { lezer } from '@lezer/generator/rollup';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** No test judges by the clock: these only end what hangs. */
const patience = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 20_000, interval: 20 } },
};

/**
 * Where a screen and its user act at once, a second try tells a broken promise from an unlucky
 * moment; the run names each test that needed it. What is pure has one try.
 */
const screen = { retry: 1 };

export default defineConfig({
  plugins: [react(), lezer()],
  build: { target: 'es2023' },
  worker: { format: 'es' },
  test: {
    coverage: {
      include: ['src/core/**/*.ts'],
      reporter: ['json-summary', 'html'],
      reportOnFailure: true,
      reportsDirectory: 'reports/coverage',
    },
    projects: [
      { extends: true, test: { name: 'unit', environment: 'node', include: ['tests/**/*.test.ts'], ...patience } },
      {
        extends: true,
        test: {
          name: 'component',
          environment: 'jsdom',
          include: ['tests/**/*.test.tsx'],
          setupFiles: ['tests/support/component.setup.ts'],
          ...patience,
          ...screen,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/e2e/**/*.e2e.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          expect: { poll: { timeout: 15_000, interval: 100 } },
          hookTimeout: 120_000,
          ...screen,
        },
      },
      {
        extends: true,
        test: { name: 'shots', environment: 'node', include: ['tests/e2e/**/*.shots.ts'], testTimeout: 300_000 },
      },
    ],
  },
});
