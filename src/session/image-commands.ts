import { readText, type Workspace } from '../model/files.js';
import { join, nameOf, upwards } from '../model/paths.js';
import { SECRET_VARIABLE } from '../model/secret.js';
import { DOCKERFILE, type DockerInstruction, readDockerfile } from '../languages/dockerfile.js';
import type { ShellCommand } from '../languages/shell.js';
import { copiesApplication, foldersBeside } from './image-folders.js';
import { commandsHere, withScripts } from './shell-programs.js';

/** A `RUN` that starts the application while an image is built. */
export interface ImageCommand extends RunCommand {
  readonly file: string;
  readonly line: number;
}

interface RunCommand {
  /** Those of its commands that do: at least one. */
  readonly commands: readonly string[];
  /** Undefined where it takes several lines, or where it can't be told how its commands get a variable. */
  readonly run: WritableRun | undefined;
}

/** A `RUN` in which a variable can be set for some commands. */
interface WritableRun {
  readonly text: string;
  /** Where an assignment belongs. */
  readonly places: readonly number[];
  /** `RUN ["python", "manage.py"]` */
  readonly isExec: boolean;
}

/** How a command starts the application. */
interface Start {
  /** As it is shown. */
  readonly command: string;
  /** The word that an assignment belongs in front of; undefined where it may not arrive. */
  readonly place: number | undefined;
}

/** Of a command in a Dockerfile, whose text up to there is given. */
type StartOf = (command: ShellCommand, above: string) => Start | undefined;
type StartOfHere = (command: ShellCommand) => Start | undefined;

/** Where Dockerfiles lie that have a folder of their own: `compose/production/django/Dockerfile`. */
const FOLDERS: ReadonlySet<string> = new Set(['docker/', '.docker/', 'compose/', 'deploy/', 'deployment/']);
/** Other folders for them, which may hold those of other projects as well. */
const LIKE_FOLDERS = /docker|container|deploy|infra|image|compose|ops/i;
const MAX_DEPTH = 3;

/**
 * The commands that start the application, in the Dockerfiles of its folder, of those above, and of their folders for them;
 * in folders with any other name, those count that are plainly for this application.
 * @param startOf whether and how a command of a `RUN` does
 */
export async function imageCommands(
  workspace: Workspace,
  app: string,
  startOf: StartOf,
): Promise<ImageCommand[]> {
  const found: ImageCommand[] = [];
  for (const folder of upwards(app)) {
    for (const file of await dockerfiles(workspace, folder))
      found.push(...inDockerfile(file, (await readText(workspace, file)) ?? '', startOf));
    for (const file of await otherDockerfiles(workspace, folder, app)) {
      const text = (await readText(workspace, file)) ?? '';
      if (await copiesApplication(workspace, { file, text, folder, app }))
        found.push(...inDockerfile(file, text, startOf));
    }
  }
  return found;
}

/** Those in folders without a usual name for them. */
async function otherDockerfiles(workspace: Workspace, folder: string, app: string): Promise<string[]> {
  const folders = await foldersBeside(workspace, folder, app);
  const others = folders.filter((path) => !FOLDERS.has(`${nameOf(path)}/`));
  const depth = (path: string) => (LIKE_FOLDERS.test(nameOf(path)) ? 1 : MAX_DEPTH);
  return (await Promise.all(others.map((path) => dockerfiles(workspace, path, depth(path))))).flat();
}

async function dockerfiles(workspace: Workspace, folder: string, depth = 0): Promise<string[]> {
  const names = await workspace.list(folder);
  const own = names.filter((name) => DOCKERFILE.test(name)).map((name) => join(folder, name));
  const folders = names.filter((name) => name.endsWith('/') && (depth > 0 || FOLDERS.has(name)));
  if (depth === MAX_DEPTH) return own;
  const below = folders.map((name) => dockerfiles(workspace, join(folder, name.slice(0, -1)), depth + 1));
  return [...own, ...(await Promise.all(below)).flat()];
}

/** A secret that is set for the build, by any name of an instruction, is there for the commands below it. */
function inDockerfile(file: string, source: string, startOf: StartOf): ImageCommand[] {
  const found: ImageCommand[] = [];
  let above = '';
  for (const instruction of readDockerfile(source)) {
    if (instruction.text.includes(SECRET_VARIABLE)) break;
    above += `${instruction.text}\n`;
    const startHere: StartOfHere = (command) => startOf(command, above);
    const command = instruction.name === 'RUN' ? inRun(instruction, startHere) : undefined;
    if (command !== undefined) found.push({ file, line: instruction.line, ...command });
  }
  return found;
}

function inRun({ text, isOneLine }: DockerInstruction, startOf: StartOfHere): RunCommand | undefined {
  const words = execForm(text);
  if (words !== undefined) return inExecForm(text, words, startOf);
  const commands: string[] = [];
  const places: (number | undefined)[] = [];
  for (const command of commandsHere(text)) {
    const start = startOf(command);
    if (start === undefined) continue;
    const isHere = isOneLine && command.source === text && start.place !== undefined;
    commands.push(start.command);
    places.push(isHere ? command.words[start.place]?.start : undefined);
  }
  if (commands.length === 0) return undefined;
  const known = places.filter((place) => place !== undefined);
  return {
    commands,
    run: known.length === places.length ? { text, places: known, isExec: false } : undefined,
  };
}

/** `RUN ["python", "manage.py", "check"]` */
function execForm(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const words: unknown = JSON.parse(text);
    return Array.isArray(words) ? words.filter((word) => typeof word === 'string') : undefined;
  } catch {
    return undefined;
  }
}

/** No shell runs it, so that an assignment is left to `env`. */
function inExecForm(text: string, given: readonly string[], startOf: StartOfHere): RunCommand | undefined {
  const words = given.map((word) => ({ text: word, start: 0, end: 0 }));
  const starts = withScripts({ source: '', words, inputs: [] }).some((one) => startOf(one) !== undefined);
  if (!starts) return undefined;
  return {
    commands: [given.join(' ')],
    run: { text, places: [text.indexOf('[') + 1], isExec: true },
  };
}

/** The text of a `RUN` with an assignment for its commands: `RUN A=b python manage.py check`. */
export function runWith({ text, places, isExec }: WritableRun, assignment: string): string {
  const added = isExec ? `"env", ${JSON.stringify(assignment)}, ` : `${assignment} `;
  const parts = [...places]
    .reverse()
    .reduce((result, place) => `${result.slice(0, place)}${added}${result.slice(place)}`, text);
  return `RUN ${parts}`;
}
