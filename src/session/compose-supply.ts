import type { YamlNode } from '../languages/yaml.js';
import { isOutside, join, nameOf } from '../model/paths.js';
import { SECRET_VARIABLE } from '../model/secret.js';

/** What a service of a compose file gets its environment from. */
export interface ServiceSupply {
  readonly service: string;
  readonly line: number;
  readonly envFiles: readonly ComposeEnvFile[];
  /** Undefined without one. */
  readonly environment: ListedEnvironment | undefined;
  /** The folders and files on the disk that are those in the container. */
  readonly mounts: readonly Mount[];
}

/** What stands under `environment`. */
interface ListedEnvironment {
  readonly names: ReadonlySet<string>;
  /** Whether it is a list, or else a map. */
  readonly isList: boolean;
  /** Its line, or that of the anchor which it is an alias of. */
  readonly line: number;
  /** The line of the anchor that it merges. */
  readonly merged: number | undefined;
}

/** The service of a compose file that runs this application. */
export interface ComposeService extends ServiceSupply {
  /** The compose file. */
  readonly file: string;
  /** Whether git has it. */
  readonly isCommitted?: boolean;
  /** Others that run the same application: workers, and commands that end. */
  readonly others?: readonly ServiceSupply[];
}

interface ComposeEnvFile {
  /** Relative to the workspace's root. */
  readonly path: string;
  readonly line: number;
  /** git has it, so that it takes no secret. */
  readonly isCommitted?: boolean;
}

interface Mount {
  /** Relative to the workspace's root. */
  readonly source: string;
  /** In the container. */
  readonly target: string;
  readonly line: number;
  /** The compose file of the line, where it is another one than that of the service. */
  readonly file?: string;
}

/** @param folder that of the compose file */
export function supplyOfService(service: string, node: YamlNode, folder: string): ServiceSupply {
  const environment = node.entries.get('environment');
  return {
    service,
    line: node.line,
    envFiles: envFilesOf(node.entries.get('env_file'), folder),
    environment: environment && {
      names: namesIn(environment),
      isList: environment.items.length > 0,
      line: environment.alias ?? environment.line,
      merged: environment.merged,
    },
    mounts: mountsOf(node, folder),
  };
}

/** The line where variables of a service are listed: that of an anchor where others of these services merge it, too. */
export function lineOfEnvironment(
  { environment, line }: ServiceSupply,
  all: readonly ServiceSupply[],
): number {
  const sharing = all.filter((one) => one.environment?.merged === environment?.merged);
  const isShared = sharing.length > 1 && environment?.merged !== undefined;
  return isShared ? environment.merged : (environment?.line ?? line);
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

/**
 * `${FILE:-.env}` is `.env`, and `$PWD` the folder of the compose file, where compose is started by custom; undefined where a
 * variable has no default.
 */
export function withDefaults(text: string): string | undefined {
  const replaced = text.replace(/^\$(PWD\b|\{PWD\})/, '.').replace(/\$\{\w+:?-([^${}]*)\}/g, '$1');
  return replaced.includes('$') ? undefined : replaced;
}

/** The names of a map, or of a list of `NAME=value` and `NAME`. */
function namesIn({ entries, items }: YamlNode): ReadonlySet<string> {
  return new Set([...entries.keys(), ...items.map(({ text = '' }) => text.split('=')[0]?.trim() ?? '')]);
}

/** `volumes`: `.:/app`, `.env:/app/.env`, `{ type: bind, source: . }`. A name without a dot is a volume of docker's own. */
function mountsOf(service: YamlNode, folder: string): Mount[] {
  const volumes = service.entries.get('volumes')?.items ?? [];
  return volumes.flatMap(({ text, entries, line }) => {
    const [source = '', target = ''] = (text && withDefaults(text))?.split(':') ?? [
      withDefaults(entries.get('source')?.text ?? ''),
      entries.get('target')?.text,
    ];
    const path = source.startsWith('.') ? pathFrom(folder, source) : undefined;
    return path === undefined ? [] : [{ source: path, target, line }];
  });
}

/** Undefined where it leads out of the repository. */
export function pathFrom(folder: string, path: string): string | undefined {
  const joined = join(join(folder, path).replace(/\/$/, ''));
  return path.startsWith('/') || isOutside(joined) ? undefined : joined;
}

export function holds(folder: string, path: string): boolean {
  return folder === '' || folder === path || path.startsWith(`${folder}/`);
}

/** Whether a file on the disk is in the container, under its own name. */
export function mountsFile({ mounts }: Pick<ServiceSupply, 'mounts'>, file: string): boolean {
  return mounts.some(({ source, target }) =>
    source === file ? nameOf(target) === nameOf(file) : holds(source, file),
  );
}

/** The file on the disk that is this one in the container; undefined where it is none. */
export function mountedFrom(
  { mounts }: Pick<ServiceSupply, 'mounts'>,
  path: string,
): (Mount & { readonly path: string }) | undefined {
  const [nearest] = mounts
    .filter(({ target }) => target !== '' && holds(target.replace(/\/$/, ''), path))
    .sort((a, b) => b.target.length - a.target.length);
  if (nearest === undefined) return undefined;
  const below = path.slice(nearest.target.length).replace(/^\/+/, '');
  return { ...nearest, path: join(nearest.source, below) };
}

/** Whether a service gets variables by a file or one by one. */
export function isTold({ envFiles, environment }: ServiceSupply): boolean {
  return envFiles.length > 0 || environment !== undefined;
}

/** Whether the service is given the session secret by name. */
export function namesSecret({ environment }: Pick<ServiceSupply, 'environment'>): boolean {
  return environment?.names.has(SECRET_VARIABLE) === true;
}
