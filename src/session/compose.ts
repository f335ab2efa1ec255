import { readYaml, type YamlNode } from '../languages/yaml.js';
import { readText, type Workspace } from '../model/files.js';
import { folderOf, isOutside, join, upwards } from '../model/paths.js';
import { SECRET_VARIABLE } from '../model/secret.js';

/** The service of a compose file that runs this application, as far as its environment goes. */
export interface ComposeService {
  /** The compose file. */
  readonly file: string;
  readonly service: string;
  readonly line: number;
  readonly envFiles: readonly ComposeEnvFile[];
  /** The names under `environment`, whether they are a list or a map, and its line; undefined without one. */
  readonly environment:
    { readonly names: ReadonlySet<string>; readonly isList: boolean; readonly line: number } | undefined;
  /** The folders on the disk that are those in the container, relative to the workspace's root. */
  readonly mounts: readonly string[];
}

/** By what the service of a framework's application is known. */
export interface ServedBy {
  /** A command that serves the application; */
  readonly serves: RegExp;
  /** one that starts it otherwise; */
  readonly starts: RegExp;
  /** names and commands of what works beside the server; */
  readonly works: RegExp;
  /** and of other programs. */
  readonly others: RegExp;
  /** The image that a Dockerfile begins with. */
  readonly image: RegExp;
  readonly usualName: RegExp;
}

interface ComposeEnvFile {
  /** Relative to the workspace's root. */
  readonly path: string;
  readonly line: number;
}

/** The names that docker compose takes by itself come first: https://docs.docker.com/compose/intro/compose-application-model/ */
const USUAL = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];
const OTHER = /^((docker-)?compose[._-].+|local|dev|development)\.ya?ml$/;
/** In a folder for containers a file may have any name, which COMPOSE_FILE or `-f` gives: `docker/default.yml`. */
const ANY = /\.ya?ml$/;
const HAS_SERVICES = /^services:/m;
/** Those are of no use to somebody who develops. */
const ELSEWHERE = /prod|staging|stage|deploy|test|(^|[._-])ci[._-]|override/;
/** Where compose files lie, beside the folder of the application and those above it. */
const FOLDERS = ['', 'docker', '.docker', 'deploy', 'deployment', 'infra', '.devcontainer'];

/** The first compose file with such a service counts, from the application's folder upwards. */
export async function composeService(
  workspace: Workspace,
  app: string,
  served: ServedBy,
): Promise<ComposeService | undefined> {
  return serviceAmong(workspace, app, served, composeFiles);
}

/** The same in files for production: `docker-compose.prod.yml`. */
export async function productionService(
  workspace: Workspace,
  app: string,
  served: ServedBy,
): Promise<ComposeService | undefined> {
  return serviceAmong(workspace, app, served, (names) => names.filter((name) => PRODUCTION.test(name)));
}

const PRODUCTION =
  /^(docker-)?compose[._-](.+[._-])?(prod|production|live|deploy)\b.*\.ya?ml$|^(prod|production)\.ya?ml$/;

async function serviceAmong(
  workspace: Workspace,
  app: string,
  served: ServedBy,
  filesAmong: (names: readonly string[], isForContainers: boolean) => string[],
): Promise<ComposeService | undefined> {
  for (const folder of upwards(app)) {
    for (const below of FOLDERS) {
      const at = join(folder, below);
      for (const name of filesAmong(await workspace.list(at), below !== '')) {
        const found = await serviceIn(workspace, join(at, name), { app, served });
        if (found !== undefined) return found;
      }
    }
  }
  return undefined;
}

function composeFiles(names: readonly string[], isForContainers: boolean): string[] {
  const others = names.filter((name) => ANY.test(name) && !USUAL.includes(name) && !ELSEWHERE.test(name));
  const named = others.filter((name) => OTHER.test(name));
  const unnamed = isForContainers ? others.filter((name) => !OTHER.test(name)) : [];
  return [...USUAL.filter((name) => names.includes(name)), ...named, ...unnamed];
}

function isNamed(file: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return USUAL.includes(name) || OTHER.test(name) || PRODUCTION.test(name);
}

/** A file that does not parse has nothing to say. */
async function serviceIn(
  workspace: Workspace,
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
      return { name, service, rank: await rankOf(workspace, { name, service, file, app, served }) };
    }),
  );
  const [best] = rated.filter(({ rank }) => rank >= MIN_RANK).sort((a, b) => b.rank - a.rank);
  if (best === undefined) return undefined;
  const { name, service } = best;
  const environment = service.entries.get('environment');
  return {
    file,
    service: name,
    line: service.line,
    envFiles: envFilesOf(service.entries.get('env_file'), folderOf(file)),
    environment: environment && {
      names: namesIn(environment),
      isList: environment.items.length > 0,
      line: environment.line,
    },
    mounts: mountsOf(service, folderOf(file)),
  };
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
  const command = ['command', 'entrypoint'].map((key) => textOf(service.entries.get(key))).join(' ');
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

/** A string, or a list of strings, as one text. */
function textOf(node: YamlNode | undefined): string {
  return node?.text ?? node?.items.map((item) => item.text ?? '').join(' ') ?? '';
}

/** `build: folder`, `build: { context: folder }`; undefined where nothing is built, or in a way that can't be followed. */
function contextOf(service: YamlNode, folder: string): string | undefined {
  const build = service.entries.get('build');
  const context =
    build?.text ?? build?.entries.get('context')?.text ?? (build?.entries.size ? '.' : undefined);
  if (context === undefined || /[$:]/.test(context)) return undefined;
  // One outside of the repository builds something else, and holds nothing here.
  return pathFrom(folder, context) ?? join(folder, context);
}

async function dockerfileOf(workspace: Workspace, service: YamlNode, context: string): Promise<string> {
  const name = service.entries.get('build')?.entries.get('dockerfile')?.text ?? 'Dockerfile';
  const path = pathFrom(context, name);
  return path === undefined ? '' : ((await readText(workspace, path)) ?? '');
}

/** `env_file: x`, `- x`, `- path: x`; an entry with another variable than one with a default is left out. */
function envFilesOf(node: YamlNode | undefined, folder: string): ComposeEnvFile[] {
  if (node === undefined) return [];
  const given = node.items.length > 0 ? node.items : [node];
  return given.flatMap((item) => {
    const text = withDefaults(item.text ?? item.entries.get('path')?.text ?? '');
    const path = text === undefined || text === '' ? undefined : pathFrom(folder, text);
    return path === undefined ? [] : [{ path, line: item.line }];
  });
}

/** `${FILE:-.env}` is `.env`; undefined where a variable has no default. */
function withDefaults(text: string): string | undefined {
  const replaced = text.replace(/\$\{\w+:?-([^${}]*)\}/g, '$1');
  return replaced.includes('$') ? undefined : replaced;
}

/** The names of a map, or of a list of `NAME=value` and `NAME`. */
function namesIn({ entries, items }: YamlNode): ReadonlySet<string> {
  return new Set([...entries.keys(), ...items.map(({ text = '' }) => text.split('=')[0]?.trim() ?? '')]);
}

/** The folders of `volumes` on this side: `.:/app`, `{ type: bind, source: . }`. */
function mountsOf(service: YamlNode, folder: string): string[] {
  const volumes = service.entries.get('volumes')?.items ?? [];
  return volumes.flatMap(({ text, entries }) => {
    const source = text?.split(':')[0] ?? entries.get('source')?.text ?? '';
    const path = /^\.{1,2}(\/|$)/.test(source) ? pathFrom(folder, source) : undefined;
    return path === undefined ? [] : [path];
  });
}

/** Undefined where it leads out of the repository. */
function pathFrom(folder: string, path: string): string | undefined {
  const joined = join(folder, path).replace(/\/$/, '');
  return path.startsWith('/') || isOutside(joined) ? undefined : joined;
}

function holds(folder: string, path: string): boolean {
  return folder === '' || folder === path || path.startsWith(`${folder}/`);
}

/** Whether a file on the disk is in the container. */
export function mountsFile({ mounts }: ComposeService, file: string): boolean {
  return mounts.some((folder) => holds(folder, file));
}

/** Whether the service is given the session secret by name. */
export function namesSecret({ environment }: ComposeService): boolean {
  return environment?.names.has(SECRET_VARIABLE) === true;
}
