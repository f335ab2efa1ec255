import { UserError } from '../../model/errors.js';
import type { Git } from '../../model/files.js';

/**
 * Whether git ignores a file that is missing: something generates it. Of what lies in another repository, as in a
 * submodule, git says nothing here; it is only read, so that it counts as missing.
 */
export async function isGenerated(git: Pick<Git, 'ignores'>, path: string): Promise<boolean> {
  try {
    return await git.ignores(path);
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
