import { noteMark } from './read-notes.mjs';

/**
 * A Vitest reporter: names each test that failed and passed when tried again, so that a test which
 * depends on the order of events is seen, and mended, though it does not stop the run.
 */
export default class TellSecondTries {
  /** @param {import('vitest/node').TestCase} test */
  onTestCaseResult(test) {
    const diagnostic = test.diagnostic();
    if (diagnostic?.flaky) console.log(`${noteMark} passed at try ${diagnostic.retryCount + 1}: ${test.fullName}`);
  }
}
