import { ExitCode, UserError } from '../errors.js';
import { textOf } from '../snapshot.js';
import type { Blocked, Plan, Transaction, Workspace } from '../types.js';

/**
 * A plan made after applying must be empty, and the framework must make of the files on the disk what was asked for. The
 * transaction is left open for what comes next.
 * @throws UserError after putting everything back when it is not: then the first plan did not do what it said
 */
export async function verify(
  planAgain: () => Promise<Plan>,
  transaction: Transaction,
  disk: Pick<Workspace, 'read'>,
): Promise<void> {
  const left = await remaining(planAgain, disk, transaction);
  if (left === undefined) return;
  await transaction.rollBack();
  const { file, line, reason } = left;
  const what = reason ?? `${file} was still not as it should be`;
  throw new UserError(`After writing, ${what}; everything was put back.`, {
    file,
    ...(line === undefined ? {} : { line }),
    exitCode: ExitCode.failed,
    hint: 'This is a defect of create-wristband-session. Please report it with the shape of that file.',
  });
}

type Left = Pick<Blocked, 'file' | 'line'> & { readonly reason?: string };

/** The first file that is not as it should be. */
async function remaining(
  planAgain: () => Promise<Plan>,
  disk: Pick<Workspace, 'read'>,
  transaction: Transaction,
): Promise<Left | undefined> {
  try {
    const plan = await planAgain();
    const file = plan.blocked[0]?.file ?? plan.changes[0]?.path;
    return file === undefined ? await wrongEffect(plan, disk) : { file };
  } catch (error) {
    await transaction.rollBack();
    throw error;
  }
}

/** What the framework would still not see, judged by the files that are on the disk now. */
async function wrongEffect(
  { project, answers }: Plan,
  disk: Pick<Workspace, 'read'>,
): Promise<Left | undefined> {
  const blueprint = project.blueprint(answers);
  if (blueprint.effects === undefined) return undefined;
  const texts = new Map<string, string>();
  for (const path of blueprint.reads) {
    const text = textOf(await disk.read(path));
    if (text !== undefined) texts.set(path, text);
  }
  const [wrong] = blueprint.effects(texts).wrong;
  if (wrong === undefined) return undefined;
  const { file, line, reason } = wrong;
  return { file, reason: reason.replace(/\.$/, ''), ...(line === undefined ? {} : { line }) };
}
