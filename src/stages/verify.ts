import { ExitCode, UserError } from '../errors.js';
import type { Plan, Transaction } from '../types.js';

/**
 * A plan made after applying must be empty.
 * @throws UserError after putting everything back when it is not: then the first plan did not do what it said
 */
export async function verify(second: Plan, transaction: Transaction): Promise<void> {
  const [left] = [...second.blocked, ...second.changes];
  if (left === undefined) return;
  await transaction.rollBack();
  const path = 'path' in left ? left.path : left.file;
  throw new UserError(`After writing, ${path} was still not as it should be; everything was put back.`, {
    file: path,
    exitCode: ExitCode.failed,
    hint: 'This is a defect of create-wristband-session. Please report it with the shape of that file.',
  });
}
