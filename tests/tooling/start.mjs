import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from './read-sources.mjs';
import { serve } from './serve/serve.mjs';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' } } });
const port = Number(values.port);

if (!Number.isInteger(port) || port < 0 || port > 65_515) {
  console.error('--port takes a whole number from 0 to 65515, for example: npm start -- --port 5000');
  process.exit(1);
}
try {
  const { address } = await serve(join(projectRoot, 'dist'), port);
  console.log(`\n  Taproot is open at ${address}\n  Nothing you load leaves this machine. Stop with Ctrl+C.\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
