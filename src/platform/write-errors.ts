import { ExitCode, UserError } from '../model/errors.js';
import { isInUse, systemCode, systemReason } from './file-system.js';

/** Cleaning up must not hide the error that made it necessary; a folder that is in use meanwhile stays. */
export async function quietly(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}

/** The error of the system as one that names the file; undefined: the folder. */
export async function orUserError<Value>(work: Promise<Value>, path: string | undefined): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw asUserError(error, path);
  }
}

/** For files that hold something else than before the run, although it failed. */
export function notPutBack(files: readonly string[]): UserError {
  return new UserError(`These files could not be restored: ${files.join(', ')}.`, {
    exitCode: ExitCode.failed,
    hint: 'Compare them with git (git diff -- <file>) and undo what this run wrote.',
  });
}

/** An error of the system as a UserError that names the file; any other error as it is. */
export function asUserError(error: unknown, path: string | undefined): unknown {
  if (error instanceof UserError || systemCode(error) === undefined) return error;
  if (error instanceof Error && 'syscall' in error && error.syscall === 'chown') return ownedByAnother(path);
  const cure = isInUse(error) ? 'Close that program' : 'Fix the cause';
  return new UserError(`${path ?? 'The folder'} could not be written: ${systemReason(error)}.`, {
    ...(path === undefined ? {} : { file: path }),
    exitCode: ExitCode.failed,
    hint: `No files were changed. ${cure} and rerun.`,
  });
}

function ownedByAnother(path = 'The file'): UserError {
  return new UserError(`${path} belongs to another user or group, and rewriting it would change that.`, {
    file: path,
    hint: 'No files were changed. Run the command as the owner of that file.',
  });
}
