/** Exit codes of the command. docs/commands.md documents them; scripts rely on them. */
export const ExitCode = {
  ok: 0,
  incomplete: 1,
  usage: 2,
  blocked: 3,
  failed: 4,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

interface UserErrorDetails {
  /** What to do next, in one or more sentences. */
  readonly hint?: string;
  readonly exitCode?: ExitCode;
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
}

/** A problem that the user can act on. Everything else that is thrown is a defect of this program. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;
  readonly file: string | undefined;
  readonly line: number | undefined;

  constructor(message: string, details: UserErrorDetails = {}) {
    super(message);
    this.hint = details.hint;
    this.exitCode = details.exitCode ?? ExitCode.blocked;
    this.file = details.file;
    this.line = details.line;
  }
}

/** One of several is meant, and nobody has said which; a person at the terminal is asked instead. */
export class OneOfSeveral extends UserError {
  /**
   * @param flag says which one is meant
   * @param values as the flag takes them, the likeliest first
   */
  constructor(
    message: string,
    readonly flag: '--app' | '--settings',
    readonly values: readonly [string, ...string[]],
    place: Pick<UserErrorDetails, 'file' | 'line'> = {},
  ) {
    const hint = `Choose one, e.g. ${flag} ${values[0]}.`;
    super(message, { ...place, exitCode: ExitCode.usage, hint });
  }
}

/** @param folders as --app takes them */
export function severalApplications(label: string, folders: readonly [string, ...string[]]): OneOfSeveral {
  return new OneOfSeveral(
    `Found several ${label} applications here: ${folders.join(', ')}.`,
    '--app',
    folders,
  );
}

/** The end of a run that was stopped before anything was written, or after everything was rolled back. */
export function interrupted(): UserError {
  return new UserError('Interrupted.', { exitCode: ExitCode.interrupted, hint: 'No files were changed.' });
}
