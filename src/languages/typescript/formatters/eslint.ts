import { Node } from 'ts-morph';
import { readText, type Workspace } from '../../../model/files.js';
import { folderOf, join, upwards } from '../../../model/paths.js';
import { literalValue } from '../literal-value.js';
import { nodesOf, stringValue } from '../nodes.js';
import { parseJsonc, parseTypeScript } from '../parse.js';
import { readConfig } from './config-files.js';

const ENDINGS = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'];
const NAMES = [
  ...ENDINGS.map((ending) => `eslint.config.${ending}`),
  ...['js', 'cjs', 'yaml', 'yml', 'json'].map((ending) => `.eslintrc.${ending}`),
  '.eslintrc',
  'package.json',
];

/**
 * The options of a rule in the nearest configuration of ESLint that turns it on, whichever files it does so for.
 * @returns undefined where none does
 */
export async function eslintRule(
  workspace: Workspace,
  file: string,
  rule: string,
): Promise<readonly unknown[] | undefined> {
  for (const folder of upwards(folderOf(file))) {
    const present = new Set(await workspace.list(folder));
    for (const name of NAMES.filter((one) => present.has(one))) {
      const text = (await readText(workspace, join(folder, name))) ?? '';
      if (!text.includes(rule)) continue;
      const found = (await settingsIn(workspace, join(folder, name), text, rule)).map((one) => [one].flat());
      const on = found.find(([level]) => !['off', '0', 0, undefined].includes(level as string | number));
      if (on !== undefined) return on.slice(1);
    }
  }
  return undefined;
}

async function settingsIn(
  workspace: Workspace,
  path: string,
  text: string,
  rule: string,
): Promise<unknown[]> {
  if (path.endsWith('package.json')) return membersNamed(parseJsonc(text), rule);
  if (!/\.[cm]?[jt]s$/.test(path)) return membersNamed(await readConfig(workspace, path), rule);
  const parsed = parseTypeScript(text);
  if ('failure' in parsed) return [];
  return nodesOf(parsed.file)
    .filter(Node.isPropertyAssignment)
    .filter((member) => stringValue(member.getNameNode()) === rule)
    .flatMap((member) => {
      const value = member.getInitializer();
      return value === undefined ? [] : [literalValue(value)];
    });
}

/** The values of all members of a name, at any depth. */
function membersNamed(root: unknown, name: string): unknown[] {
  const found: unknown[] = [];
  const open: [string, unknown][] = [['', root]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [key, value] = next;
    if (key === name) found.push(value);
    else if (typeof value === 'object' && value !== null) {
      for (const entry of Object.entries(value).reverse()) open.push(entry);
    }
  }
  return found;
}
