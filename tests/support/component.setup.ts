import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// What is waited for is a fact, not a speed: a busy machine gets the time it needs.
configure({ asyncUtilTimeout: 20_000 });
afterEach(cleanup);
