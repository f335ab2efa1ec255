import { readText, type Workspace } from '../../../model/files.js';
import { folderOf, join, upwards } from '../../../model/paths.js';

/**
 * What in its folder, or in one above, hands an env file to the process, or says how that is done: a clause. Undefined where
 * nothing does.
 */
export async function readerOf(workspace: Workspace, path: string): Promise<string | undefined> {
  const own = folderOf(path);
  const tool = await toolIn(workspace, own, await workspace.list(own));
  if (tool !== undefined) return tool;
  for (const folder of upwards(own)) {
    const name = folder === '' ? path : path.slice(folder.length + 1);
    const found = await lineWith(workspace, folder, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function lineWith(workspace: Workspace, folder: string, name: string): Promise<string | undefined> {
  for (const file of await filesOfStarts(workspace, folder)) {
    const lines = ((await readText(workspace, file)) ?? '').split(/\r?\n/);
    const index = lines.findIndex((line) => hands(line, name));
    if (index >= 0) return `${file}:${String(index + 1)} loads it`;
  }
  return undefined;
}

/** A tool that loads `.env` of the folder by itself. */
export async function toolIn(
  workspace: Workspace,
  folder: string,
  names: readonly string[],
): Promise<string | undefined> {
  // https://pipenv.pypa.io/en/latest/shell.html#automatic-loading-of-env
  if (names.includes('Pipfile')) return 'pipenv loads it';
  // https://direnv.net/man/direnv-stdlib.1.html
  const direnv = names.includes('.envrc') ? await readText(workspace, join(folder, '.envrc')) : undefined;
  return /^\s*dotenv(_if_exists)?\s*(\.env)?\s*$/m.test(direnv ?? '') ? 'direnv loads it' : undefined;
}

/** Where people write down how they start an application. */
const FILES =
  /^(GNUmakefile|[Mm]akefile|\.?[Jj]ustfile|Taskfile\.ya?ml|Procfile[.\w]*|mise\.toml|\.mise\.toml|pyproject\.toml|package\.json|(README|CONTRIBUTING|INSTALL)(\.(md|rst|txt))?|[\w.-]+\.(sh|bash|ps1|service))$/;

/** Those below that hold such files. */
const FOLDERS: ReadonlyMap<string, RegExp> = new Map([
  ['bin', /^[\w-]+(\.(sh|bash))?$/],
  ['scripts', /\.(sh|bash)$/],
  ['.vscode', /^(launch|tasks)\.json$/],
  ['.devcontainer', /^devcontainer\.json$/],
]);

/** The files of a folder that tell how an application is started. */
export async function filesOfStarts(workspace: Workspace, folder: string): Promise<string[]> {
  const names = await workspace.list(folder);
  const found = names.filter((name) => FILES.test(name)).map((name) => join(folder, name));
  for (const [below, pattern] of FOLDERS) {
    if (!names.includes(`${below}/`)) continue;
    const inside = await workspace.list(join(folder, below));
    found.push(...inside.filter((name) => pattern.test(name)).map((name) => join(folder, below, name)));
  }
  return found;
}

/** Options and commands that take a file. */
const TAKES =
  /--env-file\b|\benv[-_]?[fF]ile\b|EnvironmentFile\s*=|_\.file\s*=|\bxargs\b|\bexport\s+\$\(|\benv\s+\$\(|\bdotenv\s+(-[ef]|run)\b/;
const SOURCES = /(^|[\s`;&|'"(])(source|\.|-?include)\s+["']?(\S*\/)?$/;
/** These take `.env` without being told. */
const BY_CUSTOM = /\b(honcho|foreman)\s+(start|run)\b|\bheroku\s+local\b|^\s*set\s+dotenv-load\b/;

/** What docker compose is given fills in the compose file alone. */
function hands(line: string, name: string): boolean {
  if (/\bcompose\b/.test(line)) return false;
  if (name === '.env' && BY_CUSTOM.test(line)) return true;
  return placesOf(line, name).some((at) => TAKES.test(line) || SOURCES.test(line.slice(0, at)));
}

/** Where a line names the file, and not `.env.example` or `prod.env`. */
function placesOf(line: string, name: string): number[] {
  const found: number[] = [];
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
    const isWhole = !/[\w.-]$/.test(line.slice(0, at)) && !/^([\w-]|\.\w)/.test(line.slice(at + name.length));
    if (isWhole) found.push(at);
  }
  return found;
}
