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
  readonly placed: PlacedCommand;
  /** The variables that the file sets for it by name. */
  readonly environment: Variables;
}

export type Variables = ReadonlyMap<string, string>;

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
 * The commands of workflows that start the application.
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
    for (const one of commandsIn(root, wanted, { folder: '', environment: new Map() }))
      if (await isMeant(one.placed, text)) found.push({ file, text, ...one });
  }
  return found;
}

/** The first command of each workflow: what it gets serves the others. */
export function firstOfEach<One extends Pick<CiCommand, 'file'>>(commands: readonly One[]): One[] {
  return commands.filter(({ file }, index) => commands.findIndex((one) => one.file === file) === index);
}

type Found = Omit<CiCommand, 'file' | 'text'>;

type StartOfHere = (placed: PlacedCommand) => string | undefined;

interface Wanted {
  readonly runs: ReadonlySet<string>;
  readonly startOf: StartOfHere;
}

/** What commands run in, unless something says otherwise. */
interface Surroundings {
  readonly folder: string | undefined;
  readonly environment: Variables;
}

function commandsIn(node: YamlNode, wanted: Wanted, above: Surroundings): Found[] {
  const here = { folder: folderOf(node, above.folder), environment: variablesOf(node, above.environment) };
  const below = [...node.entries].flatMap(([key, value]) =>
    // CircleCI also has `run` with `name` and `command` below it.
    wanted.runs.has(key) && value.entries.size === 0
      ? scriptsIn(value, wanted.startOf, here)
      : commandsIn(value, wanted, here),
  );
  return [...below, ...node.items.flatMap((item) => commandsIn(item, wanted, here))];
}

/** That of GitHub, GitLab and Azure, and CircleCI. */
const VARIABLES_KEYS = ['env', 'variables', 'environment'];

function variablesOf({ entries }: YamlNode, above: Variables): Variables {
  // CircleCI runs the steps of a job in the first of its images: https://circleci.com/docs/configuration-reference/#docker
  const container = entries.get('docker')?.items[0]?.entries.get('environment')?.entries ?? [];
  const maps = [...container, ...VARIABLES_KEYS.flatMap((key) => [...(entries.get(key)?.entries ?? [])])];
  const own = maps.flatMap(([name, { text }]): [string, string][] =>
    text === undefined ? [] : [[name, text]],
  );
  return own.length === 0 ? above : new Map([...above, ...own]);
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
function scriptsIn(node: YamlNode, startOf: StartOfHere, { folder, environment }: Surroundings): Found[] {
  const scripts = node.text === undefined ? node.items : [node];
  const found: Found[] = [];
  let now = folder;
  for (const { text = '', line } of scripts) {
    const { commands, end } = placedCommands(text, now);
    now = end;
    for (const placed of commands) {
      const command = startOf(placed);
      const shown = command?.split('\n')[0]?.trim();
      if (shown !== undefined) found.push({ placed, line, command: shown, environment });
    }
  }
  return found;
}
