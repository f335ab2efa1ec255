import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

/** Nothing is done but printing. */
const SHORT: ReadonlySet<string> = new Set(['--help', '-h', '--version', '-v', 'help']);

/*
 * A run ends before optimised code has paid for its making, which took a fifth of the processor's time. Both budgets are
 * far above the usual ones, so that a large application still gets there.
 */
/** How much bytecode runs before V8 looks what to optimise. */
const CODE = '--interrupt-budget=1000000';
/** How often a regular expression runs before it becomes machine code; till then it is not worth improving either. */
const EXPRESSIONS = '--regexp-tier-up-ticks=100 --no-regexp-peephole-optimization';

/** Since Node 22 V8 waits long enough by itself and has no such flag. */
export function optimiseLater(argv: readonly string[]): void {
  if (!process.versions.node.startsWith('20.')) return;
  if (!argv.some((word) => SHORT.has(word))) loadAhead();
  setFlagsFromString(`${CODE} ${EXPRESSIONS}`);
}

/**
 * Node brings its own modules compiled, and V8 takes what was compiled under the same flags only: what nearly every run
 * needs of them is loaded before there is a flag.
 */
function loadAhead(): void {
  // Where there may be a repository, git is started.
  const programs = existsSync('.git') ? ['node:child_process'] : [];
  for (const name of ['node:crypto', ...programs]) process.getBuiltinModule(name);
}
