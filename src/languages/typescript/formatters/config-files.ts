import { readText, type Workspace } from '../../../model/files.js';
import { folderOf, isOutside, join, upwards } from '../../../model/paths.js';
import { readYaml, type YamlNode } from '../../yaml.js';
import { exportedLiteral, valueOfJson5 } from '../literal-value.js';
import { importsIn, jsonOf, parseJsonc } from '../parse.js';
import { isRecord, type Json } from './settings.js';

/** A configuration, and the file that it is in. */
export interface FoundConfig {
  readonly file: string;
  readonly value: Json;
}

/** Configurations that take in others are followed so far. */
const MAX_DEPTH = 4;

/**
 * The nearest configuration above a file.
 * @param names of the file in each folder, the one that wins first
 */
export async function nearestConfig(
  workspace: Workspace,
  file: string,
  names: readonly string[],
): Promise<FoundConfig | undefined> {
  for (const folder of upwards(folderOf(file))) {
    const present = new Set(await workspace.list(folder));
    for (const name of names.filter((one) => present.has(one))) {
      const value = await readConfig(workspace, join(folder, name));
      if (value !== undefined) return { file: join(folder, name), value };
    }
  }
  return undefined;
}

/** The configuration in a file, whatever its format is; undefined where there is none. */
export async function readConfig(workspace: Workspace, path: string, depth = 0): Promise<Json | undefined> {
  const text = await readText(workspace, path);
  if (text === undefined || depth > MAX_DEPTH) return undefined;
  const value = await valueIn(workspace, path, text, depth);
  if (typeof value === 'string') return packageConfig(workspace, folderOf(path), value, depth + 1);
  return isRecord(value) ? value : undefined;
}

async function valueIn(workspace: Workspace, path: string, text: string, depth: number): Promise<unknown> {
  if (path.endsWith('package.json')) return memberOf(parseJsonc(text), 'prettier');
  if (/\.jsonc?$/.test(path)) return parseJsonc(text);
  if (path.endsWith('.json5')) return valueOfJson5(text);
  if (path.endsWith('.toml')) return tomlOf(text);
  // All JSON is YAML, whose parser takes longer to load than the application to read.
  if (!/\.[cm]?[jt]s$/.test(path)) return jsonOf(text) ?? valueOfYaml(await readYaml(text));
  const modules = new Map<string, unknown>();
  for (const { specifier } of importsIn(text))
    modules.set(specifier, await imported(workspace, folderOf(path), specifier, depth + 1));
  return exportedLiteral(text, (specifier) => modules.get(specifier));
}

/** Loaded late: few projects have their configuration in it. */
async function tomlOf(text: string): Promise<unknown> {
  const { parse } = await import('smol-toml');
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

async function imported(
  workspace: Workspace,
  folder: string,
  specifier: string,
  depth: number,
): Promise<Json | undefined> {
  if (!specifier.startsWith('.')) return packageConfig(workspace, folder, specifier, depth);
  for (const ending of ['', '.js', '.cjs', '.mjs', '.ts', '.json']) {
    const path = join(folder, specifier + ending);
    if (!isOutside(path) && (await workspace.read(path)) !== undefined)
      return readConfig(workspace, path, depth);
  }
  return undefined;
}

/** What an installed package exports. */
async function packageConfig(
  workspace: Workspace,
  from: string,
  name: string,
  depth: number,
): Promise<Json | undefined> {
  for (const folder of upwards(from)) {
    const at = join(folder, 'node_modules', name);
    const manifest = parseJsonc((await readText(workspace, join(at, 'package.json'))) ?? '');
    const [entry] = [mainOf(manifest), 'index.json', 'index.js'].filter((one) => one !== undefined);
    for (const path of [entry, 'index.json', 'index.js', 'index.cjs', 'index.mjs']) {
      const value = path === undefined ? undefined : await readConfig(workspace, join(at, path), depth);
      if (value !== undefined) return value;
    }
    if (/\.\w+$/.test(name)) {
      const value = await readConfig(workspace, at, depth);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

function mainOf(manifest: unknown): string | undefined {
  const given = memberOf(manifest, 'exports') ?? memberOf(manifest, 'main');
  const main = isRecord(given) ? (given['.'] ?? given['default']) : given;
  const file = isRecord(main) ? (main['default'] ?? main['import']) : main;
  return typeof file === 'string' ? file : undefined;
}

function memberOf(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}

function valueOfYaml(node: YamlNode | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.items.length > 0) return node.items.map(valueOfYaml);
  if (node.entries.size === 0) return node.text;
  return Object.fromEntries([...node.entries].map(([key, value]) => [key, valueOfYaml(value)]));
}
