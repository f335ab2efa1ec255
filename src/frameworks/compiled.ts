import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';

/**
 * A template of `templates/`, ready to be filled in. The build puts another module in the place of this one, with the
 * templates that it has compiled.
 * @param name path in `templates/` without `.ejs`
 * @throws when there is no such template
 */
export function compiled(name: string): (data: Readonly<Record<string, unknown>>) => string {
  return ejs.compile(readFileSync(join(import.meta.dirname, '..', '..', 'templates', `${name}.ejs`), 'utf8'));
}
