import type { PlannedFile, FileWrite, Plan, Transaction, Workspace } from '../model/types.js';

/** Writes all files of the plan, or none. The transaction can still be rolled back by who verifies. */
export async function apply(plan: Plan, workspace: Workspace, signal: AbortSignal): Promise<Transaction> {
  const transaction = await workspace.begin(plan.files.map(toWrite));
  await transaction.commit(signal);
  return transaction;
}

function toWrite({ path, before, after, mode }: PlannedFile): FileWrite {
  return { path, before: before?.bytes, after, ...(mode === undefined ? {} : { mode }) };
}
