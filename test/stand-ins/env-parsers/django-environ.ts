/**
 * Reads an env file by the rules of django-environ's `read_env`, written anew from its documentation: every line for
 * itself; `export ` allowed; no blanks around `=`; quotes and what follows `#` are taken off.
 * https://django-environ.readthedocs.io/en/latest/
 */
export function readLikeDjangoEnviron(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, name, raw = ''] = /^(?:export )?(\w+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) values[name] = valueOf(raw);
  }
  return values;
}

function valueOf(raw: string): string {
  const single = /^\s*'(.*)'\s*(?:#.*)?$/.exec(raw)?.[1];
  if (single !== undefined) return single;
  const double = /^\s*"(.*)"\s*(?:#.*)?$/.exec(raw)?.[1];
  if (double !== undefined) return double.replace(/\\(.)/g, '$1');
  return raw.replace(/#.*$/, '');
}
