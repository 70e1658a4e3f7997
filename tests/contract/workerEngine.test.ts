import { createColumnarEngine } from '#engine/columnar/columnarEngine.ts';
import { connectEngine } from '#engine/connectEngine.ts';
import { channelWorker } from '../support/channelWorker.ts';
import { engineContract } from './engineKit.ts';

engineContract(
  'columnar engine behind messages',
  () =>
    connectEngine(
      () => channelWorker(createColumnarEngine()),
      async () => null,
    ),
  60,
);
