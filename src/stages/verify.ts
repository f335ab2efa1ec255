import { ExitCode, UserError } from '../errors.js';
import type { Plan, Transaction } from '../types.js';

/**
 * A plan made after applying must be empty. The transaction is left open for what comes next.
 * @throws UserError after putting everything back when it is not: then the first plan did not do what it said
 */
export async function verify(planAgain: () => Promise<Plan>, transaction: Transaction): Promise<void> {
  const left = await remaining(planAgain, transaction);
  if (left === undefined) return;
  await transaction.rollBack();
  throw new UserError(`After writing, ${left} was still not as it should be; everything was put back.`, {
    file: left,
    exitCode: ExitCode.failed,
    hint: 'This is a defect of create-wristband-session. Please report it with the shape of that file.',
  });
}

/** The first file that is not as it should be. */
async function remaining(
  planAgain: () => Promise<Plan>,
  transaction: Transaction,
): Promise<string | undefined> {
  try {
    const { blocked, changes } = await planAgain();
    return blocked[0]?.file ?? changes[0]?.path;
  } catch (error) {
    await transaction.rollBack();
    throw error;
  }
}
