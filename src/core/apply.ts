import type { Blocked, Note, PlannedFile } from '../model/change.js';
import type { Context } from '../model/context.js';
import { ExitCode, UserError } from '../model/errors.js';
import { type FileWrite, textOf, type Workspace } from '../model/files.js';
import type { Options } from '../model/options.js';
import { installCommand, installFolder, isEmpty, type Plan } from '../model/plan.js';
import { declarationsFor, install, type Installation } from './install.js';
import { makePlan } from './make-plan.js';
import { checkAfter, checkBefore } from './project-check.js';

/** What a run has done beside writing the files. */
interface Applied {
  readonly installation: Installation;
  /** What the project itself could not tell (--verify). */
  readonly notes: readonly Note[];
}

/**
 * The part of a run that changes something: write, verify, install, and with --verify ask the project itself.
 * @throws UserError after putting the files back; a failing install keeps them and is a result
 */
export async function apply(plan: Plan, options: Options, context: Context): Promise<Applied> {
  const { workspace, signal, lap } = context;
  const paths = plan.changeSet.changes.map(({ file }) => file);
  if (isEmpty(plan)) {
    await workspace.tidy(paths);
    return { installation: await install(plan, options.verbose === true, context), notes: [] };
  }
  const before = options.verify ? await checkBefore(plan, context) : undefined;
  const transaction = await workspace.begin(inOrder(plan).map(toWrite), paths);
  await transaction.commit(signal);
  try {
    await verify(() => makePlan(plan.project, plan.answers, workspace), workspace);
    lap('write');
    if (installCommand(plan) !== undefined) {
      await transaction.remember(declarationsFor(installFolder(plan)));
    }
    const installation = await install(plan, options.verbose === true, context);
    const complete = installation.kind === 'nothing to do' || installation.kind === 'installed';
    const open = before !== undefined && complete ? await checkAfter(before, plan, context) : [];
    lap('install');
    return { installation, notes: open.map((message) => ({ message })) };
  } catch (error) {
    await transaction.rollBack();
    throw error;
  } finally {
    await transaction.finish();
  }
}

function inOrder({ files, changeSet: { writtenFirst = [] } }: Plan): PlannedFile[] {
  const isFirst = ({ path }: PlannedFile) => writtenFirst.includes(path);
  return [...files.filter(isFirst), ...files.filter((file) => !isFirst(file))];
}

function toWrite({ path, before, after, mode }: PlannedFile): FileWrite {
  return { path, before: before?.bytes, after, ...(mode === undefined ? {} : { mode }) };
}

/**
 * A plan made after applying must be empty, and the framework must make of the files on the disk what was asked for.
 * @throws UserError when it is not, for the caller to put everything back: then the first plan did not do what it said
 */
async function verify(planAgain: () => Promise<Plan>, disk: Pick<Workspace, 'read'>): Promise<void> {
  const plan = await planAgain();
  // What stands beside a complete session was named before, and needs no consent.
  const blocked = plan.blocked.find(({ beside }) => beside === undefined);
  const file = blocked?.file ?? plan.files[0]?.path;
  const left = file === undefined ? await blockedOnDisk(plan, disk) : { file };
  if (left !== undefined) throw notDone(left);
}

type Left = Pick<Blocked, 'file' | 'line'> & { readonly reason?: string };

function notDone({ file, line, reason }: Left): UserError {
  const what = reason ?? `${file} still needs changes`;
  return new UserError(`After writing, ${what}; all changes were rolled back.`, {
    file,
    ...(line === undefined ? {} : { line }),
    exitCode: ExitCode.failed,
    hint: 'This is a bug in create-wristband-session. Please report it and describe the structure of that file.',
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
