import type { Blocked, Finding, Note } from './change.js';
import type { Context, Terminal } from './context.js';
import type { Project } from './framework.js';
import type { Plan } from './plan.js';

/** A command, and what it is for: "Check it". */
export interface Call {
  readonly title: string;
  readonly words: readonly string[];
}

/** How an installation ended that is not complete. */
export type FailedInstall =
  | { readonly kind: 'interrupted' }
  /** With the last lines of the program's output. */
  | { readonly kind: 'failed'; readonly reason: string; readonly output: readonly string[] };

/**
 * What people read of a run, in the order in which it comes. The command line hands it in.
 * The findings of a run are what it leaves to do by hand.
 */
export interface Screens {
  /** What would be replaced, before consent is asked. */
  readonly consent: (blocked: readonly Blocked[], terminal: Terminal) => void;
  /** How the wizard begins. */
  readonly title: (terminal: Terminal) => void;
  /** What was found. */
  readonly project: (project: Project, terminal: Terminal) => void;
  /** @param words the call that fixes what a run can fix */
  readonly check: (
    plan: Plan,
    findings: readonly Finding[],
    words: readonly string[],
    terminal: Terminal,
  ) => void;
  /** What `check` found, for GitHub Actions. */
  readonly annotations: (plan: Plan, findings: readonly Finding[], terminal: Terminal) => void;
  /** Why nothing is written, and what to do by hand. */
  readonly blocked: (blocked: readonly Blocked[], terminal: Terminal) => void;
  /** @param conceals whether the diff hides a secret */
  readonly summary: (plan: Plan, conceals: boolean, terminal: Terminal) => void;
  /** What is known only after it was written. */
  readonly notes: (notes: readonly Note[], terminal: Terminal) => void;
  /** What would be done, as a question. */
  readonly approval: (plan: Plan) => string;
  /** @param calls the command that does it; none where there is nothing to do */
  readonly dryRun: (
    plan: Plan,
    findings: readonly Finding[],
    context: Context,
    calls: readonly Call[],
  ) => void;
  /**
   * What was done and what comes next.
   * @param calls the commands that check it and undo it; none where nothing was set up
   */
  readonly closing: (
    plan: Plan,
    findings: readonly Finding[],
    installed: boolean,
    context: Context,
    calls: readonly Call[],
  ) => void;
  readonly installFailed: (
    plan: Plan,
    findings: readonly Finding[],
    installation: FailedInstall,
    context: Context,
    calls: readonly Call[],
  ) => void;
  /** @param words the call that does the same */
  readonly equivalent: (words: readonly string[], terminal: Terminal) => void;
}

/** What a run is handed that also says what it does. */
export interface RunContext extends Context {
  readonly screens: Screens;
}
