import type { Blocked, Change, Note, PlannedFile, Review, Texts } from './change.js';
import type { Argv, Shell, ShellResult, Variables } from './context.js';
import type { Git, Workspace } from './files.js';
import type { Answers, AnswerValue, Question } from './options.js';

/** What detection looks at. */
export interface Search {
  readonly workspace: Workspace;
  readonly git: Git;
  /** The folder to look in: `start`, or the folder of --app. */
  readonly folder: string;
  /** Whether that folder was named: then the application in it is meant, not one below it. */
  readonly named?: boolean;
  /** The settings module that was named with --settings. */
  readonly settings?: string;
  /** Whether the project's changes remove what a run has added (`remove`). */
  readonly removes?: boolean;
  /** The variables of the environment that the command runs in. */
  readonly variables?: Variables;
}

/** What the command line says of a framework. */
export interface FrameworkEntry {
  /** As in `--framework nest`. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly label: string;
  /** What a folder with such an application contains, for the message that there is none. */
  readonly sign: string;
  /** Whether it has settings modules, which --settings names. */
  readonly hasSettings?: boolean;
  readonly questions: readonly Question[];
}

/** A framework in the registry; parsers are loaded only through `load`. */
export interface Framework extends FrameworkEntry {
  /** A cheap look, without a parser: the evidence in a few words ("package.json depends on @nestjs/core"). */
  readonly recognise: (search: Search) => Promise<string | undefined>;
  /** The same for the folders below, asked only where no framework is recognised in the folder itself. */
  readonly recogniseBelow?: (search: Search) => Promise<FoundBelow | undefined>;
  readonly load: () => Promise<FrameworkModule>;
}

/** The first application that lies below a folder. */
export interface FoundBelow {
  readonly evidence: string;
  /** Its own folder. */
  readonly folder: string;
}

export interface FrameworkModule {
  /** Finds out all that planning needs. Throws a UserError when the project is not supported. */
  readonly detect: (search: Search) => Promise<Project>;
}

/** One application, found and understood. */
export interface Project {
  readonly framework: string;
  /** "NestJS 11", "Django 5.2". */
  readonly title: string;
  /** The application's folder. */
  readonly app: string;
  /** The flags that say what a person has chosen: `--app apps/api`. */
  readonly chosen?: readonly string[];
  /** The file that the session is wired in, named on the screen. */
  readonly target: string;
  /** What the project has decided already, by question name: nobody is asked, and without a flag it stays. */
  readonly current: Readonly<Record<string, AnswerValue>>;
  readonly notes: readonly Note[];
  changeSet(answers: Answers): ChangeSet;
  /** What `rotate` does, and `rotate --finish`. */
  rotation(answers: Answers, step: RotationStep): ChangeSet;
}

/** A new secret takes over and the one before it still opens cookies; at the end it no longer does. */
export type RotationStep = 'begin' | 'finish';

/** A rotation, as far as its end depends on it. */
interface Rotation {
  readonly step: RotationStep;
  /** How old a session's cookie may get, in seconds; undefined where the code does not tell. */
  readonly cookieAge: number | undefined;
}

/** What the framework wants done, given the answers. */
export interface ChangeSet {
  readonly changes: readonly Change[];
  /** Files that changes look at beside those they edit. */
  readonly reads: readonly string[];
  readonly dependencies: Dependencies;
  /** Files that are written before all others: if the run is killed then, the next one still finds what is left to do. */
  readonly writtenFirst?: readonly string[];
  /** What is left to do until it is done: said at the end of every run, first of all. */
  readonly openSteps?: readonly string[];
  /** Said at the end of a run that has written something, after the install command. */
  readonly nextSteps: readonly string[];
  /** Said in place of the usual sentence where there is nothing to do. */
  readonly nothingToDo?: string;
  /** Present where the secret is rotated. */
  readonly rotation?: Rotation;
  /** What --verify runs before and after; absent where the project has no such tool. */
  readonly projectCheck?: ProjectCheck;
  /** What the framework would make of these texts, by path. */
  review?(texts: Texts): Review;
  /** Another parser's objections to the planned files, before anything is written. */
  checkPlannedFiles?(files: readonly PlannedFile[], shell: Pick<Shell, 'run'>): Promise<readonly Blocked[]>;
}

/** Packages that the patched application needs and does not declare yet. */
export interface Dependencies {
  readonly missing: readonly string[];
  /** The command that installs `missing`; undefined when nothing is missing. */
  readonly command: Argv | undefined;
  /** The folder of the command: that of the file which declares the packages. Absent: the app's. */
  readonly folder?: string;
  /** What to do where the command fails, for a reason that is not the project's. */
  readonly hint?: string;
  /** How they get declared: by an edit of this file, or by hand. Absent: the command declares what it installs. */
  readonly declared?: { readonly file: string } | { readonly manual: string };
}

/** What the project says of itself, for --verify: its compiler, its `check`. Run in the app's folder. */
export interface ProjectCheck {
  readonly command: Argv;
  /** The errors in what the command printed; empty when it found none. */
  errors(result: ShellResult): readonly ProjectError[];
  /** Why the command says nothing of what is patched; undefined where it does. Absent: it always does. */
  fault?(result: ShellResult): string | undefined;
  /** What is asked of the project besides. */
  readonly probes?: readonly ProjectProbe[];
  /** What the commands get in their environment, beside what the run itself has. */
  readonly variables?: Variables;
  /** Succeeds where the check can be run, and changes nothing; absent where nobody knows. */
  readonly presence?: Argv;
}

/** Asks the project what its settings come to. Run in the app's folder. */
export interface ProjectProbe {
  /** What is asked about: `mysite.settings`. */
  readonly subject: string;
  readonly command: Argv;
  /** Whether a run goes on without an answer, as where only another machine has what production needs. */
  readonly isOptional?: boolean;
  /** What the command gets in its environment, beside what the check gets. */
  readonly variables?: Variables;
  /** Why there is no answer, without any value of the settings; undefined where there is one. */
  fault(result: ShellResult): string | undefined;
  /**
   * How the answer differs from what was planned: sentences.
   * @param texts what the run has written
   */
  differences(before: ShellResult, after: ShellResult, texts: Texts): readonly string[];
}

export interface ProjectError {
  /** The same before and after a patch, though lines have moved. */
  readonly key: string;
  /** As the tool printed it. */
  readonly text: string;
}
