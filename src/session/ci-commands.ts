import type { ShellCommand } from '../languages/shell.js';
import { readYaml, type YamlNode } from '../languages/yaml.js';
import { readText, type Workspace } from '../model/files.js';
import { join } from '../model/paths.js';
import { commandsHere } from './shell-programs.js';

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
type StartOf = (command: ShellCommand, text: string) => string | undefined;

/**
 * The first command of each workflow that starts the application: what it gets serves the others.
 * @param startOf whether and how a command does
 */
export async function ciCommands(workspace: Workspace, startOf: StartOf): Promise<CiCommand[]> {
  const names = await workspace.list(WORKFLOWS);
  const files = [
    ...names.filter((name) => /\.ya?ml$/.test(name)).map((name) => join(WORKFLOWS, name)),
    ...OTHERS.keys(),
  ];
  const found: CiCommand[] = [];
  for (const file of files) {
    const text = (await readText(workspace, file)) ?? '';
    if (text === '') continue;
    const root = await readYaml(text);
    const runs = OTHERS.get(file) ?? OF_WORKFLOWS;
    const [first] = root === undefined ? [] : commandsIn(root, runs, (command) => startOf(command, text));
    if (first !== undefined) found.push({ file, text, ...first });
  }
  return found;
}

type StartOfHere = (command: ShellCommand) => string | undefined;

type Found = Pick<CiCommand, 'line' | 'command'>;

function commandsIn(node: YamlNode, runs: ReadonlySet<string>, startOf: StartOfHere): Found[] {
  const below = [...node.entries].flatMap(([key, value]) =>
    // CircleCI also has `run` with `name` and `command` below it.
    runs.has(key) && value.entries.size === 0 ? scriptsIn(value, startOf) : commandsIn(value, runs, startOf),
  );
  return [...below, ...node.items.flatMap((item) => commandsIn(item, runs, startOf))];
}

function scriptsIn(node: YamlNode, startOf: StartOfHere): Found[] {
  if (node.text === undefined) return node.items.flatMap((item) => scriptsIn(item, startOf));
  return commandsHere(node.text).flatMap((one) => {
    const command = startOf(one);
    return command === undefined ? [] : [{ line: node.line, command: command.split('\n')[0]?.trim() ?? '' }];
  });
}
