import type { Sources } from '../../../languages/typescript/index.js';
import type { Workspace } from '../../../model/files.js';
import { folderOf, join } from '../../../model/paths.js';

/** What a folder of configurations is called. */
const FOLDER = /^(config|configs|configuration|configurations)$/i;
/** Folders that such a folder may lie in. */
const PARENTS = ['', 'lib', 'common', 'core', 'shared', 'infrastructure'];

/** How configuration files are named, the most usual first: what stands for the name of one, and what ours is called. */
const NAMES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^[\w-]+\.config\.ts$/, 'wristband.config.ts'],
  [/^[\w-]+\.configuration\.ts$/, 'wristband.configuration.ts'],
  [/^[\w.]+-config\.ts$/, 'wristband-config.ts'],
  [/^[a-z]+_config\.ts$/, 'wristband_config.ts'],
  [/^config\.[\w-]+\.ts$/, 'config.wristband.ts'],
  [/^[a-z]\w*Config\.ts$/, 'wristbandConfig.ts'],
];

/** Where a new configuration file goes: beside the project's own, and named as they are. */
export async function newConfigFile(
  workspace: Workspace,
  sources: Sources,
  sourceRoot: string,
): Promise<string> {
  const registering = [...sources.texts].flatMap(([file, text]) =>
    text.includes('registerAs') ? [file] : [],
  );
  const root = folderOf(sourceRoot);
  const inApp = registering.filter((file) => root === '' || file.startsWith(`${root}/`));
  const folder =
    folderOfMost(inApp) ?? (await folderThatIsThere(workspace, sourceRoot)) ?? folderOfMost(registering);
  if (folder === undefined) return join(sourceRoot, 'config', 'wristband.config.ts');
  const own = registering
    .filter((file) => folderAround(folderOf(file)) === folder)
    .map((file) => nameOf(file));
  const all = (await workspace.list(folder)).filter((name) => /(?<!\.(d|spec|test))\.ts$/.test(name));
  return join(folder, nameLike(own) ?? nameLike(all) ?? plainName(own));
}

/** A folder that is called so, or that has several of them; of one for a topic (`config/database`) the one around it. */
function folderOfMost(files: readonly string[]): string | undefined {
  const folders = files.map((file) => folderAround(folderOf(file)));
  const count = (folder: string) => folders.filter((one) => one === folder).length;
  return folders
    .filter((folder) => FOLDER.test(nameOf(folder)) || count(folder) > 1)
    .toSorted((a, b) => count(b) - count(a) || a.length - b.length)[0];
}

function folderAround(folder: string): string {
  const isOfTopic = !FOLDER.test(nameOf(folder)) && FOLDER.test(nameOf(folderOf(folder)));
  return isOfTopic ? folderOf(folder) : folder;
}

async function folderThatIsThere(workspace: Workspace, sourceRoot: string): Promise<string | undefined> {
  for (const parent of PARENTS) {
    const at = join(sourceRoot, parent);
    const names = (await workspace.list(at)).filter((name) => FOLDER.test(name.replace(/\/$/, '')));
    for (const name of names.filter((one) => one.endsWith('/'))) {
      const folder = join(at, name.slice(0, -1));
      if ((await workspace.list(folder)).some((one) => one.endsWith('.ts'))) return folder;
    }
  }
  return undefined;
}

/** By what more than half of the names are like. */
function nameLike(names: readonly string[]): string | undefined {
  const [, name] =
    NAMES.find(([pattern]) => names.filter((one) => pattern.test(one)).length * 2 > names.length) ?? [];
  return name;
}

/** `database.ts` among files that register configurations. */
function plainName(own: readonly string[]): string {
  const isPlain =
    own.length > 1 &&
    own.every((name) => /^[\w-]+\.ts$/.test(name) && !NAMES.some(([pattern]) => pattern.test(name)));
  return isPlain ? 'wristband.ts' : 'wristband.config.ts';
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? '';
}
