import { type ShellCommand, shellText } from '../../languages/shell.js';
import { readText, type Workspace } from '../../model/files.js';
import { join } from '../../model/paths.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import { listed } from '../../model/words.js';
import { ciCommands, firstOfEach, type CiCommand, type Variables } from '../ci-commands.js';
import { copyFor, envCopies, type EnvCopy } from '../env-copies.js';
import { imageCommands, runWith, type ImageCommand } from '../image-commands.js';
import { placeOfAssignment, type Program, programsOf } from '../shell-programs.js';
import type { PlacedCommand } from '../working-folder.js';
import { isOfOtherProject } from './other-projects.js';
import { startsInRecipes, taskFiles, type RecipeStart } from './task-files.js';
import { startsInTox, type ToxStart } from './tox.js';

/** A command of a build or of CI that starts the application, and has no secret. */
export type BuildStep = ({ readonly kind: 'image' } & ImageCommand) | ({ readonly kind: 'CI' } & CiStep);

/** One step for each start, in the order of the file. */
export interface CiStep {
  readonly file: string;
  readonly line: number;
  /** As it is shown. */
  readonly command: string;
  readonly start: CiStart;
  /** The env file that CI has copied before that. */
  readonly copy?: EnvCopy | undefined;
}

/** What CI starts the application with. */
export interface CiStart {
  readonly program: Started;
  /** What is set for it by name. */
  readonly variables: Variables;
  /** The files that may set more in a way that can't be followed. */
  readonly texts: readonly string[];
  /** The environment of tox that it runs in; undefined where it runs in none, or that is unknown. */
  readonly tox: Pick<ToxStart, 'file' | 'section' | 'key' | 'passes'> | undefined;
}

/** The program that starts an application, among those of a command of a `RUN` and of CI; undefined if none does. */
export interface Starts {
  readonly inImage: (programs: readonly Started[], texts: readonly string[]) => Started | undefined;
  /** @param texts the files that the command stands in, or that run it: they may set variables for it */
  readonly inCi: (programs: readonly Started[], texts: readonly string[]) => Started | undefined;
  /** The name of the framework among packages. */
  readonly framework: string;
  /** What tests need for it in pytest's configuration, or in the file that runs them, where they start it by that alone. */
  readonly needsForTests?: RegExp;
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
  const programIn: ProgramIn = (command, texts) => starts.inCi(startedBy(command), texts);
  const recipesOf = (placed: PlacedCommand, text: string) =>
    startsInRecipes(placed, files, (one, recipes) => programIn(one, [text, recipes]) !== undefined);
  const startOf = (placed: PlacedCommand, text: string) => {
    const { command } = placed;
    const program = programIn(command, [text]);
    if (program !== undefined) return shellText(command, program.from);
    const [first] = recipesOf(placed, text);
    return first && shellText(command);
  };
  const isMeant = async ({ command, folder }: PlacedCommand, text: string) => {
    const program = programIn(command, [text]);
    if (program !== undefined && testsPackage(program)) return false;
    if (program !== undefined && (await testsWithout(workspace, folder, program, text, starts))) return false;
    return folder === undefined || !(await isOfOtherProject(workspace, folder, app, starts.framework));
  };
  const found = (await ciCommands(workspace, startOf, isMeant)).filter(
    ({ text }) => !text.includes(SECRET_VARIABLE),
  );
  const steps = await Promise.all(
    found.map(async (one) => {
      const program = programIn(one.placed.command, [one.text]);
      if (program !== undefined) return stepsOf(workspace, one, program, programIn);
      return recipesOf(one.placed, one.text).flatMap((start) => ofRecipe(one, start, programIn));
    }),
  );
  const all = steps.flat();
  const copies = all.length === 0 ? [] : await envCopies(workspace);
  return all
    .map((step) => ({ kind: 'CI' as const, ...step, copy: copyFor(copies, step) }))
    .filter(({ copy }) => copy?.hasSecret !== true);
}

type ProgramIn = (command: ShellCommand, texts: readonly string[]) => Started | undefined;

function ofRecipe(
  one: CiCommand,
  { file, line, command, text }: RecipeStart,
  programIn: ProgramIn,
): CiStep[] {
  const program = programIn(command, [one.text, text]);
  if (program === undefined) return [];
  const variables = new Map([...one.environment, ...assignedIn(command, program)]);
  const shown = `${one.command}, ${file}:${String(line)}`;
  const start = { program, variables, texts: [one.text, text], tox: undefined };
  return [{ file: one.file, line: one.line, command: shown, start }];
}

/** What a command starts itself, or by tox. */
async function stepsOf(
  workspace: Workspace,
  { file, line, command, placed, text, environment }: CiCommand,
  program: Started,
  programIn: ProgramIn,
): Promise<CiStep[]> {
  const variables = new Map([...environment, ...assignedIn(placed.command, program)]);
  const inTox =
    program.name !== 'tox' || placed.folder === undefined
      ? undefined
      : await startsInTox(workspace, placed.folder, program.args, (one, config) => {
          return programIn(one, [text, config]) !== undefined;
        });
  if (inTox === undefined)
    return [{ file, line, command, start: { program, variables, texts: [text], tox: undefined } }];
  return inTox.flatMap((tox) => {
    const inner = tox.command === undefined ? program : programIn(tox.command, [text, tox.text]);
    if (inner === undefined) return [];
    const passed = [...variables].filter(([name]) => tox.passes(name));
    const own = tox.command === undefined ? [] : assignedIn(tox.command, inner);
    const start = {
      program: inner,
      variables: new Map([...passed, ...tox.variables, ...own]),
      texts: [],
      tox,
    };
    return [{ file, line, command, start }];
  });
}

/** `NAME=value python manage.py check` */
function assignedIn({ words }: ShellCommand, { from }: Started): [string, string][] {
  return words.slice(0, from).flatMap(({ text }): [string, string][] => {
    const [, name, value = ''] = /^(\w+)=(.*)$/s.exec(text) ?? [];
    return name === undefined ? [] : [[name, value]];
  });
}

/** `pytest --pyargs package`: the tests of a package that is installed. */
function testsPackage({ name, args }: Started): boolean {
  return /^(pytest|py\.test)$/.test(name) && args.includes('--pyargs');
}

/** `pytest -c other.ini`: whether that is there in place of the usual configuration, and has nothing of the framework. */
async function testsWithout(
  workspace: Workspace,
  folder: string | undefined,
  { name, args }: Started,
  text: string,
  { needsForTests: needed }: Starts,
): Promise<boolean> {
  const given = /^(pytest|py\.test)$/.test(name) ? configIn(args) : undefined;
  if (needed === undefined || given === undefined || given.includes('$') || folder === undefined)
    return false;
  const config = await readText(workspace, join(folder, given));
  return ![text, config ?? '', ...args].some((one) => needed.test(one));
}

/** https://docs.pytest.org/en/stable/reference/reference.html#command-line-flags */
function configIn(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => /^(-c|--config-file)$/.test(arg));
  const joined = args.map((arg) => /^(?:-c|--config-file=)(.+)$/.exec(arg)?.[1]);
  return at === -1 ? joined.find((one) => one !== undefined) : args[at + 1];
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

/** What to set in workflows, or in tox for what those don't reach. @param name what is started: "Django" */
export function ciSteps(steps: readonly BuildStep[], name: string): string[] {
  const all = steps.filter((step) => step.kind === 'CI');
  const isKeptAway = ({ start: { tox } }: CiStep) => tox?.passes(SECRET_VARIABLE) === false;
  const inTox = all.filter(isKeptAway);
  const [first, ...others] = firstOfEach(all.filter((step) => !isKeptAway(step)));
  const [firstInTox, ...othersInTox] = firstOfEach(inTox);
  return [
    ...(firstInTox === undefined
      ? []
      : [
          `${startIn(firstInTox, name, othersInTox)}: ${toAddInTox(inTox.flatMap(({ start }) => start.tox ?? []))}`,
        ]),
    ...(first === undefined
      ? []
      : [`${startIn(first, name, others)}: set the variable ${SECRET_VARIABLE}: ${NO_SECRET}`]),
  ];
}

function startIn(step: CiStep, name: string, others: readonly CiStep[]): string {
  const { copy } = step;
  const how =
    copy === undefined
      ? 'without a secret'
      : `with a copy of ${copy.from} (${placeOf(copy)}), which has no secret`;
  return `${placeOf(step)} starts ${name} (${step.command}) ${how}${likewise(others)}`;
}

/** What to write into the sections of tox that set variables. */
export function toAddInTox(places: readonly Pick<ToxStart, 'file' | 'section' | 'key'>[]): string {
  const [{ file, key } = { file: 'tox.ini', key: 'set_env' }] = places;
  const sections = [...new Set(places.map(({ section }) => `[${section}]`))];
  const isUsual = sections.length <= 1 && (sections[0] ?? '[testenv]') === '[testenv]';
  const where = isUsual ? '' : ` of ${listed(sections)}`;
  return `add it to ${key}${where} in ${file}: ${SECRET_VARIABLE} = ${NO_SECRET}`;
}

type Placed = Pick<BuildStep, 'file' | 'line'>;

function likewise(others: readonly Placed[]): string {
  return others.length === 0 ? '' : ` (also ${others.map(placeOf).join(', ')})`;
}

export function placeOf({ file, line }: Placed): string {
  return `${file}:${String(line)}`;
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.trim() ?? '';
}
