import type { CommandEnv } from '#core/model/commands/command.ts';
import type { Sample } from '#state/workspace/openDeps.ts';
import { sampleWords, templateWords } from '#text/templates.ts';

/** The sample is made, not loaded: its generator is fetched only when it is wanted. */
export async function openSample(env: CommandEnv): Promise<Sample> {
  const { sampleWorkspace } = await import('#core/sample/sampleWorkspace.ts');
  const { doc, table } = sampleWorkspace({ ...env, words: templateWords, names: sampleWords });
  const hash = Object.values(doc.datasets)[0]?.contentHash ?? '';
  return { doc, table, hash };
}
