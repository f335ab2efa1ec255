import { readDotenv } from '../../../languages/dotenv/dotenv.js';
import { readText, type Workspace } from '../../../model/files.js';
import type { Search } from '../../../model/framework.js';
import { folderOf, join, upwards, nameOf } from '../../../model/paths.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { composeService } from '../../../session/compose.js';
import type { ServedBy } from '../../../session/compose-image.js';
import type { ComposeService } from '../../../session/compose-supply.js';
import { surveyEnvFile, type EnvFile } from '../../../session/index.js';
import type { EnvSource } from '../../../session/python/loaders/loader.js';

/** The env file that a source names, or will; undefined where nobody can tell. */
export async function envFileOf(search: Search, source: EnvSource): Promise<EnvFile | undefined> {
  if (source.kind === 'environment') return undefined;
  const path = source.kind === 'file' ? source.path : await found(search.workspace, source);
  return surveyEnvFile(search, folderOf(path), nameOf(path), source.reader);
}

/** The first file of that name upwards; a new one goes where the application is started, if that is on the way. */
async function found(
  workspace: Workspace,
  { folder, name, newFileFolder }: Extract<EnvSource, { kind: 'search' }>,
): Promise<string> {
  for (const at of upwards(folder)) {
    const path = join(at, name);
    if ((await workspace.read(path)) !== undefined) return path;
  }
  const isOnTheWay =
    newFileFolder === '' || folder === newFileFolder || folder.startsWith(`${newFileFolder}/`);
  return join(isOnTheWay ? newFileFolder : folder, name);
}

const SERVED_BY: ServedBy = {
  serves: /uvicorn|gunicorn|hypercorn|granian|fastapi (run|dev)/,
  names: /fastapi (run|dev)|\w:\w/,
  starts: /python\s+\S*(main|app|run|server)\.py/,
  works: /celery|worker|beat|flower|\brq\b|huey|dramatiq|migrat|alembic|docs|test|(?<!inf)init/,
  others:
    /\b(npm|yarn|pnpm|node|vite|webpack|nginx|caddy|traefik|db|database|postgres\w*|mysql|mariadb|mongo\w*|redis|cache|pgadmin\w*|adminer|rabbitmq|kafka|minio|prometheus|grafana)\b/,
  image: /^FROM\s+\S*python/im,
  usualName: /fastapi|web|backend|app|api|server|site/,
};

/** The service of a compose file that serves the application. */
export async function serviceOf(search: Search, app: string): Promise<ComposeService | undefined> {
  return composeService(search, app, SERVED_BY);
}

/** The process gets them all: the one that has the secret counts, else the first one that git has not. */
async function handedOver(
  workspace: Workspace,
  envFiles: ComposeService['envFiles'],
): Promise<string | undefined> {
  for (const { path } of envFiles)
    if (readDotenv((await readText(workspace, path)) ?? '').some(({ name }) => name === SECRET_VARIABLE))
      return path;
  return (envFiles.find(({ isCommitted }) => isCommitted !== true) ?? envFiles[0])?.path;
}

/** The env file that whoever starts the application hands over: the server, compose, pipenv or direnv. */
export async function suppliedFile(
  workspace: Workspace,
  app: string,
  byServer: string | undefined,
  compose: ComposeService | undefined,
): Promise<string | undefined> {
  if (byServer !== undefined) return byServer;
  const handed = await handedOver(workspace, compose?.envFiles ?? []);
  if (handed !== undefined) return handed;
  const names = await workspace.list(app);
  // https://pipenv.pypa.io/en/latest/shell.html#automatic-loading-of-env
  if (names.includes('Pipfile')) return join(app, '.env');
  // https://direnv.net/man/direnv-stdlib.1.html
  const direnv = names.includes('.envrc') ? await readText(workspace, join(app, '.envrc')) : undefined;
  return /^\s*dotenv(_if_exists)?\s*(\.env)?\s*$/m.test(direnv ?? '') ? join(app, '.env') : undefined;
}
