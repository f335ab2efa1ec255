import type { Choice } from './context.js';

export type Command = 'apply' | 'check' | 'rotate' | 'remove';

export interface Options {
  readonly command: Command;
  /** `rotate --finish`: the rotation that was begun ends. */
  readonly finish?: boolean;
  readonly framework?: string;
  readonly app?: string;
  /** Django's settings module, as its own --settings names it. */
  readonly settings?: string;
  readonly dryRun: boolean;
  /** False with --no-install. */
  readonly install: boolean;
  /** Runs the project's own check before and after. */
  readonly verify: boolean;
  readonly force: boolean;
  /** `check --production`: the answers must suit production, and its settings are looked at. */
  readonly production: boolean;
  /** Whether GitHub Actions reads the screen. */
  readonly annotations?: boolean;
  /** One JSON document on stdout in place of the diff. */
  readonly json: boolean;
  /** Whether all that the package manager prints is shown. */
  readonly verbose?: boolean;
  /** --cwd, --app and --settings as they were typed, for the call that is shown at the end. */
  readonly folderFlags: readonly string[];
  /** From --secret-stdin. */
  readonly secret?: string;
  /** The values of the questions' flags that were given, by question name. */
  readonly given: Readonly<Record<string, AnswerValue>>;
}

export type AnswerValue = boolean | string;

interface QuestionBase {
  /** Key in `Options.given` and `Answers.values`. */
  readonly name: string;
  /** As commander takes it: `--insecure-dev`, `--secret-store <where>`. */
  readonly flag: string;
  /** For --help. */
  readonly description: string;
  /** What the wizard asks. */
  readonly message: string;
  /** The one answer that is good for production; absent where any is. */
  readonly production?: AnswerValue;
}

export type Question =
  | (QuestionBase & {
      readonly kind: 'confirm';
      readonly fallback: boolean;
      /** The description of `--no-…`, which takes back what an earlier run was told; absent where there is none. */
      readonly negation?: string;
      /** The two answers in words; absent where yes and no say enough. */
      readonly labels?: { readonly no: string; readonly yes: string };
    })
  | (QuestionBase & {
      readonly kind: 'select';
      readonly fallback: string;
      readonly choices: readonly Choice[];
    });

/** Holds all chance and all that people decided, so that planning is repeatable. */
export interface Answers {
  readonly secret: string;
  /** Consent to overwrite the user's conflicting values. */
  readonly force: boolean;
  /** False with --no-install: dependencies are left to the user. */
  readonly install: boolean;
  /** `check --production`: the settings of production are reviewed; modules for development alone are left as they are. */
  readonly production?: boolean;
  /** By question name; none where the project has decided and no flag says otherwise: that stays as it is. */
  readonly values: Readonly<Record<string, AnswerValue>>;
  /** The names of the questions that somebody has answered, by a flag or when asked; the others have their fallback. */
  readonly chosen?: readonly string[];
}
