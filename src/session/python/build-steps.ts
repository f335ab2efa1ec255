import { type ShellCommand, shellText } from '../../languages/shell.js';
import type { Workspace } from '../../model/files.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import { ciCommands } from '../ci-commands.js';
import { imageCommands, runWith, type ImageCommand } from '../image-commands.js';
import { placeOfAssignment, type Program, programsOf } from '../shell-programs.js';
import type { PlacedCommand } from '../working-folder.js';
import { isOfOtherProject } from './other-projects.js';
import { startInRecipes, taskFiles } from './task-files.js';
import { startsInTox } from './tox.js';

/** A command of a build or of CI that starts the application, and has no secret. */
export type BuildStep =
  | ({ readonly kind: 'image' } & ImageCommand)
  | { readonly kind: 'CI'; readonly file: string; readonly line: number; readonly command: string };

/** The program that starts an application, among those of a command of a `RUN` and of CI; undefined if none does. */
export interface Starts {
  readonly inImage: (programs: readonly Started[], texts: readonly string[]) => Started | undefined;
  /** @param texts the files that the command stands in, or that run it: they may set variables for it */
  readonly inCi: (programs: readonly Started[], texts: readonly string[]) => Started | undefined;
  /** The name of the framework among packages. */
  readonly framework: string;
}

/** A program with its arguments. */
export interface Started extends Program {
  readonly args: readonly string[];
}

/** Long enough for the session, and of no use to anybody. */
export const NO_SECRET = 'dummy-secret-used-for-this-step-only';

/** A longer instruction is easier to find in the file. */
const MAX_SHOWN = 240;

/** The commands in the Dockerfiles and workflows of the application's folder and of those above. */
export async function buildSteps(workspace: Workspace, app: string, starts: Starts): Promise<BuildStep[]> {
  const commands = await imageCommands(workspace, app, (command, text) => {
    const program = starts.inImage(startedBy(command), [text]);
    const place = program && placeOfAssignment(command, program);
    return program && { command: shellText(command, place ?? program.from), place };
  });
  return [
    ...commands.map((found): BuildStep => ({ kind: 'image', ...found })),
    ...(await workflowSteps(workspace, app, starts)),
  ];
}

function startedBy(command: ShellCommand): Started[] {
  return programsOf(command).map((program) => ({
    ...program,
    args: command.words.slice(program.at + 1).map(({ text }) => text),
  }));
}

/** A file that has the secret somewhere is left to its owner. */
async function workflowSteps(workspace: Workspace, app: string, starts: Starts): Promise<BuildStep[]> {
  const files = await taskFiles(workspace, app);
  const programIn = (command: ShellCommand, texts: readonly string[]) =>
    starts.inCi(startedBy(command), texts);
  const startOf = (placed: PlacedCommand, text: string) => {
    const { command } = placed;
    const program = programIn(command, [text]);
    if (program !== undefined) return shellText(command, program.from);
    const place = startInRecipes(
      placed,
      files,
      (one, recipes) => programIn(one, [text, recipes]) !== undefined,
    );
    return place && `${shellText(command)}, ${place}`;
  };
  const isMeant = async ({ command, folder }: PlacedCommand, text: string) => {
    const program = programIn(command, [text]);
    if (program !== undefined && testsPackage(program)) return false;
    if (folder === undefined) return true;
    if (await isOfOtherProject(workspace, folder, app, starts.framework)) return false;
    if (program?.name !== 'tox') return true;
    return startsInTox(workspace, folder, program.args, (one, config) => {
      return programIn(one, [text, config]) !== undefined;
    });
  };
  const found = await ciCommands(workspace, startOf, isMeant);
  return found
    .filter(({ text }) => !text.includes(SECRET_VARIABLE))
    .map(({ file, line, command }) => ({ kind: 'CI', file, line, command }));
}

/** `pytest --pyargs package`: the tests of a package that is installed. */
function testsPackage({ name, args }: Started): boolean {
  return /^(pytest|py\.test)$/.test(name) && args.includes('--pyargs');
}

/** What to set for builds of images. @param name what is started: "Django" */
export function imageSteps(steps: readonly BuildStep[], name: string): string[] {
  const [first, ...others] = steps.filter((step) => step.kind === 'image');
  if (first === undefined) return [];
  return [
    `${placeOf(first)} starts ${name} while the image is built, without a secret${likewise(others)}: ${withSecret(first)}`,
  ];
}

/** The instruction as it should be, or what to put where. */
function withSecret({ run, commands }: ImageCommand): string {
  const assignment = `${SECRET_VARIABLE}=${NO_SECRET}`;
  const text = run && runWith(run, assignment);
  if (text !== undefined && text.length <= MAX_SHOWN) return text;
  const them = commands.length === 1 ? 'this command' : 'each of these commands';
  return `put ${assignment} in front of ${them} there: ${commands.map(firstLine).join('; ')}`;
}

/** What to set in workflows. @param name what is started: "Django" */
export function ciSteps(steps: readonly BuildStep[], name: string): string[] {
  const [first, ...others] = steps.filter((step) => step.kind === 'CI');
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

function firstLine(text: string): string {
  return text.split('\n')[0]?.trim() ?? '';
}
