import { createColumnarEngine } from '#engine/columnar/columnarEngine.ts';
import { engineContract } from './engineKit.ts';

engineContract('columnar engine in this thread', createColumnarEngine, 300);
