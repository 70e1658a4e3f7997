import type { BrowserContext, Page, Worker } from 'playwright-core';

/** What must not happen while a person uses the app. */
export interface Trouble {
  readonly consoleErrors: string[];
  readonly pageErrors: string[];
  readonly cspViolations: string[];
  /** Addresses of every origin but the app's own, asked for by a page or a worker. */
  readonly foreignRequests: string[];
}

/** Writes down all trouble of a browser, from now on and across reloads. */
export async function recordTrouble(context: BrowserContext, address: string): Promise<Trouble> {
  const trouble: Trouble = { consoleErrors: [], pageErrors: [], cspViolations: [], foreignRequests: [] };
  await context.exposeBinding('reportCspViolation', (_source, text: string) => trouble.cspViolations.push(text));
  await context.addInitScript(listenForViolations);
  context.on('console', (message) => {
    if (message.type() === 'error') trouble.consoleErrors.push(message.text());
  });
  context.on('weberror', (error) => trouble.pageErrors.push(error.error().message));
  context.on('request', (request) => {
    if (isForeign(request.url(), address)) trouble.foreignRequests.push(request.url());
  });
  const watch = (page: Page) => watchPage(page, trouble);
  context.on('page', watch);
  context.pages().forEach(watch);
  return trouble;
}

function watchPage(page: Page, trouble: Trouble): void {
  page.on('crash', () => trouble.pageErrors.push('the page crashed'));
  page.on('worker', (worker: Worker) => {
    // A worker that ends first has nothing to tell.
    worker.evaluate(firstViolation).then((text) => trouble.cspViolations.push(text), Boolean);
  });
}

function isForeign(url: string, address: string): boolean {
  const { protocol, origin } = new URL(url);
  return protocol !== 'data:' && protocol !== 'blob:' && origin !== address;
}

/** Runs in a worker, from shortly after its start. */
function firstViolation(): Promise<string> {
  return new Promise((resolve) => {
    addEventListener('securitypolicyviolation', (event) =>
      resolve(`${event.violatedDirective} blocked ${event.blockedURI}`),
    );
  });
}

/** Runs in the page. */
function listenForViolations(): void {
  const report: unknown = Reflect.get(globalThis, 'reportCspViolation');
  document.addEventListener('securitypolicyviolation', (event) => {
    if (typeof report === 'function') report(`${event.violatedDirective} blocked ${event.blockedURI || 'inline'}`);
  });
}
