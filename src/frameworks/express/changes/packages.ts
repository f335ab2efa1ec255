import type { OldPackage } from '../../../languages/node/floors.js';
import { typed, type Argv } from '../../../model/context.js';
import type { Change } from '../../../model/change.js';

/** Blocks while the SDK is there in a version that has no session. */
export function blockOldPackage({ name, message, file, line }: OldPackage, raise: Argv): Change {
  return {
    title: `raise ${name}`,
    file,
    run: () => ({
      kind: 'blocked',
      reason: message,
      ...(line === undefined ? {} : { line }),
      manual: `Raise it and rerun: ${typed(raise)}`,
    }),
  };
}
