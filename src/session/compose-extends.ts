import { readYaml, type YamlNode } from '../languages/yaml.js';
import { readText, type Workspace } from '../model/files.js';
import { folderOf } from '../model/paths.js';
import { pathFrom } from './compose-supply.js';

/** Compose adds what the service itself has to these. */
const ADDED = ['env_file', 'environment', 'volumes'];

/** Who extends whom may go in a circle, which compose refuses. */
const MAX_EXTENDED = 10;

/**
 * A service with what it extends, in the same file or in one beside it, and what that extends.
 * @see https://docs.docker.com/reference/compose-file/services/#extends
 */
export async function withExtended(
  workspace: Workspace,
  service: YamlNode,
  services: YamlNode,
  file: string,
  most = MAX_EXTENDED,
): Promise<YamlNode> {
  const given = service.entries.get('extends');
  if (given === undefined || most === 0) return service;
  const other = given.entries.get('file')?.text;
  const from = other === undefined ? { file, services } : await servicesBeside(workspace, file, other);
  const extended = from?.services.entries.get(nameIn(given));
  if (from === undefined || extended === undefined) return service;
  const base = await withExtended(workspace, extended, from.services, from.file, most - 1);
  // Lines of another file would be taken for those of this one.
  return { ...service, entries: combined(other === undefined ? base : at(base, given.line), service) };
}

/** `extends: base`, `extends: { service: base }` */
function nameIn({ text, entries }: YamlNode): string {
  return text ?? entries.get('service')?.text ?? '';
}

function combined(base: YamlNode, own: YamlNode): ReadonlyMap<string, YamlNode> {
  const entries = new Map(base.entries);
  for (const [key, node] of own.entries) {
    const extended = entries.get(key);
    entries.set(key, extended === undefined ? node : together(key, extended, node));
  }
  return entries;
}

function together(key: string, base: YamlNode, own: YamlNode): YamlNode {
  if (key === 'build') return builtWith(base, own);
  return ADDED.includes(key) ? added(base, own) : own;
}

/** A service that gives a target alone keeps the context of the other one. */
function builtWith(base: YamlNode, own: YamlNode): YamlNode {
  const [extended, given] = [buildOptions(base), buildOptions(own)];
  const args = [extended.get('args'), given.get('args')] as const;
  const both = args[0] && args[1] && added(args[0], args[1]);
  const entries = new Map([...extended, ...given]);
  return { ...own, text: undefined, entries: both === undefined ? entries : entries.set('args', both) };
}

/** `build: folder` is short for its context. */
function buildOptions({ text, line, entries }: YamlNode): ReadonlyMap<string, YamlNode> {
  if (text === undefined || text === '') return entries;
  return new Map([['context', { line, text, entries: new Map(), items: [] }]]);
}

/** Paths in a file of another folder mean other files. */
async function servicesBeside(
  workspace: Workspace,
  file: string,
  other: string,
): Promise<{ readonly file: string; readonly services: YamlNode } | undefined> {
  const path = pathFrom(folderOf(file), other);
  if (path === undefined || folderOf(path) !== folderOf(file)) return undefined;
  const root = await readYaml((await readText(workspace, path)) ?? '');
  const services = root?.entries.get('services') ?? root;
  return services && { file: path, services };
}

function at(node: YamlNode, line: number): YamlNode {
  return {
    line,
    text: node.text,
    entries: new Map([...node.entries].map(([key, value]) => [key, at(value, line)])),
    items: node.items.map((item) => at(item, line)),
  };
}

/** Two maps, or lists; one of each, as `environment` may be, is what the service itself has. */
function added(base: YamlNode, own: YamlNode): YamlNode {
  if (own.entries.size > 0) {
    const given = base.items.map((item) => [item.text?.split('=')[0] ?? '', item] as const);
    return { ...own, entries: new Map([...given, ...base.entries, ...own.entries]) };
  }
  const given = [...base.entries].map(([text, { line, entries }]) => ({ text, line, entries, items: [] }));
  return { ...own, text: undefined, items: [...given, ...listOf(base), ...listOf(own)] };
}

/** `env_file` may be a single name. */
function listOf({ items, ...node }: YamlNode): readonly YamlNode[] {
  const isOne = node.text !== undefined && node.text !== '';
  return isOne ? [{ ...node, items: [] }] : items;
}
