import { readYaml, type YamlNode } from '../languages/yaml.js';
import { readText, type Workspace } from '../model/files.js';
import type { Search } from '../model/framework.js';
import { folderOf, isOutside, join, nameOf, upwards } from '../model/paths.js';
import { OVERRIDE, withAddition, withCommitted } from './compose-additions.js';
import {
  commandOf,
  contextOf,
  dockerfileOf,
  sameApplication,
  serverAmong,
  valueOf,
  type NamedService,
  type ServedBy,
} from './compose-image.js';
import { holds, supplyOfService, type ComposeService } from './compose-supply.js';

type Repository = Pick<Search, 'workspace' | 'git'>;

/** The names that docker compose takes by itself come first: https://docs.docker.com/compose/intro/compose-application-model/ */
const USUAL = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];
const OTHER = /^((docker-)?compose[._-].+|local|dev|development)\.ya?ml$/;
/** In a folder for containers a file may have any name, which COMPOSE_FILE or `-f` gives: `docker/default.yml`. */
const ANY = /\.ya?ml$/;
const HAS_SERVICES = /^services:/m;
/** Those are of no use to somebody who develops. */
const ELSEWHERE = /prod|staging|stage|deploy|test|(^|[._-])ci[._-]|override/;
/** Where compose files lie, beside the folder of the application and those above it. */
const FOLDERS = [
  '',
  'docker',
  '.docker',
  'compose',
  'docker-compose',
  'deploy',
  'deployment',
  'infra',
  '.devcontainer',
];

/** The first compose file with such a service counts, from the application's folder upwards. */
export async function composeService(
  search: Repository,
  app: string,
  served: ServedBy,
): Promise<ComposeService | undefined> {
  const found = await serviceAmong(search, app, served, composeFiles);
  return found && withAdditions(search, found);
}

/** Those in the same folder that docker compose reads beside the file of a service, or is given with `-f`. */
async function withAdditions(search: Repository, found: ComposeService): Promise<ComposeService> {
  const folder = folderOf(found.file);
  const names = await search.workspace.list(folder);
  const isAddition = (name: string) => OTHER.test(name) && !ELSEWHERE.test(name);
  let service = found;
  for (const name of [...names.filter((one) => OVERRIDE.test(one)), ...names.filter(isAddition)]) {
    const file = join(folder, name);
    if (file !== found.file) service = await withAddition(search, service, file);
  }
  return service;
}

/** The same in files for production: `docker-compose.prod.yml`. */
export async function productionService(
  search: Repository,
  app: string,
  served: ServedBy,
): Promise<ComposeService | undefined> {
  return serviceAmong(search, app, served, (names) => names.filter((name) => PRODUCTION.test(name)));
}

const PRODUCTION =
  /^(docker-)?compose[._-](.+[._-])?(prod|production|live|deploy)\b.*\.ya?ml$|^(prod|production)\.ya?ml$/;

async function serviceAmong(
  search: Repository,
  app: string,
  served: ServedBy,
  filesAmong: (names: readonly string[], isForContainers: boolean) => string[],
): Promise<ComposeService | undefined> {
  for (const folder of upwards(app)) {
    for (const below of FOLDERS) {
      const at = join(folder, below);
      const names = await search.workspace.list(at);
      // Each service or environment may have a folder of its own: `docker/web/compose.yaml`.
      const inner = below === '' ? [] : names.filter((name) => name.endsWith('/') && !ELSEWHERE.test(name));
      for (const one of [at, ...inner.map((name) => join(at, name.slice(0, -1)))]) {
        for (const name of filesAmong(await search.workspace.list(one), below !== '')) {
          const found = await serviceIn(search, join(one, name), { app, served });
          if (found !== undefined) return found;
        }
      }
    }
  }
  return undefined;
}

function composeFiles(names: readonly string[], isForContainers: boolean): string[] {
  const others = names.filter((name) => ANY.test(name) && !USUAL.includes(name) && !ELSEWHERE.test(name));
  const named = others.filter((name) => OTHER.test(name));
  const unnamed = isForContainers ? others.filter((name) => !OTHER.test(name)) : [];
  const overrides = names.filter((name) => OVERRIDE.test(name));
  return [...USUAL.filter((name) => names.includes(name)), ...overrides, ...named, ...unnamed];
}

function isNamed(file: string): boolean {
  const name = nameOf(file);
  return USUAL.includes(name) || OTHER.test(name) || PRODUCTION.test(name);
}

/** A file that does not parse has nothing to say. */
async function serviceIn(
  { workspace, git }: Repository,
  file: string,
  { app, served }: Pick<Candidate, 'app' | 'served'>,
): Promise<ComposeService | undefined> {
  const text = await readText(workspace, file);
  const isCompose = text !== undefined && (isNamed(file) || HAS_SERVICES.test(text));
  const root = isCompose ? await readYaml(text) : undefined;
  if (root === undefined) return undefined;
  // Version 1 of the format has the services at the top.
  const services = root.entries.get('services') ?? root;
  const rated = await Promise.all(
    [...services.entries].map(async ([name, node]) => {
      const service = extended(node, services);
      const one = { name, service, file, app, served };
      return { name, service, rank: (await isOfOther(workspace, one)) ? 0 : await rankOf(workspace, one) };
    }),
  );
  const [best] = rated.filter(({ rank }) => rank >= MIN_RANK).sort((a, b) => b.rank - a.rank);
  if (best === undefined) return undefined;
  const folder = folderOf(file);
  const same = sameApplication(rated, best, folder, served);
  const server = serverAmong(same, best, served);
  const supply = async ({ name, service }: NamedService) =>
    withCommitted(git, supplyOfService(name, service, folder));
  const others = await Promise.all(same.filter((one) => one !== server).map(supply));
  return { file, isCommitted: await git.tracks(file), ...(await supply(server)), others };
}

/** `extends: name`, `extends: { service: name }`, in the same file; never more than once over. */
function extended(service: YamlNode, services: YamlNode): YamlNode {
  const base = service.entries.get('extends');
  if (base === undefined || base.entries.has('file')) return service;
  const name = base.text ?? base.entries.get('service')?.text ?? '';
  const entries = services.entries.get(name)?.entries ?? new Map<string, YamlNode>();
  return { ...service, entries: new Map([...entries, ...service.entries]) };
}

interface Candidate {
  readonly name: string;
  readonly service: YamlNode;
  readonly file: string;
  readonly app: string;
  readonly served: ServedBy;
}

/** What counts for a service: its command, the folder that its image is built from, its Dockerfile, its name. */
const MIN_RANK = 4;

async function rankOf(
  workspace: Workspace,
  { name, service, file, app, served }: Candidate,
): Promise<number> {
  const { starts, works, others, image, usualName } = served;
  const command = commandOf(service);
  const context = contextOf(service, folderOf(file));
  const isHere = context !== undefined && !isOutside(context);
  const builds = isHere && (holds(context, app) || holds(app, context));
  const serves = served.serves.test(command);
  const isOurs = serves || starts.test(command);
  // An image that somebody else has built is this application if it is started as such.
  if (context === undefined ? !isOurs : !builds) return 0;
  const docker = builds ? await dockerfileOf(workspace, service, context) : '';
  const signs: readonly (readonly [boolean, number])[] = [
    [serves, 8],
    [isOurs && !serves, 5],
    [builds, 3],
    [context === app, 1],
    [starts.test(docker) || served.serves.test(docker), 4],
    [image.test(docker), 1],
    [usualName.test(name), 2],
    [service.entries.has('ports'), 1],
    [works.test(`${name} ${command}`) && !serves, -4],
    [others.test(`${name} ${command}`) && !isOurs, -6],
  ];
  return signs.reduce((rank, [isSo, weight]) => rank + (isSo ? weight : 0), 0);
}

/** Whether a service has an image that somebody else has built, settings that are not here, and mounts nothing of the application. */
async function isOfOther(workspace: Workspace, { service, file, app, served }: Candidate): Promise<boolean> {
  const folder = folderOf(file);
  const module = valueOf(service, served.variable);
  if (contextOf(service, folder) !== undefined || module === undefined) return false;
  const { mounts } = supplyOfService('', service, folder);
  const isMounted = mounts.some(({ source }) => holds(source, app) || holds(app, source));
  if (isMounted || !/^\w+(\.\w+)*$/.test(module)) return false;
  const path = join(app, module.replaceAll('.', '/'));
  const files = [`${path}.py`, join(path, '__init__.py')];
  const found = await Promise.all(files.map((one) => workspace.read(one)));
  return found.every((one) => one === undefined);
}
