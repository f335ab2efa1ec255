import { readYaml, type YamlNode } from '../languages/yaml.js';
import { readText, type Workspace } from '../model/files.js';
import { join } from '../model/paths.js';
import { folderAt, placedCommands, type PlacedCommand } from './working-folder.js';

/** A command of a CI file. */
export interface CiCommand {
  readonly file: string;
  readonly line: number;
  readonly command: string;
  /** The whole text of the file. */
  readonly text: string;
}

const WORKFLOWS = '.github/workflows';

/** `script` of a GitHub workflow belongs to an action, which may run it on another machine. */
const OF_WORKFLOWS: ReadonlySet<string> = new Set(['run']);

/** The keys of commands in the files of other services. */
const OTHERS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['.gitlab-ci.yml', new Set(['script', 'before_script'])],
  ['.circleci/config.yml', new Set(['run', 'command'])],
  ['azure-pipelines.yml', new Set(['script', 'bash'])],
  ['bitbucket-pipelines.yml', new Set(['script'])],
  ['.travis.yml', new Set(['script', 'before_script'])],
]);

/** How a command in the text of a file starts the application, as it is shown; undefined if it doesn't. */
type StartOf = (placed: PlacedCommand, text: string) => string | undefined;

/**
 * The first command of each workflow that starts the application: what it gets serves the others.
 * @param startOf whether and how a command does
 * @param isMeant whether it starts this application, and no other one of the repository
 */
export async function ciCommands(
  workspace: Workspace,
  startOf: StartOf,
  isMeant: (placed: PlacedCommand, text: string) => Promise<boolean> = () => Promise.resolve(true),
): Promise<CiCommand[]> {
  const names = await workspace.list(WORKFLOWS);
  const files = [
    ...names.filter((name) => /\.ya?ml$/.test(name)).map((name) => join(WORKFLOWS, name)),
    ...OTHERS.keys(),
  ];
  const found: CiCommand[] = [];
  for (const file of files) {
    const text = (await readText(workspace, file)) ?? '';
    const root = text === '' ? undefined : await readYaml(text);
    if (root === undefined) continue;
    const wanted = {
      runs: OTHERS.get(file) ?? OF_WORKFLOWS,
      startOf: (placed: PlacedCommand) => startOf(placed, text),
    };
    const all = commandsIn(root, wanted, '');
    for (const { placed, line, command } of all) {
      if (!(await isMeant(placed, text))) continue;
      found.push({ file, text, line, command });
      break;
    }
  }
  return found;
}

interface Found extends Pick<CiCommand, 'line' | 'command'> {
  readonly placed: PlacedCommand;
}

type StartOfHere = (placed: PlacedCommand) => string | undefined;

interface Wanted {
  readonly runs: ReadonlySet<string>;
  readonly startOf: StartOfHere;
}

/** @param above the folder in which commands run, unless something says otherwise */
function commandsIn(node: YamlNode, wanted: Wanted, above: string | undefined): Found[] {
  const folder = folderOf(node, above);
  const below = [...node.entries].flatMap(([key, value]) =>
    // CircleCI also has `run` with `name` and `command` below it.
    wanted.runs.has(key) && value.entries.size === 0
      ? scriptsIn(value, wanted.startOf, folder)
      : commandsIn(value, wanted, folder),
  );
  return [...below, ...node.items.flatMap((item) => commandsIn(item, wanted, folder))];
}

/** That of GitHub, CircleCI and Azure, in this order. */
const FOLDER_KEYS = ['working-directory', 'working_directory', 'workingDirectory'];

function folderOf({ entries }: YamlNode, above: string | undefined): string | undefined {
  const usual = entries.get('defaults')?.entries.get('run')?.entries;
  const said = [entries, usual].flatMap((map) => FOLDER_KEYS.flatMap((key) => map?.get(key)?.text ?? []));
  const [path] = said.filter((text) => text !== '');
  // Steps don't begin in the folder of the step before.
  return path === undefined ? above : folderAt('', path);
}

/** The commands of a list run one after another in one shell. */
function scriptsIn(node: YamlNode, startOf: StartOfHere, folder: string | undefined): Found[] {
  const scripts = node.text === undefined ? node.items : [node];
  const found: Found[] = [];
  let now = folder;
  for (const { text = '', line } of scripts) {
    const { commands, end } = placedCommands(text, now);
    now = end;
    for (const placed of commands) {
      const command = startOf(placed);
      if (command !== undefined) found.push({ placed, line, command: command.split('\n')[0]?.trim() ?? '' });
    }
  }
  return found;
}
