import { readDockerfile } from '../../../languages/dockerfile.js';
import { readText, type Workspace } from '../../../model/files.js';
import { folderOf, join } from '../../../model/paths.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { ciCommands } from '../../../session/ci-commands.js';

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

/** A file that has the secret somewhere is left to its owner. */
async function workflowSteps(workspace: Workspace): Promise<BuildStep[]> {
  const found = await ciCommands(workspace, startIn);
  return found
    .filter(({ text }) => !text.includes(SECRET_VARIABLE))
    .map(({ file, line, command }) => ({ kind: 'CI', file, line, command }));
}

function startIn(lines: string): string | undefined {
  const [command] = STARTS.exec(lines) ?? TESTS.exec(lines) ?? [];
  return command === undefined || HARMLESS.test(command) ? undefined : command;
}
