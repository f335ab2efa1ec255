import type { Change } from '../../../model/change.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { manualStep } from '../blocks.js';
import type { ExpressApp } from '../project/app.js';

/** Whether code reads the env file, and maybe after the session needs what it holds. */
export function isLoadedLate({ loading, loadsHere, session: { secret, readsInTime } }: ExpressApp): boolean {
  if (loading.kind !== 'code' || loadsHere) return false;
  return !loading.early || (secret?.kind === 'literal' && !readsInTime);
}

/** Blocks where the env file is read after the session is made: the application would not start. */
export function blockLateLoading({ loading, file, format }: ExpressApp): Change {
  const { file: place = file, line } = loading;
  return {
    title: `read ${SECRET_VARIABLE} in time`,
    file: place,
    run: () => ({
      kind: 'blocked',
      reason: `Can't tell whether the env file is read here before ${file} uses the session, which needs ${SECRET_VARIABLE}.`,
      ...(line === undefined ? {} : { line }),
      manual: manualStep(
        format.syntax === 'import'
          ? 'Move it to a module of its own that is imported first, as in env.js, and rerun:'
          : 'Move it before the first require of a file of the application and rerun:',
        format.syntax === 'import' ? "import './env.js';" : "require('dotenv').config();",
      ),
    }),
  };
}
