import { readDotenv } from '../languages/dotenv/dotenv.js';
import { readText, type Workspace } from '../model/files.js';
import { folderOf, join, upwards } from '../model/paths.js';
import type { ComposeService } from './compose-supply.js';
import { passesFile, servicesOf } from './containers.js';
import { referencesIn } from './references.js';
import { allSamplesAmong } from './samples.js';
import { prefixOf, type EnvFile } from './survey.js';

/** Where samples lie by custom that are not beside their env file. */
const FOLDERS = [
  'env',
  'envs',
  '.envs',
  'docker',
  '.docker',
  'compose',
  'config',
  'conf',
  'deploy',
  'deployment',
];

interface Surroundings {
  readonly asked: ReadonlySet<string>;
  readonly compose: ComposeService | undefined;
  readonly loaded: readonly string[];
}

/**
 * The env file with the samples that lie beside the application, and in folders of their own there and above:
 * `docker/.env.sample`. One counts that has a variable which the application asks for: the others belong to something else.
 * A file that the application gets, such as `.env.defaults`, is no sample: an empty line there could win over the secret.
 * @param compose the service that runs the application
 * @param loaded the files that the application loads itself
 */
export async function withSamplesElsewhere(
  workspace: Workspace,
  envFile: EnvFile,
  app: string,
  { asked, compose, loaded }: Surroundings,
): Promise<EnvFile> {
  const passed = compose === undefined ? [] : servicesOf(compose);
  const isRead = (file: string) => loaded.includes(file) || passed.some((one) => passesFile(one, file));
  const own = envFile.samples.filter((sample) => !isRead(sample));
  const samples: string[] = [];
  const templates: string[] = [];
  for (const sample of await samplesInFolders(workspace, app)) {
    if (own.includes(sample) || sample === envFile.path || isRead(sample)) continue;
    if (compose !== undefined && fillsInAlone(compose, folderOf(sample))) continue;
    const text = (await readText(workspace, sample)) ?? '';
    if (!readDotenv(text).some(({ name }) => asked.has(name))) continue;
    samples.push(sample);
    if (referencesIn(text) !== undefined) templates.push(sample);
  }
  const all = [...own, ...samples];
  return {
    ...envFile,
    samples: all,
    prefix: await prefixOf(workspace, all),
    templates: [...(envFile.templates ?? []), ...templates],
  };
}

/** Whether the `.env` of a folder only fills in the compose file beside it: no container gets what it has. */
function fillsInAlone(compose: ComposeService, folder: string): boolean {
  if (folderOf(compose.file) !== folder || compose.envFiles.length === 0) return false;
  const services = servicesOf(compose);
  const isHanded = services.some((one) => passesFile(one, join(folder, '.env')));
  return !isHanded && services.every(({ environment }) => environment === undefined);
}

async function samplesInFolders(workspace: Workspace, app: string): Promise<string[]> {
  const found: string[] = [];
  for (const folder of upwards(app)) {
    const names = await workspace.list(folder);
    const folders = FOLDERS.filter((name) => names.includes(`${name}/`)).map((name) => join(folder, name));
    for (const at of folder === app ? [app, ...folders] : folders)
      found.push(...allSamplesAmong(await workspace.list(at), '.env').map((name) => join(at, name)));
  }
  return found;
}
