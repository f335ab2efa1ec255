import { readYaml } from '../languages/yaml.js';
import { readText, type Workspace } from '../model/files.js';
import type { Search } from '../model/framework.js';
import { folderOf, join, nameOf, upwards } from '../model/paths.js';
import { runsNeighbour } from './compose-apart.js';
import { OVERRIDE, withAddition, withCommitted } from './compose-additions.js';
import { withExtended } from './compose-extends.js';
import {
  imagesOf,
  sameApplication,
  serverAmong,
  valueOf,
  type NamedService,
  type ServedBy,
} from './compose-image.js';
import { supplyOfService, type ComposeService } from './compose-supply.js';
import { MIN_RANK, rankOf, type Candidate } from './compose-rank.js';
import { foldersBeside } from './image-folders.js';

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
  'conf/docker',
  'config/docker',
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
  let ofTests: ComposeService | undefined;
  for (const folder of upwards(app)) {
    for (const { path, isForContainers, isElsewhere } of await foldersAt(search.workspace, folder, app)) {
      for (const name of filesAmong(await search.workspace.list(path), isForContainers)) {
        const found = await serviceIn(search, join(path, name), { app, served, isElsewhere });
        if (found !== undefined && !found.isForTests) return found.service;
        ofTests ??= found?.service;
      }
    }
  }
  return ofTests;
}

interface ComposeFolder {
  readonly path: string;
  /** By its name: any file in it may be one of compose's. */
  readonly isForContainers: boolean;
  readonly isElsewhere: boolean;
}

/** Where compose files may lie: a folder, those in it that have a name for it, and then others. */
async function foldersAt(workspace: Workspace, folder: string, app: string): Promise<ComposeFolder[]> {
  const found: ComposeFolder[] = [];
  for (const below of FOLDERS) {
    const at = join(folder, below);
    const names = await workspace.list(at);
    // Each service or environment may have a folder of its own: `docker/web/compose.yaml`.
    const inner = below === '' ? [] : names.filter((name) => name.endsWith('/') && !ELSEWHERE.test(name));
    for (const path of [at, ...inner.map((name) => join(at, name.slice(0, -1)))])
      found.push({ path, isForContainers: below !== '', isElsewhere: false });
  }
  const others = (await foldersBeside(workspace, folder, app)).filter(
    (path) => !ELSEWHERE.test(nameOf(path)) && !found.some((one) => one.path === path),
  );
  return [...found, ...others.map((path) => ({ path, isForContainers: false, isElsewhere: true }))];
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
  circumstances: Pick<Candidate, 'app' | 'served' | 'isElsewhere'>,
): Promise<{ readonly service: ComposeService; readonly isForTests: boolean } | undefined> {
  const { served } = circumstances;
  const text = await readText(workspace, file);
  const isCompose = text !== undefined && (isNamed(file) || HAS_SERVICES.test(text));
  const root = isCompose ? await readYaml(text) : undefined;
  if (root === undefined) return undefined;
  // Version 1 of the format has the services at the top.
  const services = root.entries.get('services') ?? root;
  const named = await Promise.all(
    [...services.entries].map(async ([name, node]) => {
      return { name, service: await withExtended(workspace, node, services, file) };
    }),
  );
  const nodes = named.map(({ service }) => service);
  const images = await imagesOf(workspace, nodes, circumstances.app, served);
  const rated = await Promise.all(
    named.map(async (one) => {
      const rank = await rankOf(workspace, { ...one, file, images, ...circumstances });
      return { ...one, rank };
    }),
  );
  const ours = rated.filter(({ service }) => !runsNeighbour(service, served.neighbours));
  const [best] = ours.filter(({ rank }) => rank >= MIN_RANK).sort((a, b) => b.rank - a.rank);
  if (best === undefined) return undefined;
  const folder = folderOf(file);
  const same = sameApplication(ours, best, folder, served);
  const server = serverAmong(same, best, served);
  const supply = async ({ name, service }: NamedService) =>
    withCommitted(git, supplyOfService(name, service, folder));
  // What runs tests has settings of its own, which get their secret themselves.
  const besides = same.filter((one) => one !== server && !servesTests(one, served));
  const others = await Promise.all(besides.map(supply));
  const service = { file, isCommitted: await git.tracks(file), ...(await supply(server)), others };
  const isForTests = FOR_TESTS.test(root.entries.get('name')?.text ?? '') || servesTests(server, served);
  return { service, isForTests };
}

/** `shop-test`, `test`, `config.test_settings` */
const FOR_TESTS = /(^|[._-])tests?(ing)?([._-]|$)/;

function servesTests({ service }: NamedService, { variable }: ServedBy): boolean {
  const target = service.entries.get('build')?.entries.get('target')?.text;
  return [target, valueOf(service, variable)].some((text) => FOR_TESTS.test(text ?? ''));
}
