import { setFlagsFromString } from 'node:v8';

/**
 * A run ends before optimised code has paid for its making, which took a fifth of the processor's time. The budget (how
 * much bytecode runs before V8 looks what to optimise) is fifteen times the usual one, so that a large application still
 * gets there. Since Node 22 V8 waits long enough by itself and has no such flag.
 */
export function optimiseLater(): void {
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=1000000');
}
