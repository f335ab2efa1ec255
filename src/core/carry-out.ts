import { apply } from './apply.js';
import { declarationsFor } from './declarations.js';
import { install, installCommand, installFolder, type Installation } from './install.js';
import { judgeAfter, judgeBefore } from './project-check.js';
import { makePlan } from './plan.js';
import { verify } from './verify.js';
import type { Context } from '../model/context.js';
import type { Options } from '../model/options.js';
import type { Plan } from '../model/plan.js';

/** Whether there is nothing to write and nothing to install. */
export function isEmpty(plan: Plan): boolean {
  return plan.files.length === 0 && installCommand(plan) === undefined;
}

/**
 * The part of a run that changes something: write, look again, install, and with --verify ask the project itself.
 * @throws UserError after putting the files back; a failing install keeps them and is a result
 */
export async function carryOut(
  plan: Plan,
  { verify: asked }: Options,
  context: Context,
): Promise<Installation> {
  const { workspace, signal, lap } = context;
  if (isEmpty(plan)) {
    await workspace.tidy(plan.changeSet.changes.map(({ file }) => file));
    return install(plan, context);
  }
  const before = asked ? await judgeBefore(plan, context) : undefined;
  const transaction = await apply(plan, workspace, signal);
  try {
    await verify(() => makePlan(plan.project, plan.answers, workspace), workspace);
    lap('write');
    if (installCommand(plan) !== undefined) {
      await transaction.remember(declarationsFor(installFolder(plan)));
    }
    const installation = await install(plan, context);
    const complete = installation.kind === 'nothing to do' || installation.kind === 'installed';
    if (before !== undefined && complete) await judgeAfter(before, plan, context);
    lap('install');
    return installation;
  } catch (error) {
    await transaction.rollBack();
    throw error;
  } finally {
    await transaction.finish();
  }
}
