import type { YamlNode } from '../languages/yaml.js';
import { readText, type Workspace } from '../model/files.js';
import { join } from '../model/paths.js';
import { pathFrom, withDefaults } from './compose-supply.js';

/** By what the service of a framework's application is known. */
export interface ServedBy {
  /** A command that serves the application; */
  readonly serves: RegExp;
  /** what in it names an application, without which a server in somebody else's image may serve another one; */
  readonly names?: RegExp;
  /** one that starts it otherwise; */
  readonly starts: RegExp;
  /** names and commands of what works beside the server; */
  readonly works: RegExp;
  /** the package that a command of such names: its first group; */
  readonly worksFor?: RegExp;
  /** and of other programs. */
  readonly others: RegExp;
  /** The image that a Dockerfile begins with. */
  readonly image: RegExp;
  readonly usualName: RegExp;
  /** The variable that names its settings, where it has one. */
  readonly variable?: string;
  /** Other applications of a monorepo, which services may run as well. */
  readonly neighbours?: Neighbours | undefined;
}

/** An application of a monorepo, and those beside it: by the names of their folders. */
export interface Neighbours {
  readonly own: string;
  readonly others: readonly string[];
}

/** A service of a compose file. */
export interface NamedService {
  readonly name: string;
  readonly service: YamlNode;
}

/** Those of the services that run the same application as one of them: its image, its build, its settings. */
export function sameApplication<Service extends NamedService>(
  services: readonly Service[],
  one: Service,
  folder: string,
  served: ServedBy,
): Service[] {
  return services.filter((other) => other === one || isSame(other, one, folder, served));
}

/** The images, built elsewhere, in which a command works for a package of this application: others of them serve it. */
export async function imagesOf(
  workspace: Workspace,
  services: readonly YamlNode[],
  app: string,
  { worksFor }: ServedBy,
): Promise<ReadonlySet<string>> {
  const folders = (await workspace.list(app)).filter((name) => name.endsWith('/'));
  const images = services.flatMap((service) => {
    const name = worksFor?.exec(commandOf(service))?.[1];
    const image = service.entries.has('build') ? undefined : service.entries.get('image')?.text;
    return image !== undefined && name !== undefined && folders.includes(`${name}/`) ? [image] : [];
  });
  return new Set(images);
}

/** Whether a service runs another program by its name, its command, or the image that somebody else has built. */
function isOther({ name, service }: NamedService, served: ServedBy): boolean {
  const text = `${name} ${commandOf(service)}`;
  const image = service.entries.has('build') ? '' : (service.entries.get('image')?.text ?? '');
  const isOurs = served.serves.test(text) || served.starts.test(text);
  return !isOurs && served.others.test(`${text} ${image}`);
}

function isSame(a: NamedService, b: NamedService, folder: string, served: ServedBy): boolean {
  if (isOther(a, served)) return false;
  const text = `${a.name} ${commandOf(a.service)}`;
  const isOurs = served.serves.test(text) || served.starts.test(text);
  const images = [a, b].map(({ service }) => service.entries.get('image')?.text);
  if (images[0] !== undefined && images[0] === images[1]) return true;
  const builds = [a, b].map(({ service }) => buildOf(service, folder));
  if (builds[0] !== undefined && builds[1] !== undefined) {
    const isTarget = targetOf(a.service) === targetOf(b.service) || isOurs || served.works.test(text);
    return builds[0] === builds[1] && isTarget;
  }
  const modules = [a, b].map(({ service }) => valueOf(service, served.variable));
  return modules[0] !== undefined && modules[0] === modules[1];
}

/** Of the same application the one that serves it: a command that ends, such as a shell, is not what the image is for. */
export function serverAmong<Service extends NamedService & { readonly rank: number }>(
  same: readonly Service[],
  best: Service,
  { serves, starts }: ServedBy,
): Service {
  const command = commandOf(best.service);
  if (serves.test(command) || !starts.test(command)) return best;
  const [plain] = same
    .filter(({ service }) => commandOf(service).trim() === '')
    .sort((a, b) => b.rank - a.rank);
  return plain ?? best;
}

/** `redis://cache/0`, `redis:6379`: what a command waits for, or talks to, is not what it runs. */
const ADDRESS = /\b\w+:\/\/\S+|\b[\w.-]+:\d{2,5}\b/g;

/** What a service is started with in place of its image's own command. */
export function commandOf(service: YamlNode): string {
  const texts = ['command', 'entrypoint'].map((key) => textOf(service.entries.get(key)));
  return texts.join(' ').replace(ADDRESS, '');
}

function buildOf(service: YamlNode, folder: string): string | undefined {
  const context = contextOf(service, folder);
  return context === undefined ? undefined : `${context} ${join(context, dockerfileName(service))}`;
}

function targetOf(service: YamlNode): string | undefined {
  return service.entries.get('build')?.entries.get('target')?.text;
}

/** The value of a variable under `environment`, a map or a list. */
export function valueOf(service: YamlNode, variable: string | undefined): string | undefined {
  const environment = service.entries.get('environment');
  if (environment === undefined || variable === undefined) return undefined;
  const item = environment.items.find(({ text }) => text?.startsWith(`${variable}=`) === true);
  return environment.entries.get(variable)?.text ?? item?.text?.slice(variable.length + 1);
}

/** A string, or a list of strings, as one text. */
function textOf(node: YamlNode | undefined): string {
  return node?.text ?? node?.items.map((item) => item.text ?? '').join(' ') ?? '';
}

/** `build: folder`, `build: { context: folder }`; undefined where nothing is built, or in a way that can't be followed. */
export function contextOf(service: YamlNode, folder: string): string | undefined {
  const build = service.entries.get('build');
  const given = build?.text ?? build?.entries.get('context')?.text ?? (build?.entries.size ? '.' : undefined);
  const context = given === undefined ? undefined : withDefaults(given);
  if (context === undefined || /[$:]/.test(context)) return undefined;
  // One outside of the repository builds something else, and holds nothing here.
  return pathFrom(folder, context) ?? join(folder, context);
}

export async function dockerfileOf(
  workspace: Workspace,
  service: YamlNode,
  context: string,
): Promise<string> {
  const path = pathFrom(context, dockerfileName(service));
  return path === undefined ? '' : ((await readText(workspace, path)) ?? '');
}

/** Relative to the folder that is built from. */
export function dockerfileName(service: YamlNode): string {
  return service.entries.get('build')?.entries.get('dockerfile')?.text ?? 'Dockerfile';
}
