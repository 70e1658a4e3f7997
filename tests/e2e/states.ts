import type { Page } from 'playwright-core';

/** A state of the app worth a look, and the way to it from an empty profile. */
export interface AppState {
  readonly name: string;
  readonly reach: (page: Page) => Promise<void>;
}

export const appStates: readonly AppState[] = [
  {
    name: 'first-run',
    reach: async (page) => {
      await page.goto('/');
      await page.getByRole('tree').waitFor();
    },
  },
];
