import { severalApplications } from '../../../model/errors.js';
import type { Search } from '../../../model/framework.js';
import { folderOf } from '../../../model/paths.js';
import { djangoFiles, folderOfServer, isDjangoFolder } from './find.js';
import { namesNothing, readManage } from './manage-py.js';

/**
 * The folder of the one application here or below: that of manage.py; without one, the folder above the package
 * with wsgi.py.
 * @throws OneOfSeveral when there is more than one
 */
export async function locate(search: Search): Promise<string> {
  const { folder, workspace } = search;
  if (await isDjangoFolder(search)) return (await folderOfWorkingManage(search)) ?? folder;
  const { manage, servers } = await djangoFiles(search);
  const folders = new Set(
    manage.length > 0
      ? manage.map(folderOf)
      : await Promise.all(servers.map((file) => folderOfServer(search, file))),
  );
  const [first = folder, ...others] = folders;
  if (others.length === 0) return first;
  const asFlag = (path: string): string =>
    (workspace.start === '' ? path : path.slice(workspace.start.length + 1)) || '.';
  throw severalApplications('Django', [asFlag(first), ...others.map(asFlag)]);
}

/**
 * Where manage.py names settings that are not there: the folder of the only one below that names some that are. A copy of
 * manage.py at the top is common where servers change into another folder first.
 */
async function folderOfWorkingManage(search: Search): Promise<string | undefined> {
  const works = async (folder: string): Promise<boolean | undefined> => {
    const manage = await readManage({ ...search, folder });
    return manage && !(await namesNothing(search.workspace, manage));
  };
  if (search.settings !== undefined || (await works(search.folder)) !== false) return undefined;
  const { manage } = await djangoFiles(search);
  const below = manage.map(folderOf).filter((folder) => folder !== search.folder);
  const working = await Promise.all(below.map(works));
  const [only, ...others] = below.filter((_, index) => working[index] === true);
  return others.length === 0 ? only : undefined;
}
