import { readText, type Workspace } from '../../../model/files.js';
import { join, nameOf, relativePath, upwards } from '../../../model/paths.js';
import { samplesAmong } from '../../../session/samples.js';
import { filesOfStarts } from './env-file-readers.js';

/**
 * The folder that Django is started in, where a path is relative to it: the one that has the file, the one whose Makefile,
 * README or script starts `app/manage.py`, the one with a sample, else the folder of manage.py.
 * @param app the folder of manage.py
 * @param relative the path as it is written
 */
export async function workingFolder(workspace: Workspace, app: string, relative: string): Promise<string> {
  const folders = upwards(app);
  const isThere = async (folder: string) => (await workspace.read(join(folder, relative))) !== undefined;
  if (folders.length === 1 || (await isThere(app))) return app;
  const name = nameOf(relative);
  const hasSample = async (folder: string) => samplesAmong(await workspace.list(folder), name).length > 0;
  const isStarted = async (folder: string) => startsFrom(workspace, folder, app);
  for (const isIt of [isStarted, isThere, hasSample])
    for (const folder of folders) if (await isIt(folder)) return folder;
  return app;
}

/** Whether a file of a folder has a command such as `python app/manage.py runserver`. */
async function startsFrom(workspace: Workspace, folder: string, app: string): Promise<boolean> {
  if (folder === app) return false;
  const path = relativePath(folder, join(app, 'manage.py')).replace(/^\.\//, '');
  const pattern = new RegExp(
    `(^|[\\s"'\`;&|(@])(\\./)?${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s+\\w`,
    'm',
  );
  for (const file of await filesOfStarts(workspace, folder))
    if (pattern.test((await readText(workspace, file)) ?? '')) return true;
  return false;
}
