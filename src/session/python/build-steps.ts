import type { Workspace } from '../../model/files.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import { ciCommands } from '../ci-commands.js';
import { imageCommands } from '../image-commands.js';

/** A command of a build or of CI that starts the application, and has no secret. */
export interface BuildStep {
  readonly kind: 'image' | 'CI';
  readonly file: string;
  readonly line: number;
  /** As it is written, from the program on: `python manage.py collectstatic --noinput`. */
  readonly command: string;
}

/** What starts an application, in the text of a `RUN` and in the lines of a script; undefined if nothing does. */
export interface Starts {
  readonly inImage: (text: string) => string | undefined;
  readonly inCi: (lines: string) => string | undefined;
}

/** Long enough for the session, and of no use to anybody. */
export const NO_SECRET = 'dummy-secret-used-for-this-step-only';

/** The commands in the Dockerfiles and workflows of the application's folder and of those above. */
export async function buildSteps(workspace: Workspace, app: string, starts: Starts): Promise<BuildStep[]> {
  const commands = await imageCommands(workspace, app, starts.inImage);
  return [
    ...commands.map((found): BuildStep => ({ kind: 'image', ...found })),
    ...(await workflowSteps(workspace, starts)),
  ];
}

/** A file that has the secret somewhere is left to its owner. */
async function workflowSteps(workspace: Workspace, { inCi }: Starts): Promise<BuildStep[]> {
  const found = await ciCommands(workspace, inCi);
  return found
    .filter(({ text }) => !text.includes(SECRET_VARIABLE))
    .map(({ file, line, command }) => ({ kind: 'CI', file, line, command }));
}

/** What to set for builds of images. @param name what is started: "Django" */
export function imageSteps(steps: readonly BuildStep[], name: string): string[] {
  const [first, ...others] = steps.filter(({ kind }) => kind === 'image');
  if (first === undefined) return [];
  return [
    `${placeOf(first)} starts ${name} while the image is built, without a secret${likewise(others)}: RUN ${SECRET_VARIABLE}=${NO_SECRET} ${first.command}`,
  ];
}

/** What to set in workflows. @param name what is started: "Django" */
export function ciSteps(steps: readonly BuildStep[], name: string): string[] {
  const [first, ...others] = steps.filter(({ kind }) => kind === 'CI');
  if (first === undefined) return [];
  return [
    `${placeOf(first)} starts ${name} (${first.command}) without a secret${likewise(others)}: set the variable ${SECRET_VARIABLE}: ${NO_SECRET}`,
  ];
}

function likewise(others: readonly BuildStep[]): string {
  return others.length === 0 ? '' : ` (also ${others.map(placeOf).join(', ')})`;
}

function placeOf({ file, line }: BuildStep): string {
  return `${file}:${String(line)}`;
}
