/**
 * Reads an env file by the rules of python-decouple's `RepositoryEnv`, written anew from its documentation: every line
 * for itself, trimmed; name and value trimmed; one pair of quotes taken off; no comments after values, no `export`.
 * https://pypi.org/project/python-decouple/
 */
export function readLikeDecouple(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const line of text.split(/\r\n|\r|\n/).map((part) => part.trim())) {
    const at = line.indexOf('=');
    if (line.startsWith('#') || at < 0) continue;
    const value = line.slice(at + 1).trim();
    const isQuoted = value.length >= 2 && /^(["']).*\1$/.test(value);
    values[line.slice(0, at).trim()] = isQuoted ? value.slice(1, -1) : value;
  }
  return values;
}
