import { parseArguments } from '../../src/cli/arguments.js';
import { sayError } from '../../src/cli/command.js';
import { errorDocument, resultDocument } from '../../src/core/report.js';
import { run } from '../../src/core/run.js';
import { frameworks } from '../../src/frameworks/index.js';
import { UserError } from '../../src/model/errors.js';
import type { RunResult } from '../../src/model/plan.js';
import type { Case } from './case-folder.js';
import { CASE_SECRET, openTestContext, type Screen, type TestOptions } from './context.js';
import { ROOT, type MemoryDisk } from './memory-disk.js';
import { expectNoTrace } from './secret.js';

export interface CaseRun {
  readonly exit: number;
  readonly screen: Screen;
  /** Present unless an error ended the run. */
  readonly result?: RunResult;
  readonly error?: UserError;
}

/**
 * Runs the command on a disk in memory with the flags of a case and more; no output may show the secret.
 * @param flags before those of the case
 * @param more what is not as usual: git, answers, programs
 */
export async function runCase(
  disk: MemoryDisk,
  { options }: Pick<Case, 'options'>,
  flags: readonly string[] = [],
  more: Partial<TestOptions> & { readonly annotations?: boolean } = {},
): Promise<CaseRun> {
  const { context, screen } = await openTestContext({
    fs: disk.fs,
    root: ROOT,
    git: options.git ?? {},
    ...(options.variables && { variables: options.variables }),
    ...more,
  });
  try {
    const command = options.command === undefined ? [] : [options.command];
    const given = parseArguments([...command, ...flags, ...options.args], '0.0.0', frameworks, process);
    const result = await run({ ...given, annotations: more.annotations === true }, frameworks, context);
    expectNoSecret(screen, resultDocument(result));
    return { exit: result.exitCode, screen, result };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    sayError(error, context.terminal);
    expectNoSecret(screen, errorDocument(error, error.exitCode));
    return { exit: error.exitCode, screen, error };
  }
}

/** Neither the screen nor the JSON document nor a command line has the secret, in any form. */
function expectNoSecret({ stdout, stderr, ran }: Screen, document: string): void {
  expectNoTrace([stdout, stderr, document, ...ran], CASE_SECRET);
}
