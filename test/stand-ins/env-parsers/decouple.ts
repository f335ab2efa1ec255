/**
 * Reads an env file by the rules of python-decouple's `RepositoryEnv` (3.8), written anew from reading its source: every
 * line for itself, trimmed; name and value are what stands before and behind the first `=`, trimmed; one pair of like
 * quotes is taken off. There are no comments behind values, and `export` is a part of the name.
 * https://github.com/HBNetwork/python-decouple/blob/master/decouple.py
 */
export function readLikeDecouple(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const line of text.split(/\r\n|\r|\n/).map((part) => part.trim())) {
    const at = line.indexOf('=');
    if (line.startsWith('#') || at < 0) continue;
    const value = line.slice(at + 1).trim();
    const isQuoted = value.length >= 2 && /^["']/.test(value) && value.endsWith(value.charAt(0));
    values[line.slice(0, at).trim()] = isQuoted ? value.slice(1, -1) : value;
  }
  return values;
}
