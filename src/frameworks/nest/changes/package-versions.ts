import type { Change, Finding } from '../../../model/change.js';
import { typed, type Argv } from '../../../model/context.js';
import { manualStep } from '../blocks.js';
import type { OldPackage } from '../../../languages/node/floors.js';

/**
 * Stops at a version with which the patched application would not compile.
 * @param raise the command that raises it
 */
export function blockOldPackage({ name, message, file, line }: OldPackage, raise: Argv): Change {
  return {
    title: `upgrade ${name}`,
    file,
    run: () => ({
      kind: 'blocked',
      reason: message,
      manual: manualStep('Upgrade it and rerun:', typed(raise)),
      ...(line === undefined ? {} : { line }),
    }),
  };
}

/** A version that the SDK does not support, though the patched application compiles with it. */
export function oldPackageFinding({ message, file, line }: OldPackage, raise: Argv): Finding {
  const manual = manualStep('Upgrade it:', typed(raise));
  return { message, file, manual, ...(line === undefined ? {} : { line }) };
}
