import { readDotenv } from '../languages/dotenv/dotenv.js';
import type { Search } from '../model/framework.js';
import { textOf, type Workspace } from '../model/files.js';
import { isOutside, join } from '../model/paths.js';
import { SECRET_VARIABLE } from '../model/secret.js';
import { surveyEnvFile, type EnvFile } from './index.js';
import { samplesAmong } from './samples.js';

/** Files that nobody reads. */
const SAMPLE = /example|sample|template|dist$/;

/**
 * The env file that gets the secret: of those that are read the one that has it, else one that is there and that git
 * ignores, else one that is there, else the first. Those that git tracks come last.
 * @param root the folder that the application is started in
 * @param paths seen from there, the likeliest first
 */
export async function chooseEnvFile(
  search: Search,
  root: string,
  paths: readonly string[],
): Promise<EnvFile | undefined> {
  const inside = paths.filter((path) => !isOutside(join(root, path)));
  const found = await Promise.all(
    inside.map(async (path) => {
      const text = textOf(await search.workspace.read(join(root, path)));
      return { file: await surveyEnvFile(search, root, path), text };
    }),
  );
  const best =
    found.find(({ text }) => holdsSecret(text)) ??
    found.find(({ text, file }) => text !== undefined && file.ignored) ??
    found.find(({ text, file }) => text !== undefined && !file.tracked) ??
    found.find(({ file }) => !file.tracked) ??
    found[0];
  return best?.file;
}

/** The samples of a `.env` in a folder. */
export async function samplesIn(workspace: Workspace, folder: string): Promise<string[]> {
  return samplesAmong(await workspace.list(folder), '.env').map((name) => join(folder, name));
}

/** Whether the secret is set where it may be read: in the environment of this command, or in an env file of a folder. */
export async function isSecretSet({ workspace, variables }: Search, folder: string): Promise<boolean> {
  if (variables?.[SECRET_VARIABLE] !== undefined) return true;
  const texts = await Promise.all(
    (await envFilesIn(workspace, folder)).map(async (name) =>
      textOf(await workspace.read(join(folder, name))),
    ),
  );
  return texts.some(holdsSecret);
}

/** The names of all env files in a folder. */
export async function envFilesIn(workspace: Workspace, folder: string): Promise<string[]> {
  return (await workspace.list(folder)).filter(
    (name) => name.startsWith('.env') && !name.endsWith('/') && !SAMPLE.test(name),
  );
}

function holdsSecret(text: string | undefined): boolean {
  return (
    text !== undefined && readDotenv(text).some(({ name, value }) => name === SECRET_VARIABLE && value !== '')
  );
}
