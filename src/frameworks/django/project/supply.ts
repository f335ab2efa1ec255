import { readDotenv } from '../../../languages/dotenv/dotenv.js';
import { readText, type Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { join, upwards } from '../../../model/paths.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { samplesAmong } from '../../../session/samples.js';
import { referencesIn, type References } from '../../../session/references.js';
import type { LoadedByManage, OutsideFile } from './loaded-by-manage.js';
import { readerOf, toolIn } from './env-file-readers.js';
import type { VariablesRead } from '../settings/loaders/variables-read.js';
import type { EnvFile } from '../../../session/index.js';
import type { Loader } from '../../../session/python/loaders/loader.js';
import type { Unknown } from '../settings/setting.js';
import { composeService, productionService } from '../../../session/compose.js';
import type { ServedBy } from '../../../session/compose-image.js';
import type { ComposeService } from '../../../session/compose-supply.js';

/** Who fills the environment of a process whose settings load no file themselves. */
export type Supply =
  /** An env file; `how` is a clause that says by whom it is read, where that is known; it may have another path in a container. */
  | { readonly kind: 'file'; readonly path: string; readonly how?: string; readonly mountedAs?: string }
  /** Something outside of the repository: a file, or by a template that names where, if there is one. */
  | { readonly kind: 'outside'; readonly file?: OutsideFile; readonly template?: SupplyTemplate }
  /** Nobody, as far as the repository shows: the settings can do without. */
  | { readonly kind: 'nobody' };

/** An env file that names secrets which a tool puts into the environment, as `op run --env-file .env.tpl` does. */
export interface SupplyTemplate {
  readonly path: string;
  readonly references: References;
  readonly hasSecret: boolean;
}

/** Where compose hands over no file: a file by custom, or what the settings can't do without. */
export async function findSupply(
  { workspace }: Pick<Search, 'workspace'>,
  app: string,
  compose: ComposeService | undefined,
  variables: VariablesRead,
): Promise<Supply> {
  for (const folder of upwards(app)) {
    const found = await fileIn(workspace, folder, variables);
    if (found !== undefined) return found;
  }
  return compose?.environment !== undefined || variables.required.size > 0
    ? { kind: 'outside' }
    : { kind: 'nobody' };
}

/**
 * The env file of the service: of several the one with the most of what the settings ask for, else the first. Those that git has
 * come last: the process gets them all, and a secret must not be committed.
 */
export async function composedSupply(
  { workspace }: Pick<Search, 'workspace'>,
  { envFiles, file, service }: ComposeService,
  { names }: VariablesRead,
): Promise<Supply | undefined> {
  const rated = await Promise.all(
    envFiles.map(async ({ path, line, isCommitted = false }) => {
      const given = await namesIn(workspace, path);
      const asked = given.filter((name) => names.has(name)).length;
      return { path, line, isCommitted, asked, hasSecret: given.includes(SECRET_VARIABLE) };
    }),
  );
  // Where a database's own file is handed over as well, it is the application's that takes the secret.
  const [best] = rated.sort(
    (a, b) =>
      Number(b.hasSecret) - Number(a.hasSecret) ||
      Number(isOfOtherServer(a.path)) - Number(isOfOtherServer(b.path)) ||
      Number(a.isCommitted) - Number(b.isCommitted) ||
      b.asked - a.asked,
  );
  if (best === undefined) return undefined;
  return {
    kind: 'file',
    path: best.path,
    how: `${file}:${String(best.line)} passes it to the service ${service}`,
  };
}

/** `postgres/.envs`, `redis.env` */
function isOfOtherServer(path: string): boolean {
  const [name = '', folder = ''] = path.split('/').reverse();
  return [name, folder].some((one) =>
    /^\.?(postgres|pgsql|mysql|mariadb|db|database|redis|rabbit|mongo)/.test(one),
  );
}

/** An env file is one that the process gets if it, or its sample, has variables that the settings ask for. */
async function fileIn(
  workspace: Workspace,
  folder: string,
  { names: asked }: VariablesRead,
): Promise<Supply | undefined> {
  const names = await workspace.list(folder);
  const path = join(folder, ENV_FILE);
  for (const name of [...names.filter((one) => one === ENV_FILE), ...samplesAmong(names, ENV_FILE)]) {
    const text = (await readText(workspace, join(folder, name))) ?? '';
    const given = readDotenv(text).map((entry) => entry.name);
    // Who has put the secret itself there has done so for a reason.
    const isMeant = name === ENV_FILE && given.includes(SECRET_VARIABLE);
    if (!isMeant && !given.some((one) => asked.has(one))) continue;
    const template = name === ENV_FILE ? undefined : templateOf(join(folder, name), text);
    if (template !== undefined) return { kind: 'outside', template };
    const how = await readerOf(workspace, path);
    return { kind: 'file', path, ...(how !== undefined && { how }) };
  }
  const tool = await toolIn(workspace, folder, names);
  return tool === undefined ? undefined : { kind: 'file', path, how: tool };
}

/** A sample is copied to the env file; one that names secrets of 1Password is itself what `op run` reads. */
function templateOf(sample: string, text: string): SupplyTemplate | undefined {
  const references = referencesIn(text);
  if (references?.kind !== '1Password') return undefined;
  const hasSecret = readDotenv(text).some(({ name }) => name === SECRET_VARIABLE);
  return { path: sample, references, hasSecret };
}

const ENV_FILE = '.env';

async function namesIn(workspace: Workspace, path: string): Promise<string[]> {
  const text = await readText(workspace, path);
  return text === undefined ? [] : readDotenv(text).map(({ name }) => name);
}

/** Nobody is known to read the file, and a secret in it would be in the history: then it is left alone. */
export function isUnreadAndCommitted({
  loader,
  envFile,
  entry,
}: {
  readonly loader: Loader | Unknown | undefined;
  readonly envFile: EnvFile | undefined;
  readonly entry: Pick<LoadedByManage, 'envFile'>;
}): boolean {
  if (loader === undefined || loader.kind === 'unknown' || entry.envFile === envFile?.path) return false;
  const isUnread = loader.source.kind === 'environment' && loader.source.unknown === undefined;
  return isUnread && envFile?.tracked === true && envFile.keeper === undefined;
}

const SERVED_BY: ServedBy = {
  serves: /runserver|gunicorn|uvicorn|daphne|hypercorn|granian|uwsgi|\b[aw]sgi\b/,
  names: /runserver|uwsgi|\b[aw]sgi\b|\w:\w/,
  starts: /manage\.py|django-admin/,
  works:
    /celery|worker|beat|flower|\brq\b|huey|dramatiq|qcluster|migrat|tailwind|docs|test|(?<!inf)init|shell|cron|schedul|consum/,
  worksFor: /\bcelery\s(?:.*\s)?(?:-A|--app)[\s=]*(\w+)/,
  others: /\b(npm|yarn|pnpm|node|vite|webpack|nginx|caddy|postgres|redis)\b/,
  image: /^FROM\s+\S*python/im,
  usualName: /django|web|backend|app|api|server|site/,
  variable: 'DJANGO_SETTINGS_MODULE',
};

/** The same in compose files for production. */
export async function djangoInProduction(
  search: Pick<Search, 'workspace' | 'git'>,
  app: string,
): Promise<ComposeService | undefined> {
  return productionService(search, app, SERVED_BY);
}

/** The service of a compose file that serves a Django application. */
export async function djangoService(
  search: Pick<Search, 'workspace' | 'git'>,
  app: string,
): Promise<ComposeService | undefined> {
  return composeService(search, app, SERVED_BY);
}
