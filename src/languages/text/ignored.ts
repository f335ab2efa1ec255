import ignore from 'ignore';

/**
 * Whether patterns, as in `.gitignore`, match a path.
 * @returns undefined where one of them is too long for the regular expression that it becomes
 */
export function isIgnored(patterns: string | readonly string[], path: string): boolean | undefined {
  try {
    return ignore().add(patterns).ignores(path);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
