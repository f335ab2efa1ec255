import type { ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { readText, type Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { folderOf, join, upwards } from '../../../model/paths.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { readDotenv } from '../../../languages/dotenv/dotenv.js';
import { settingsTemplates, type SettingsTemplate } from './settings-templates.js';
import { readTestConfigs, type TestConfig } from './test-configs.js';
import { namesSecret } from '../../../session/compose-supply.js';
import { leftOutOfImage } from '../../../session/containers.js';
import { djangoInProduction } from './supply.js';

/** What the repository shows of the processes that run the application elsewhere. */
export interface Runtime {
  /** Why the image does not have the env file: a clause; undefined where it may have it. */
  readonly leftOut: string | undefined;
  /** Where production gets its environment: a clause. */
  readonly production: string | undefined;
  /** Env files beside the one that the settings read, with variables that they ask for: `.env.docker`. */
  readonly otherEnvFiles: readonly string[];
  readonly testConfigs: readonly TestConfig[];
  readonly settingsTemplates: readonly SettingsTemplate[];
}

type Repository = Pick<Search, 'workspace' | 'git'>;

/** What is known of the settings. */
interface SettingsRead {
  readonly variables: { readonly names: ReadonlySet<string> };
  readonly graph: Pick<ModuleGraph, 'modules'>;
}

/**
 * @param envFile the env file that the settings read, where there is one
 * @param settings what the settings ask for, and their modules
 */
export async function readRuntime(
  search: Repository,
  app: string,
  envFile: string | undefined,
  settings: SettingsRead,
): Promise<Runtime> {
  const { workspace } = search;
  let production = await fromCompose(search, app);
  for (const folder of upwards(app)) {
    const names = await workspace.list(folder);
    production ??= (await fromSystemd(workspace, folder, names)) ?? fromPlatform(folder, names);
  }
  const leftOut = envFile === undefined ? undefined : await leftOutOfImage(workspace, app, envFile, 'python');
  const folders = [...settings.graph.modules.keys()].map(folderOf);
  return {
    leftOut,
    production,
    otherEnvFiles: await otherEnvFiles(workspace, app, envFile, settings.variables.names),
    testConfigs: await readTestConfigs(workspace, app),
    settingsTemplates: await settingsTemplates(workspace, [app, ...folders]),
  };
}

const OTHER_ENV_FILE = /^\.env\.(docker|compose|container|local|dev|development)$/;
/** https://cookiecutter-django.readthedocs.io */
const COOKIECUTTER = '.envs/.local/.django';

async function otherEnvFiles(
  workspace: Workspace,
  app: string,
  envFile: string | undefined,
  asked: ReadonlySet<string>,
): Promise<string[]> {
  const named = (await workspace.list(app)).filter((name) => OTHER_ENV_FILE.test(name));
  const found: string[] = [];
  for (const path of [...named, COOKIECUTTER].map((name) => join(app, name))) {
    const text = path === envFile ? undefined : await readText(workspace, path);
    const names = text === undefined ? [] : readDotenv(text).map(({ name }) => name);
    if (names.some((name) => asked.has(name)) && !names.includes(SECRET_VARIABLE)) found.push(path);
  }
  return found;
}

/** What a compose file for production hands to the service. */
async function fromCompose(search: Repository, app: string): Promise<string | undefined> {
  const compose = await djangoInProduction(search, app);
  if (compose === undefined || namesSecret(compose)) return undefined;
  const { file, service, envFiles, environment } = compose;
  const envFile = envFiles.find(({ isCommitted }) => isCommitted !== true);
  if (envFile !== undefined) return `in ${envFile.path}, which ${file}:${String(envFile.line)} reads`;
  return environment && `in the environment of the service ${service} (${file}:${String(environment.line)})`;
}

/** Folders in which units of systemd lie by custom. */
const UNITS = ['', 'deploy', 'deployment', 'systemd', 'etc', 'conf', 'config'];

/** `EnvironmentFile=` of a unit that serves this application, else the unit. */
async function fromSystemd(
  workspace: Workspace,
  folder: string,
  names: readonly string[],
): Promise<string | undefined> {
  for (const at of UNITS.filter((one) => one === '' || names.includes(`${one}/`))) {
    const units = at === '' ? names : await workspace.list(join(folder, at));
    for (const unit of units.filter((name) => name.endsWith('.service'))) {
      const file = join(folder, at, unit);
      const lines = ((await readText(workspace, file)) ?? '').split(/\r?\n/);
      const index = lines.findIndex((line) => /^EnvironmentFile\s*=/.test(line));
      const serves = lines.some((line) =>
        /^ExecStart\s*=.*(manage\.py|gunicorn|uvicorn|daphne|uwsgi)/.test(line),
      );
      const path = lines[index]?.replace(/^EnvironmentFile\s*=\s*-?/, '').trim();
      if (!serves) continue;
      return path === undefined
        ? `by Environment= or EnvironmentFile= in ${file}`
        : `in ${path}, which ${file}:${String(index + 1)} reads`;
    }
  }
  return undefined;
}

/**
 * Files of those that have a command for it.
 * - https://docs.doppler.com/docs/setting-secrets
 * - https://infisical.com/docs/cli/commands/secrets
 * - https://www.dotenv.org/docs
 */
const KEEPERS: ReadonlyMap<string, string> = new Map([
  ['doppler.yaml', 'doppler secrets set'],
  ['.infisical.json', 'infisical secrets set'],
  ['.env.vault', 'npx dotenv-vault@latest open production'],
  ['fly.toml', 'fly secrets set'],
]);

/** Platforms that keep the variables themselves. */
function fromPlatform(folder: string, names: readonly string[]): string | undefined {
  const keeper = [...KEEPERS].find(([name]) => names.includes(name));
  if (keeper !== undefined) return `with ${keeper[1]} (${join(folder, keeper[0])})`;
  const file = ['render.yaml', 'app.yaml', 'Procfile'].find((name) => names.includes(name));
  return file === undefined
    ? undefined
    : `in the environment of the platform that runs ${join(folder, file)}`;
}
