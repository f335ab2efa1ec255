import { ExitCode, UserError } from '../model/errors.js';
import type { Blocked } from '../model/change.js';
import { textOf, type Workspace } from '../model/files.js';
import type { Plan } from '../model/plan.js';

/**
 * A plan made after applying must be empty, and the framework must make of the files on the disk what was asked for.
 * @throws UserError when it is not, for the caller to put everything back: then the first plan did not do what it said
 */
export async function verify(planAgain: () => Promise<Plan>, disk: Pick<Workspace, 'read'>): Promise<void> {
  const plan = await planAgain();
  const file = plan.blocked[0]?.file ?? plan.files[0]?.path;
  const left = file === undefined ? await blockedOnDisk(plan, disk) : { file };
  if (left !== undefined) throw notDone(left);
}

type Left = Pick<Blocked, 'file' | 'line'> & { readonly reason?: string };

function notDone({ file, line, reason }: Left): UserError {
  const what = reason ?? `${file} was still not as it should be`;
  return new UserError(`After writing, ${what}; everything was put back.`, {
    file,
    ...(line === undefined ? {} : { line }),
    exitCode: ExitCode.failed,
    hint: 'This is a defect of create-wristband-session. Please report it with the shape of that file.',
  });
}

/** What the framework would still not see, as the files on the disk are now. */
async function blockedOnDisk({ changeSet }: Plan, disk: Pick<Workspace, 'read'>): Promise<Left | undefined> {
  if (changeSet.review === undefined) return undefined;
  const texts = new Map<string, string>();
  for (const path of changeSet.reads) {
    const text = textOf(await disk.read(path));
    if (text !== undefined) texts.set(path, text);
  }
  const [wrong] = changeSet.review(texts).blocked;
  if (wrong === undefined) return undefined;
  const { file, line, reason } = wrong;
  return { file, reason: reason.replace(/\.$/, ''), ...(line === undefined ? {} : { line }) };
}
