import { readFileSync } from 'node:fs';
import ejs from 'ejs';

/**
 * A template of `templates/`, ready to be filled in. The build puts another module in the place of this one, with the
 * templates that it has compiled.
 * @param name path in `templates/` without `.ejs`
 * @throws when there is no such template
 */
export function compiled(name: string): (data: Readonly<Record<string, unknown>>) => string {
  const url = new URL(`../templates/${name}.ejs`, import.meta.url);
  return ejs.compile(readFileSync(url, 'utf8'));
}
