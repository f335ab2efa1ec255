import { isIgnored } from '../languages/text/ignored.js';
import { readText, type Workspace } from '../model/files.js';
import { join, upwards } from '../model/paths.js';
import { SECRET_VARIABLE } from '../model/secret.js';
import { dockerfileWithout } from './image-files.js';
import { composeService, mountsFile, type ComposeService, type ServedBy } from './compose.js';

/** Why the image of an application does not have its env file: a clause; undefined where it may have it. */
export async function leftOutOfImage(
  workspace: Workspace,
  app: string,
  envFile: string,
): Promise<string | undefined> {
  for (const folder of upwards(app)) {
    if (await leavesOut(workspace, folder, envFile))
      return `${join(folder, '.dockerignore')} excludes ${envFile} from the image`;
    const dockerfile = await dockerfileWithout(workspace, folder, envFile);
    if (dockerfile !== undefined) return `${dockerfile} doesn't copy ${envFile} into the image`;
  }
  return undefined;
}

/** https://docs.docker.com/build/concepts/context/#dockerignore-files; its patterns differ from git's in anchoring. */
async function leavesOut(workspace: Workspace, folder: string, envFile: string): Promise<boolean> {
  const below = folder === '' ? envFile : envFile.slice(folder.length + 1);
  const names = await workspace.list(folder);
  if (!names.includes('.dockerignore') || join(folder, below) !== envFile) return false;
  const text = (await readText(workspace, join(folder, '.dockerignore'))) ?? '';
  const anchored = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/^(!?)(?:\.?\/)?/, '$1/'));
  return isIgnored(anchored, below) === true;
}

/** An env file that containers lack. */
export interface LeftOut {
  readonly envFile: string;
  /** Why the image does not have it: a clause. */
  readonly leftOut: string | undefined;
  readonly compose: ComposeService | undefined;
}

/**
 * The next step where the application reads a file that the container does not have.
 * @param variables the names that it needs, as a sentence lists them
 */
export function containerSteps({ envFile, leftOut, compose }: LeftOut, variables: string): string[] {
  if (leftOut === undefined) return listedSteps(envFile, compose, variables);
  if (compose === undefined)
    return [`${leftOut}: pass ${variables} to containers, e.g. with docker run --env-file.`];
  const hasFile = mountsFile(compose, envFile) || compose.envFiles.some(({ path }) => path === envFile);
  return hasFile ? [] : [`${leftOut}: add ${variables} ${givenBy(compose)}.`];
}

/** A service whose variables are listed one by one may not see the file. */
function listedSteps(envFile: string, compose: ComposeService | undefined, variables: string): string[] {
  if (compose === undefined || mountsFile(compose, envFile)) return [];
  const { environment, envFiles, file, service } = compose;
  const [other] = envFiles;
  if (environment?.names.has(SECRET_VARIABLE) === true) return [];
  if (envFiles.some(({ path }) => path === envFile)) return [];
  if (other !== undefined)
    return [
      `${file}:${String(other.line)} passes ${other.path} to the service ${service}: add ${variables} to it if its container doesn't have ${envFile}.`,
    ];
  if (environment === undefined) return [];
  return [
    `${file}:${String(environment.line)} lists the environment of the service ${service}: add ${variables} there if its container doesn't have ${envFile}.`,
  ];
}

/** Where a service gets its variables: `to .env of the service web (compose.yaml:4)`. */
export function givenBy({ envFiles: [envFile], environment, line, file, service }: ComposeService): string {
  const place = `${file}:${String(envFile?.line ?? environment?.line ?? line)}`;
  return `to ${envFile?.path ?? 'the environment'} of the service ${service} (${place})`;
}

/**
 * The containers that lack the env file which the application reads.
 * @param root the folder that the application is started in
 * @param served by what the service that runs it is known
 */
export async function containersWithout(
  workspace: Workspace,
  root: string,
  envFile: string | undefined,
  served: ServedBy,
): Promise<LeftOut | undefined> {
  const leftOut = envFile === undefined ? undefined : await leftOutOfImage(workspace, root, envFile);
  if (envFile === undefined || leftOut === undefined) return undefined;
  return { envFile, leftOut, compose: await composeService(workspace, root, served) };
}
