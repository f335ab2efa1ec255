import type { Workspace } from '../../../model/files.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { ciCommands } from '../../../session/ci-commands.js';
import { imageCommands } from '../../../session/image-commands.js';

/** A command of a build or of CI that starts Django, and has no secret. */
export interface BuildStep {
  readonly kind: 'image' | 'CI';
  readonly file: string;
  readonly line: number;
  /** As it is written, from the program on: `python manage.py collectstatic --noinput`. */
  readonly command: string;
}

/** What starts Django, or tests that do; a shell's `&&`, `;` and `|` end it. Paths without an end would take too long. */
const STARTS =
  /(?:[\w./-]{0,200}python[\d.]*\s+(?:-\S+\s+)*)?(?:\S{0,200}\/)?(?:manage\.py|django-admin)\s+[a-z][^&;|]*/;
const TESTS = /(?:[\w./-]{0,200}python[\d.]*\s+-m\s+)?\bpytest\b[^&;|]*|\btox\b[^&;|]*/;

/** Those that read no settings, or need none. */
const HARMLESS = /(manage\.py|django-admin)\s+(help|version|startproject|startapp)\b/;

/** The commands in the Dockerfiles and workflows of the application's folder and of those above. */
export async function buildSteps(workspace: Workspace, app: string): Promise<BuildStep[]> {
  const commands = await imageCommands(workspace, app, startInImage);
  return [
    ...commands.map((found): BuildStep => ({ kind: 'image', ...found })),
    ...(await workflowSteps(workspace)),
  ];
}

function startInImage(text: string): string | undefined {
  const [command] = STARTS.exec(text) ?? [];
  return command === undefined || HARMLESS.test(command) ? undefined : command.trim();
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
