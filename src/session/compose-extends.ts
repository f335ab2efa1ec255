import { readYaml, type YamlNode } from '../languages/yaml.js';
import { readText, type Workspace } from '../model/files.js';
import { folderOf } from '../model/paths.js';
import { pathFrom } from './compose-supply.js';

/** Compose adds what the service itself has to these. */
const ADDED = ['env_file', 'environment', 'volumes'];

/**
 * A service with what it extends, in the same file or in one beside it; never more than once over.
 * @see https://docs.docker.com/reference/compose-file/services/#extends
 */
export async function withExtended(
  workspace: Workspace,
  service: YamlNode,
  services: YamlNode,
  file: string,
): Promise<YamlNode> {
  const given = service.entries.get('extends');
  if (given === undefined) return service;
  const other = given.entries.get('file')?.text;
  const from = other === undefined ? services : await servicesBeside(workspace, file, other);
  const name = given.text ?? given.entries.get('service')?.text ?? '';
  const base = from?.entries.get(name);
  if (base === undefined) return service;
  // Lines of another file would be taken for those of this one.
  return { ...service, entries: combined(other === undefined ? base : at(base, given.line), service) };
}

function combined(base: YamlNode, own: YamlNode): ReadonlyMap<string, YamlNode> {
  const entries = new Map(base.entries);
  for (const [key, node] of own.entries) {
    const extended = ADDED.includes(key) ? entries.get(key) : undefined;
    entries.set(key, extended === undefined ? node : added(extended, node));
  }
  return entries;
}

/** Paths in a file of another folder mean other files. */
async function servicesBeside(
  workspace: Workspace,
  file: string,
  other: string,
): Promise<YamlNode | undefined> {
  const path = pathFrom(folderOf(file), other);
  if (path === undefined || folderOf(path) !== folderOf(file)) return undefined;
  const root = await readYaml((await readText(workspace, path)) ?? '');
  return root?.entries.get('services') ?? root;
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
