import { SeveralApplications } from '../../../model/errors.js';
import { folderOf } from '../../../model/paths.js';
import type { Search } from '../../../model/framework.js';
import { isDjangoFolder, placesIn } from './places.js';

/**
 * The folder of the one application here or below: that of manage.py; without one, the folder above the package
 * with wsgi.py.
 * @throws SeveralApplications when there is more than one
 */
export async function locate(search: Search): Promise<string> {
  const { folder, workspace } = search;
  if (await isDjangoFolder(search)) return folder;
  const { manage, servers } = await placesIn(search);
  const folders = new Set(
    manage.length > 0 ? manage.map(folderOf) : servers.map((file) => above(file, folder)),
  );
  const [first = folder, ...others] = folders;
  if (others.length === 0) return first;
  const asFlag = (path: string): string =>
    (workspace.start === '' ? path : path.slice(workspace.start.length + 1)) || '.';
  throw new SeveralApplications('Django', [asFlag(first), ...others.map(asFlag)]);
}

/** `src` of `src/mysite/wsgi.py`, but never a folder above the one that is looked in. */
function above(file: string, folder: string): string {
  return folderOf(file) === folder ? folder : folderOf(folderOf(file));
}
