import type { Blocked, Finding, Note, PlannedFile } from './change.js';
import type { Argv } from './context.js';
import type { ExitCode } from './errors.js';
import type { ChangeSet, Dependencies, Project } from './framework.js';
import type { Answers } from './options.js';

/** Everything a run would do. An empty one means that all is in place. */
export interface Plan {
  readonly project: Project;
  readonly answers: Answers;
  /** What the plan was made from. */
  readonly changeSet: ChangeSet;
  readonly files: readonly PlannedFile[];
  readonly blocked: readonly Blocked[];
  readonly notes: readonly Note[];
  /** What is wrong and what a run leaves to do by hand. */
  readonly findings: readonly Finding[];
  /** Texts that must never be shown: the secret, and secrets found in the files. */
  readonly redact: readonly string[];
  readonly dependencies: Dependencies;
  readonly nextSteps: readonly string[];
  /** Whether something is unknown that the project itself can tell (--verify). */
  readonly isOpen?: boolean;
}

type RunStatus =
  | 'applied'
  /** The files are written, the packages are not installed. */
  | 'install-failed'
  | 'unchanged'
  /** A dry run that would change something. */
  | 'planned'
  | 'blocked'
  /** The person at the terminal said no. */
  | 'declined'
  /** `check` found everything in place. */
  | 'complete'
  | 'incomplete';

/** How a run ended. */
export interface RunResult {
  readonly status: RunStatus;
  readonly exitCode: ExitCode;
  /** Whether this run has installed the missing packages. */
  readonly installed: boolean;
  /** What `check` found; of a run, what it leaves to do by hand. */
  readonly findings: readonly Finding[];
  readonly plan: Plan;
}

/** Whether the project had nothing of a session when it was detected: it has decided nothing yet. */
export function isUndecided({ current }: Project): boolean {
  return Object.keys(current).length === 0;
}

/** Whether the project has nothing of a session yet, and a run would set one up. */
export function isNotSetUp({ project, blocked, files }: Plan): boolean {
  return isUndecided(project) && blocked.length === 0 && files.length > 0;
}

/** What a plan makes of the files that it changes, by path. */
export function plannedTexts({ files }: Pick<Plan, 'files'>): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** The command that this run is to install with; undefined when there is none, or --no-install was given. */
export function installCommand({ answers, dependencies }: Plan): Argv | undefined {
  return answers.install ? dependencies.command : undefined;
}

/** The folder that it is run in. */
export function installFolder({ project, dependencies }: Plan): string {
  return dependencies.folder ?? project.app;
}

/** Whether there is nothing to write and nothing to install. */
export function isEmpty(plan: Plan): boolean {
  return plan.files.length === 0 && installCommand(plan) === undefined;
}
