import { Command, InvalidArgumentError, Option, type OutputConfiguration } from 'commander';
import type { FrameworkEntry } from '../model/framework.js';
import type { AnswerValue, Options, Question } from '../model/options.js';

/** What the command line says; the secret itself is never on it. */
export interface Arguments extends Omit<Options, 'secret'> {
  readonly cwd: string;
  readonly yes: boolean;
  readonly secretStdin: boolean;
}

/** Where help and mistakes are printed. */
interface Output {
  readonly stdout: Printer;
  readonly stderr: Printer;
}

interface Printer {
  /** How wide the help may be. */
  readonly columns: number;
  write(text: string): void;
}

type Flags = Readonly<Record<string, unknown>>;

/**
 * Reads the command line. All commands take the same flags; the frameworks' questions bring theirs.
 * @throws CommanderError after writing help, the version or the mistake
 */
export function parseArguments(
  argv: readonly string[],
  version: string,
  frameworks: readonly FrameworkEntry[],
  output: Output,
): Arguments {
  const questions = distinctQuestions(frameworks);
  let parsed: Arguments | undefined;
  const accept = (name: Options['command']) => (_flags: Flags, command: Command) => {
    parsed = toArguments(name, command.optsWithGlobals(), questions);
  };
  const program = new Command('create-wristband-session')
    .description(
      'Adds Wristband encrypted-cookie sessions to an existing NestJS or Django application, in place.',
    )
    .version(version, '-v, --version')
    .configureOutput(outputOf(output))
    .exitOverride()
    .showHelpAfterError('Run create-wristband-session --help for the flags.')
    .allowExcessArguments(false)
    .action(accept('apply'));
  addFlags(program, frameworks, questions);
  program
    .command('check')
    .description('exit 0 when all is in place, 1 when something is missing; writes nothing')
    .option(
      '--production',
      'what is good enough for development, such as insecure cookies, is a finding',
      false,
    )
    .configureHelp({ showGlobalOptions: true })
    .allowExcessArguments(false)
    .action(accept('check'));
  program
    .command('remove')
    .description('takes away what a run, or the guide, has put in, and nothing else')
    .configureHelp({ showGlobalOptions: true })
    .allowExcessArguments(false)
    .action((flags: Flags, command: Command) => {
      rejectFlags(command, [...questions.map(({ name }) => name), 'secretStdin']);
      accept('remove')(flags, command);
    });
  program.parse(argv, { from: 'user' });
  if (parsed === undefined) throw new Error('commander ran no action');
  return parsed;
}

/** @throws CommanderError for a flag that says what is to be put in */
function rejectFlags(command: Command, names: readonly string[]): void {
  const flags = command.optsWithGlobals<Flags>();
  const given = names.find((name) => flags[name] !== undefined && flags[name] !== false);
  if (given === undefined) return;
  const flag = given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  command.error(`error: --${flag} says what a run puts in; remove takes it away`);
}

/** Commander's own way loads Node's streams whether or not they are terminals. */
function outputOf({ stdout, stderr }: Output): OutputConfiguration {
  return {
    writeOut: (text) => {
      stdout.write(text);
    },
    writeErr: (text) => {
      stderr.write(text);
    },
    getOutHelpWidth: () => stdout.columns,
    getErrHelpWidth: () => stderr.columns,
    // No text of ours has colours.
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  };
}

function addFlags(
  command: Command,
  frameworks: readonly FrameworkEntry[],
  questions: readonly Question[],
): void {
  const names = frameworks.map(({ name }) => name).join('|');
  command
    .option(`--framework <${names}>`, 'do not detect the framework', (value) =>
      frameworkName(value, frameworks),
    )
    .option('-n, --dry-run', 'show the diff on stdout and write nothing', false)
    .option('-y, --yes', 'ask nothing; take the defaults for what no flag says', false)
    .option('--cwd <dir>', "the project's folder", '.')
    .option('--app <dir>', "one application's folder in a repository of several, from --cwd")
    .option('--settings <module>', "Django's settings module, as in manage.py --settings")
    .option('--secret-stdin', 'read the secret from stdin instead of generating one', false)
    .option('--json', 'print one JSON document on stdout in place of the diff', false)
    .option('--no-install', 'leave the dependencies to you')
    .option('--verify', "run the project's own check before and after; put all back on a new error", false)
    .option('--force', 'replace values of yours that stand in the way', false);
  for (const question of questions) command.addOption(toOption(question));
}

function toOption(question: Question): Option {
  const option = new Option(question.flag, question.description);
  return question.kind === 'select' ? option.choices(question.choices.map(({ value }) => value)) : option;
}

function frameworkName(value: string, frameworks: readonly FrameworkEntry[]): string {
  const found = frameworks.find(({ name, aliases }) => name === value || aliases.includes(value));
  if (found !== undefined) return found.name;
  throw new InvalidArgumentError(`Allowed: ${frameworks.map(({ name }) => name).join(', ')}.`);
}

/** Frameworks share questions; a flag exists once. */
function distinctQuestions(frameworks: readonly FrameworkEntry[]): Question[] {
  return [
    ...new Map(frameworks.flatMap(({ questions }) => questions).map((item) => [item.flag, item])).values(),
  ];
}

function toArguments(command: Options['command'], flags: Flags, questions: readonly Question[]): Arguments {
  const { framework, cwd, app, settings } = flags;
  const given = Object.fromEntries(
    questions
      .map(({ name }) => [name, flags[name]])
      .filter((pair): pair is [string, AnswerValue] => {
        return typeof pair[1] === 'boolean' || typeof pair[1] === 'string';
      }),
  );
  const folder = typeof cwd === 'string' ? cwd : '.';
  return {
    command,
    cwd: folder,
    dryRun: flags['dryRun'] === true,
    yes: flags['yes'] === true,
    install: flags['install'] !== false,
    verify: flags['verify'] === true,
    force: flags['force'] === true,
    production: flags['production'] === true,
    json: flags['json'] === true,
    secretStdin: flags['secretStdin'] === true,
    folderFlags: [
      ...(folder === '.' ? [] : ['--cwd', folder]),
      ...(typeof app === 'string' ? ['--app', app] : []),
      ...(typeof settings === 'string' ? ['--settings', settings] : []),
    ],
    given,
    ...(typeof framework === 'string' ? { framework } : {}),
    ...(typeof app === 'string' ? { app } : {}),
    ...(typeof settings === 'string' ? { settings } : {}),
  };
}
