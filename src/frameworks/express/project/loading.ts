import { isRecord, readJson } from '../../../languages/node/files.js';
import type { Manifest } from '../../../languages/node/manifest.js';
import type { Workspace } from '../../../model/files.js';
import { join } from '../../../model/paths.js';
import { loadingByCode, type Before, type EnvLoading } from './loading-by-code.js';
import type { Application } from './locate.js';

/** `-r dotenv/config`, `--import dotenv/config`, `dotenvx run`, and bun, which reads it by itself. */
const PRELOADED =
  /(?:-r|--require|--import)[= ](?:dotenv(?:-\w+)?|@dotenvx\/dotenvx)\/config|\bdotenvx run\b|\bdotenv\b.{0,500} --(?: |$)|\bbun\b/;
const ENV_FILE =
  /--env-file(?:-if-exists)?[= ]["']?([^\s"']+)|\benv-cmd\b.{0,500}?-f[ =]([^\s"']+)|\bdotenv\b.{0,500}?-e[ =]([^\s"']+)|\benv-cmd\b/g;

/** What the start scripts say, the first of these that says anything. */
function loadingByScript({ scripts }: Manifest, more: readonly string[]): EnvLoading | undefined {
  const starting = Object.entries(scripts).filter(([name]) =>
    /^(dev|develop|start|serve|watch|server)($|[:_-])/.test(name),
  );
  const texts = [...starting.map(([, script]) => script), ...more];
  const found = texts.flatMap((script) => [
    ...[...script.matchAll(ENV_FILE)].map((match) => match[1] ?? match[2] ?? match[3] ?? '.env'),
    ...(PRELOADED.test(script) ? ['.env'] : []),
  ]);
  if (found.length === 0) return undefined;
  const paths = [...new Set(found.map((path) => path.replace(/^\.\//, '')))];
  return { kind: 'script', paths, early: true, file: undefined, line: undefined };
}

/** What gives the application its environment, as far as what runs before a node goes. */
export async function envLoading(
  workspace: Workspace,
  application: Application,
  before: Before | undefined,
): Promise<EnvLoading> {
  const { root, manifest } = application;
  const nodemon = await readJson(workspace, join(root, 'nodemon.json')).catch(() => undefined);
  const exec = isRecord(nodemon) && typeof nodemon['exec'] === 'string' ? [nodemon['exec']] : [];
  const byScript = loadingByScript(manifest, exec);
  const byCode = before && (await loadingByCode(application, before));
  if (byCode?.early === true) return byCode;
  return byScript ?? byCode ?? { kind: 'none', paths: [], early: false, file: undefined, line: undefined };
}
