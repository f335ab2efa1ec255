import { readDockerfile } from '../../../languages/dockerfile.js';
import { readYaml, type YamlNode } from '../../../languages/yaml.js';
import { readText, type Workspace } from '../../../model/files.js';
import { folderOf, join } from '../../../model/paths.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';

/** A command of a build or of CI that starts Django, and has no secret. */
export interface BuildStep {
  readonly kind: 'image' | 'CI';
  readonly file: string;
  readonly line: number;
  /** As it is written, from the program on: `python manage.py collectstatic --noinput`. */
  readonly command: string;
}

/** What starts Django, or tests that do; a shell's `&&`, `;` and `|` end it. */
const STARTS = /(?:[\w./-]*python[\d.]*\s+(?:-\S+\s+)*)?(?:\S*\/)?(?:manage\.py|django-admin)\s+[a-z][^&;|]*/;
const TESTS = /(?:[\w./-]*python[\d.]*\s+-m\s+)?\bpytest\b[^&;|]*|\btox\b[^&;|]*/;

/** Those that read no settings, or need none. */
const HARMLESS = /(manage\.py|django-admin)\s+(help|version|startproject|startapp)\b/;

/** The commands in the Dockerfiles and workflows of the application's folder and of those above. */
export async function buildSteps(workspace: Workspace, app: string): Promise<BuildStep[]> {
  const steps: BuildStep[] = [];
  for (let folder = app; ; folder = folderOf(folder)) {
    steps.push(...(await imageSteps(workspace, folder)));
    if (folder === '') break;
  }
  return [...steps, ...(await workflowSteps(workspace))];
}

async function imageSteps(workspace: Workspace, folder: string): Promise<BuildStep[]> {
  const names = await workspace.list(folder);
  const found: BuildStep[] = [];
  for (const name of names.filter((one) =>
    /^(Dockerfile|Containerfile)([._-].*)?$|\.Dockerfile$/i.test(one),
  )) {
    const file = join(folder, name);
    found.push(...inDockerfile(file, (await readText(workspace, file)) ?? ''));
  }
  return found;
}

/** A secret that is set for the build, by any name of an instruction, is there for the commands below it. */
function inDockerfile(file: string, text: string): BuildStep[] {
  const found: BuildStep[] = [];
  for (const { name, text: given, line } of readDockerfile(text)) {
    if (given.includes(SECRET_VARIABLE)) break;
    const [command] = name === 'RUN' ? (STARTS.exec(given) ?? []) : [];
    if (command !== undefined && !HARMLESS.test(command))
      found.push({ kind: 'image', file, line, command: command.trim() });
  }
  return found;
}

const WORKFLOWS = '.github/workflows';

async function workflowSteps(workspace: Workspace): Promise<BuildStep[]> {
  const names = await workspace.list(WORKFLOWS);
  const files = [
    ...names.filter((name) => /\.ya?ml$/.test(name)).map((name) => join(WORKFLOWS, name)),
    ...(await workspace.list('')).filter((name) => name === '.gitlab-ci.yml'),
  ];
  const found = await Promise.all(files.map((file) => inWorkflow(workspace, file)));
  return found.flat();
}

/** One command a file: the secret that it gets serves the others. A file that has the secret somewhere is left to its owner. */
async function inWorkflow(workspace: Workspace, file: string): Promise<BuildStep[]> {
  const text = (await readText(workspace, file)) ?? '';
  if (text.includes(SECRET_VARIABLE) || !(STARTS.test(text) || TESTS.test(text))) return [];
  const root = await readYaml(text);
  const [first] =
    root === undefined ? [] : commandsIn(root, RUNS[file.startsWith(WORKFLOWS) ? 'github' : 'gitlab']);
  return first === undefined ? [] : [{ kind: 'CI', file, ...first }];
}

/** `script` of a GitHub workflow belongs to an action, which may run it on another machine. */
const RUNS = { github: new Set(['run']), gitlab: new Set(['script', 'before_script']) } as const;
/** A container or another machine has an environment of its own. */
const ELSEWHERE = /\b(docker|docker-compose|podman|ssh|kubectl|heroku|flyctl)\b/;

function commandsIn(node: YamlNode, runs: ReadonlySet<string>): Pick<BuildStep, 'line' | 'command'>[] {
  const below = [...node.entries].flatMap(([key, value]) =>
    runs.has(key) ? scriptsIn(value) : commandsIn(value, runs),
  );
  return [...below, ...node.items.flatMap((item) => commandsIn(item, runs))];
}

function scriptsIn(node: YamlNode): Pick<BuildStep, 'line' | 'command'>[] {
  if (node.text === undefined) return node.items.flatMap(scriptsIn);
  const here = node.text
    .split('\n')
    .filter((line) => !ELSEWHERE.test(line))
    .join('\n');
  const [command] = STARTS.exec(here) ?? TESTS.exec(here) ?? [];
  if (command === undefined || HARMLESS.test(command)) return [];
  return [{ line: node.line, command: command.split('\n')[0]?.trim() ?? '' }];
}
