import { readDotenv } from '../languages/dotenv/dotenv.js';
import { readText, type Workspace } from '../model/files.js';
import { join, upwards } from '../model/paths.js';
import { referencesIn } from './references.js';
import { allSamplesAmong } from './samples.js';
import type { EnvFile } from './survey.js';

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

/**
 * The env file with the samples that lie beside the application, and in folders of their own there and above:
 * `docker/.env.sample`. One counts that has a variable which the application asks for: the others belong to something else.
 */
export async function withSamplesElsewhere(
  workspace: Workspace,
  envFile: EnvFile,
  app: string,
  asked: ReadonlySet<string>,
): Promise<EnvFile> {
  const samples: string[] = [];
  const templates: string[] = [];
  for (const sample of await samplesInFolders(workspace, app)) {
    if (envFile.samples.includes(sample) || sample === envFile.path) continue;
    const text = (await readText(workspace, sample)) ?? '';
    if (!readDotenv(text).some(({ name }) => asked.has(name))) continue;
    samples.push(sample);
    if (referencesIn(text) !== undefined) templates.push(sample);
  }
  return {
    ...envFile,
    samples: [...envFile.samples, ...samples],
    templates: [...(envFile.templates ?? []), ...templates],
  };
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
