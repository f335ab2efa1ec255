import { UserError } from '../model/errors.js';
import type { Workspace } from '../model/files.js';
import type { ChangeSet, Project } from '../model/framework.js';
import type { Answers } from '../model/options.js';
import type { Plan } from '../model/plan.js';
import { plannedWorkspace } from './planned-workspace.js';

/** Nobody has more env files that take each other's place. */
const MAX_ROUNDS = 5;

interface Steps {
  /** All that a removal would do, whatever needs consent. */
  readonly plan: (project: Project, workspace: Workspace) => Promise<Plan>;
  /** The project as it is found without asking; undefined where somebody has to choose. */
  readonly detect: (workspace: Workspace) => Promise<Project | undefined>;
}

/**
 * A removal together with what the next one would find: without the session, or without the env file that had the secret, an
 * application may read another env file, which has a secret as well.
 */
export async function wholeRemoval(first: Project, workspace: Workspace, steps: Steps): Promise<Project> {
  const rounds: Project[] = [];
  let left = workspace;
  let next: Project | undefined = first;
  while (next !== undefined && rounds.length < MAX_ROUNDS) {
    const plan: Plan = await steps.plan(next, left);
    if (plan.files.length === 0 || plan.blocked.length > 0) break;
    rounds.push(next);
    left = plannedWorkspace(left, plan.files);
    const found = await detectIfThere(steps, left);
    next = found !== undefined && isSame(found, plan) ? found : undefined;
  }
  return rounds.length < 2 ? first : { ...first, changeSet: (answers) => together(first, rounds, answers) };
}

async function detectIfThere({ detect }: Steps, workspace: Workspace): Promise<Project | undefined> {
  try {
    return await detect(workspace);
  } catch (error) {
    // What the next run refuses, it does not change.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Whether it is the application that the session is removed from, and not another one that is meant now. */
function isSame({ framework, target }: Project, { project, changeSet }: Plan): boolean {
  const files = [...changeSet.changes.map(({ file }) => file), ...changeSet.reads, project.target];
  return framework === project.framework && files.includes(target);
}

function together(first: Project, rounds: readonly Project[], answers: Answers): ChangeSet {
  const sets = rounds.map((project) => project.changeSet(answers));
  return {
    ...first.changeSet(answers),
    changes: sets.flatMap(({ changes }) => changes),
    reads: sets.flatMap(({ reads }) => reads),
    nextSteps: [...new Set(sets.flatMap(({ nextSteps }) => nextSteps))],
  };
}
