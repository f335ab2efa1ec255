import type { YamlNode } from '../languages/yaml.js';
import type { Workspace } from '../model/files.js';
import { folderOf, join, nameOf } from '../model/paths.js';
import { commandOf, dockerfileName, type Neighbours } from './compose-image.js';

/** What a folder has that is an application of its own. */
const APPLICATION = /^(Dockerfile|nest-cli\.json|project\.json|(next|nuxt|vite)\.config\.\w+)$/;
const ENTRY = /^main\.[cm]?[jt]sx?$/;

/** Undefined where an application lies in the root, or has no other beside it. */
export async function neighboursOf(workspace: Workspace, app: string): Promise<Neighbours | undefined> {
  if (app === '') return undefined;
  const folder = folderOf(app);
  const names = (await workspace.list(folder)).filter((name) => name.endsWith('/'));
  const beside = names.map((name) => name.slice(0, -1)).filter((name) => name !== nameOf(app));
  const isOne = await Promise.all(beside.map((name) => isApplication(workspace, join(folder, name))));
  const others = beside.filter((_, index) => isOne[index]);
  return others.length === 0 ? undefined : { own: nameOf(app), others };
}

async function isApplication(workspace: Workspace, folder: string): Promise<boolean> {
  if ((await workspace.list(folder)).some((name) => APPLICATION.test(name))) return true;
  return (await workspace.list(join(folder, 'src'))).some((name) => ENTRY.test(name));
}

/** Whether a service runs one beside the application: its command or its build names that, and not the application. */
export function runsNeighbour(service: YamlNode, neighbours: Neighbours | undefined): boolean {
  if (neighbours === undefined) return false;
  const { own, others } = neighbours;
  const build = service.entries.get('build');
  const args = build?.entries.get('args');
  const texts = [
    commandOf(service),
    build === undefined ? '' : dockerfileName(service),
    build?.entries.get('target')?.text ?? '',
    ...[...(args?.entries.values() ?? [])].map(({ text = '' }) => text),
    ...(args?.items ?? []).map(({ text = '' }) => text),
  ];
  const words = texts.flatMap((text) => text.split(/[^\w-]+/));
  return !words.includes(own) && words.some((word) => others.includes(word));
}
