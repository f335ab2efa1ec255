import { Buffer } from 'node:buffer';
import type { PlannedFile } from '../model/change.js';
import { UserError } from '../model/errors.js';
import type { Snapshot, Workspace } from '../model/files.js';
import { join } from '../model/paths.js';
import type { ChangeSet, Project } from '../model/framework.js';
import type { Answers } from '../model/options.js';
import type { Plan } from '../model/plan.js';

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

/** A workspace as it will be once files that are there have been edited or deleted; nothing is written. */
function plannedWorkspace(workspace: Workspace, files: readonly PlannedFile[]): Workspace {
  const planned = new Map(files.map((file) => [join(file.path), file]));
  return {
    root: workspace.root,
    start: workspace.start,
    async read(path) {
      const before = await workspace.read(path);
      const file = planned.get(join(path));
      return file === undefined || before === undefined ? before : snapshotOf(file, before);
    },
    async list(folder) {
      const names = await workspace.list(folder);
      return names.filter((name) => !isDeleted(planned.get(join(folder, name))));
    },
    begin: (writes, paths) => workspace.begin(writes, paths),
    tidy: (paths) => workspace.tidy(paths),
    locate: (path) => workspace.locate(path),
    folderNamed: (typed) => workspace.folderNamed(typed),
  };
}

function isDeleted(file: PlannedFile | undefined): boolean {
  return file !== undefined && file.after === undefined;
}

function snapshotOf({ after, text }: PlannedFile, { mode, content }: Snapshot): Snapshot | undefined {
  if (after === undefined) return undefined;
  const bom = 'bom' in content && content.bom;
  return { bytes: Buffer.from(after), mode, content: { text, bom } };
}
