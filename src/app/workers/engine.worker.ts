import { createColumnarEngine } from '#engine/columnar/columnarEngine.ts';
import { serveEngine } from '#engine/serveEngine.ts';

serveEngine(createColumnarEngine());
