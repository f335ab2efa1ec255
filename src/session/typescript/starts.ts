import { shellText } from '../../languages/shell.js';
import type { Workspace } from '../../model/files.js';
import { SECRET_VARIABLE } from '../../model/secret.js';
import { ciCommands, firstOfEach } from '../ci-commands.js';
import { imageCommands } from '../image-commands.js';
import { manualStep } from './reasons.js';

/** Something that starts the application without the env file that development has. */
export interface Start {
  readonly kind: 'spec' | 'CI' | 'image';
  readonly file: string;
  readonly line: number;
  /** What starts it: the command, or what a spec starts. */
  readonly what: string;
  /** The text that would name the variables if it set them. */
  readonly text: string;
}

/** Values that let the application start, and are of no use to anybody. */
const HARMLESS = 'for-tests-only';
const NO_SECRET = 'dummy-secret-used-for-tests-only-0123456789';

/**
 * The commands of CI and of Dockerfiles' builds that start the application.
 * @param startOf what is shown of a command that does
 */
export async function commandStarts(
  workspace: Workspace,
  root: string,
  startOf: (lines: string) => string | undefined,
): Promise<Start[]> {
  const inCi = await ciCommands(workspace, ({ command }) => startOf(shellText(command)));
  const inImages = await imageCommands(workspace, root, (given) => {
    const command = startOf(shellText(given));
    return command === undefined ? undefined : { command, place: undefined };
  });
  return [
    ...firstOfEach(inCi).map(({ command, file, line, text }): Start => ({
      kind: 'CI',
      what: command,
      file,
      line,
      text,
    })),
    ...inImages.map(({ commands, file, line }): Start => ({
      kind: 'image',
      what: commands[0] ?? '',
      text: '',
      file,
      line,
    })),
  ];
}

/** The script of package.json that a command runs. */
const RUNS_SCRIPT = /\b(?:npm|yarn|pnpm|bun)\s+(?:run\s+)?([\w:.-]+)[^&;|\n]*/g;

/** The first command in some lines that runs a script of package.json which starts the application. */
export function startingScript(
  lines: string,
  scripts: Readonly<Record<string, string>>,
  starts: (script: string) => boolean,
): string | undefined {
  for (const [command, script = ''] of lines.matchAll(RUNS_SCRIPT))
    if (starts(scripts[script] ?? '')) return command;
  return undefined;
}

/**
 * Tests, CI and images' builds that start the application, with the lines for the variables that it needs.
 * @param names the variables that the application does not start without
 * @param inSpecs where tests set them, as a sentence
 */
export function runSteps(starts: readonly Start[], names: readonly string[], inSpecs: string): string[] {
  return [
    ...stepFor(starts, 'spec', names, inSpecs, (name) => `process.env.${name} ??= '${valueOf(name)}';`),
    ...stepFor(
      starts,
      'CI',
      names,
      'Add them to the env of the step:',
      (name) => `${name}: ${valueOf(name)}`,
    ),
    ...stepFor(
      starts,
      'image',
      names,
      'Put them before the command:',
      (name) => `${name}=${valueOf(name)}`,
      ' while the image is built',
    ),
  ];
}

/** One step for all places of a kind that lack a variable. */
function stepFor(
  starts: readonly Start[],
  kind: Start['kind'],
  names: readonly string[],
  sentence: string,
  lineFor: (name: string) => string,
  when = '',
): string[] {
  const lacking = starts.filter(
    (start) => start.kind === kind && names.some((name) => !start.text.includes(name)),
  );
  const [first, ...others] = lacking;
  if (first === undefined) return [];
  const missing = names.filter((name) => !first.text.includes(name));
  return [
    manualStep(
      `${placeOf(first)} starts ${kind === 'spec' ? first.what : `the application (${first.what})`}${when}${likewise(others)}, which needs environment variables. ${sentence}`,
      missing.map(lineFor).join('\n'),
    ),
  ];
}

/** So many places are named beside the first one. */
const MAX_OTHERS = 4;

function likewise(others: readonly Start[]): string {
  if (others.length === 0) return '';
  const places = others.slice(0, MAX_OTHERS).map(placeOf).join(', ');
  const more = others.length - MAX_OTHERS;
  return ` (also ${places}${more > 0 ? ` and ${more} more` : ''})`;
}

function placeOf({ file, line }: Start): string {
  return `${file}:${line}`;
}

function valueOf(name: string): string {
  return name === SECRET_VARIABLE ? NO_SECRET : HARMLESS;
}
