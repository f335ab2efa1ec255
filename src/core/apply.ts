import type { PlannedFile } from '../model/change.js';
import type { FileWrite, Transaction, Workspace } from '../model/files.js';
import type { Plan } from '../model/plan.js';

/** Writes all files of the plan, or none. The transaction can still be rolled back by who verifies. */
export async function apply(plan: Plan, workspace: Workspace, signal: AbortSignal): Promise<Transaction> {
  const transaction = await workspace.begin(plan.files.map(toWrite));
  await transaction.commit(signal);
  return transaction;
}

function toWrite({ path, before, after, mode }: PlannedFile): FileWrite {
  return { path, before: before?.bytes, after, ...(mode === undefined ? {} : { mode }) };
}
