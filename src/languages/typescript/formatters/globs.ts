import { isIgnored } from '../../text/ignored.js';

/** How many patterns one with braces may stand for. */
const MAX_PATTERNS = 200;

/**
 * Whether patterns of a formatter's configuration mean a file.
 * @param path seen from the folder of the configuration
 * @param patterns those that begin with `!` leave files out again
 */
export function matches(path: string, patterns: readonly string[]): boolean {
  const rules = patterns.flatMap(expanded).map((pattern) => pattern.replace(/^(!?)\.\//, '$1'));
  return path !== '' && !path.startsWith('../') && isIgnored(rules, path) === true;
}

/** Whether a glob means the name of a module: `@nestjs/**`, `#*`, `./breads/*`. */
export function matchesName(module: string, glob: string): boolean {
  return expanded(glob).some((pattern) => {
    const parts = pattern.split(/(\*\*\/?|\*|\?)/).map((part) => {
      if (part.startsWith('**')) return '.*';
      if (part === '*') return '[^/]*';
      return part === '?' ? '[^/]' : part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    });
    return new RegExp(`^${parts.join('')}$`, 'u').test(module);
  });
}

/** `*.{ts,js}` is `*.ts` and `*.js`. */
function expanded(pattern: string): string[] {
  const patterns = [pattern];
  for (let at = 0; at < patterns.length && patterns.length < MAX_PATTERNS;) {
    const [whole, inner] = /\{([^{}]*)\}/.exec(patterns[at] ?? '') ?? [];
    if (whole === undefined || inner === undefined) at += 1;
    else
      patterns.splice(
        at,
        1,
        ...inner.split(',').map((one) => (patterns[at] ?? '').replace(whole, () => one)),
      );
  }
  return patterns;
}
