/**
 * Reads an env file by the rules of django-environ's `read_env`, written anew from reading its source: every line for
 * itself; one `export ` may stand first, no blanks around the name; nothing is trimmed; one pair of quotes around all of
 * the value is taken off, single ones first. https://github.com/joke2k/django-environ/blob/develop/environ/environ.py
 * @param comments as in release 0.11: a value ends at `#`, but for single-quoted ones. All others know no comments there.
 */
export function readLikeDjangoEnviron(text: string, comments = false): Record<string, string> {
  const values: Record<string, string> = {};
  for (const line of text.split(/\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]/)) {
    const [, name, raw = ''] = /^(?:export )?([A-Za-z_0-9]+)=(.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const value = comments ? withoutComment(raw) : (/^'(.*)'$/.exec(raw)?.[1] ?? raw);
    const double = /^"(.*)"$/.exec(value)?.[1];
    values[name] = double === undefined ? value : double.replace(/\\(.)/g, unescape);
  }
  return values;
}

function withoutComment(raw: string): string {
  return /^\s*'(.*)'\s*(?:#.*)?$/.exec(raw)?.[1] ?? raw.split('#')[0] ?? '';
}

function unescape(escape: string, char: string): string {
  return 'rnt'.includes(char) ? escape : char;
}
