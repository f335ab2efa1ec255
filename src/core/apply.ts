import type { PlannedFile } from '../model/change.js';
import type { Context } from '../model/context.js';
import type { FileWrite } from '../model/files.js';
import type { Options } from '../model/options.js';
import { installCommand, installFolder, isEmpty, type Plan } from '../model/plan.js';
import { declarationsFor, install, type Installation } from './install.js';
import { makePlan } from './plan.js';
import { checkAfter, checkBefore } from './project-check.js';
import { verify } from './verify.js';

/**
 * The part of a run that changes something: write, verify, install, and with --verify ask the project itself.
 * @throws UserError after putting the files back; a failing install keeps them and is a result
 */
export async function apply(plan: Plan, options: Options, context: Context): Promise<Installation> {
  const { workspace, signal, lap } = context;
  if (isEmpty(plan)) {
    await workspace.tidy(plan.changeSet.changes.map(({ file }) => file));
    return install(plan, context);
  }
  const before = options.verify ? await checkBefore(plan, context) : undefined;
  const transaction = await workspace.begin(plan.files.map(toWrite));
  await transaction.commit(signal);
  try {
    await verify(() => makePlan(plan.project, plan.answers, workspace), workspace);
    lap('write');
    if (installCommand(plan) !== undefined) {
      await transaction.remember(declarationsFor(installFolder(plan)));
    }
    const installation = await install(plan, context);
    const complete = installation.kind === 'nothing to do' || installation.kind === 'installed';
    if (before !== undefined && complete) await checkAfter(before, plan, context);
    lap('install');
    return installation;
  } catch (error) {
    await transaction.rollBack();
    throw error;
  } finally {
    await transaction.finish();
  }
}

function toWrite({ path, before, after, mode }: PlannedFile): FileWrite {
  return { path, before: before?.bytes, after, ...(mode === undefined ? {} : { mode }) };
}
