import {
  dottedName,
  statementsOf,
  canonicalName,
  type ParsedPython,
} from '../../../languages/python/index.js';
import { join } from '../../../paths.js';
import type { Search } from '../../../types.js';
import { looksLikeSession } from './middleware-order.js';
import { SESSION_MIDDLEWARE } from './names.js';
import { readPython } from './python-file.js';
import { readStringList } from './string-list.js';

/** The elements of MIDDLEWARE that are classes of this project derived from Django's SessionMiddleware. */
export async function sessionSubclasses(
  parsed: ParsedPython,
  { workspace, folder }: Search,
): Promise<ReadonlySet<string>> {
  const list = readStringList(parsed, 'MIDDLEWARE');
  const names = list.kind === 'list' ? list.items.filter(looksLikeSession) : [];
  const found = new Set<string>();
  for (const name of names.filter((item) => item !== SESSION_MIDDLEWARE)) {
    const [className = '', ...modules] = name.split('.').reverse();
    const path = join(folder, ...modules.reverse());
    const file =
      (await readPython(workspace, `${path}.py`)) ?? (await readPython(workspace, `${path}/__init__.py`));
    if (file !== undefined && derives(file, className)) found.add(name);
  }
  return found;
}

function derives(parsed: ParsedPython, className: string): boolean {
  return statementsOf(parsed).some(
    ({ statement, within }) =>
      within.length === 0 &&
      statement.nodeType === 'ClassDef' &&
      statement.name === className &&
      statement.bases.some(
        (base) => dottedName(base) !== className && canonicalName(parsed, base) === SESSION_MIDDLEWARE,
      ),
  );
}
