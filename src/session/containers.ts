import { isIgnored } from '../languages/text/ignored.js';
import { readText, type Workspace } from '../model/files.js';
import type { Search } from '../model/framework.js';
import { join, nameOf, upwards } from '../model/paths.js';
import { SECRET_VARIABLE } from '../model/secret.js';
import { listed } from '../model/words.js';
import { dockerfileWithout, type CodeLanguage } from './image-files.js';
import { composeService } from './compose.js';
import { neighboursOf } from './compose-apart.js';
import type { ServedBy } from './compose-image.js';
import {
  isTold,
  lineOfEnvironment,
  mountedFrom,
  mountsFile,
  namesSecret,
  type ComposeService,
  type ServiceSupply,
} from './compose-supply.js';

/** Why the image of an application does not have its env file: a clause; undefined where it may have it. */
export async function leftOutOfImage(
  workspace: Workspace,
  app: string,
  envFile: string,
  language: CodeLanguage,
): Promise<string | undefined> {
  for (const folder of upwards(app)) {
    if (await leavesOut(workspace, folder, envFile))
      return `${join(folder, '.dockerignore')} excludes ${envFile} from the image`;
    const dockerfile = await dockerfileWithout(workspace, folder, envFile, language);
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
  const lacking = servicesOf(compose).filter((one) => !hasFile(one, envFile));
  return lacking.length === 0 ? [] : [`${leftOut}: add ${variables} ${givenTo(compose, lacking)}.`];
}

/** The service that serves the application, and those that run it besides. */
export function servicesOf(compose: ComposeService): readonly ServiceSupply[] {
  return [compose, ...(compose.others ?? [])];
}

/** Whether a service gets an env file, from the disk or as its environment. */
function hasFile(service: ServiceSupply, envFile: string): boolean {
  return mountsFile(service, envFile) || passesFile(service, envFile);
}

export function passesFile({ envFiles }: ServiceSupply, envFile: string): boolean {
  return envFiles.some(({ path }) => path === envFile);
}

/**
 * The env file that docker compose passes to a service, where it also mounts it as this one: in the container it lies over
 * what the folder has.
 */
export function mountedInPlaceOf(compose: ComposeService, path: string): string | undefined {
  for (const service of servicesOf(compose)) {
    const mounted = service.mounts.find((mount) => {
      const { source, target } = mount;
      const rest = { mounts: service.mounts.filter((other) => other !== mount) };
      const isOver = !mountsFile(rest, path) || mountedFrom(rest, target)?.path === path;
      return nameOf(target) === nameOf(path) && isOver && passesFile(service, source);
    });
    if (mounted !== undefined) return mounted.source;
  }
  return undefined;
}

/** A service whose variables are listed one by one may not see the file. */
function listedSteps(envFile: string, compose: ComposeService | undefined, variables: string): string[] {
  if (compose === undefined) return [];
  const lacking = servicesOf(compose).filter(
    (one) => isTold(one) && !hasFile(one, envFile) && !namesSecret(one),
  );
  const tracked = lacking.filter(hasTrackedFilesAlone);
  return [
    ...trackedSteps(envFile, compose.file, tracked, variables),
    ...byPlace(lacking.filter((one) => !tracked.includes(one))).map(({ services, lines, path }) => {
      const them = named(services);
      const [does, their] = containersOf(services);
      const at = `${compose.file}:${lines}`;
      return path === undefined
        ? `${at} ${does === 'passes' ? 'lists' : 'list'} the environment of ${them}: add ${variables} there if ${their} have ${envFile}.`
        : `${at} ${does} ${path} to ${them}: add ${variables} to it if ${their} have ${envFile}.`;
    }),
  ];
}

function hasTrackedFilesAlone({ environment, envFiles }: ServiceSupply): boolean {
  return environment === undefined && envFiles.every(({ isCommitted }) => isCommitted === true);
}

function containersOf(services: readonly unknown[]): readonly [does: string, their: string] {
  return services.length === 1 ? ['passes', "its container doesn't"] : ['pass', "their containers don't"];
}

/** What git has takes no secret. */
function trackedSteps(
  envFile: string,
  file: string,
  services: readonly ServiceSupply[],
  variables: string,
): string[] {
  if (services.length === 0) return [];
  const given = services.flatMap(({ envFiles }) => envFiles);
  const [does, their] = containersOf(services);
  const lines = listed([...new Set(given.map(({ line }) => String(line)))]);
  const files = listed([...new Set(given.map(({ path }) => path))]);
  const them = named(services.map(({ service }) => service));
  const whose = services.length === 1 ? 'its' : 'their';
  return [
    `${file}:${lines} ${does} ${files} to ${them}, and git tracks that: add ${variables} to ${whose} environment if ${their} have ${envFile}.`,
  ];
}

/**
 * Where services get their variables: `to .env of the service web (compose.yaml:4)`. What git has is no place for a secret:
 * a committed env file gives way to the environment, and a committed compose file gets a reference.
 */
export function givenTo({ file, isCommitted }: ComposeService, services: readonly ServiceSupply[]): string {
  const groups = byPlace(services);
  const places = groups.map(
    ({ path, services: names, lines }) =>
      `to ${path ?? 'the environment'} of ${named(names)} (${file}:${lines})`,
  );
  const isWritten = isCommitted === true && groups.some(({ path }) => path === undefined);
  const reference = `, as \${${SECRET_VARIABLE}} and not as text, since git tracks ${file}`;
  return `${listed(places)}${isWritten ? reference : ''}`;
}

/** The same for services whose variables are listed there. */
export function inEnvironmentOf({ file }: ComposeService, services: readonly ServiceSupply[]): string {
  const lines = new Set(services.map((one) => String(lineOfEnvironment(one, services))));
  return `the environment of ${named(services.map(({ service }) => service))} (${file}:${listed([...lines])})`;
}

interface Place {
  /** The env file; undefined for the environment in the compose file. */
  readonly path: string | undefined;
  readonly services: string[];
  /** Their lines, as a sentence lists them. */
  readonly lines: string;
}

function byPlace(services: readonly ServiceSupply[]): Place[] {
  const found = new Map<string | undefined, { services: string[]; lines: number[] }>();
  for (const one of services) {
    const { service, envFiles } = one;
    const envFile = envFiles.find(({ isCommitted }) => isCommitted !== true);
    const place = found.get(envFile?.path) ?? { services: [], lines: [] };
    place.services.push(service);
    place.lines.push(envFile?.line ?? lineOfEnvironment(one, services));
    found.set(envFile?.path, place);
  }
  return [...found].map(([path, { services: names, lines }]) => ({
    path,
    services: names,
    lines: listed([...new Set(lines)].map(String)),
  }));
}

function named(services: readonly string[]): string {
  return `the service${services.length === 1 ? '' : 's'} ${listed(services)}`;
}

/**
 * The containers that lack the env file which an application of Node reads.
 * @param root the folder that the application is started in
 * @param served by what the service that runs it is known
 * @param application its own folder, where that is another one
 */
export async function containersWithout(
  search: Pick<Search, 'workspace' | 'git'>,
  root: string,
  envFile: string | undefined,
  served: ServedBy,
  application = root,
): Promise<LeftOut | undefined> {
  const leftOut =
    envFile === undefined ? undefined : await leftOutOfImage(search.workspace, root, envFile, 'node');
  if (envFile === undefined || leftOut === undefined) return undefined;
  const neighbours = await neighboursOf(search.workspace, application);
  return { envFile, leftOut, compose: await composeService(search, root, { ...served, neighbours }) };
}
