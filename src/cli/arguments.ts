import { Command, InvalidArgumentError, Option, type OutputConfiguration } from 'commander';
import type { FrameworkEntry } from '../model/framework.js';
import type { AnswerValue, Command as CommandName, Options, Question } from '../model/options.js';

/** What the command line says; the secret itself is never on it. */
export interface Arguments extends Omit<Options, 'secret'> {
  readonly cwd: string;
  readonly yes: boolean;
  /** Whether questions may be asked; undefined: where there is a terminal and no CI. */
  readonly interactive?: boolean;
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

const DESCRIPTION = `Adds Wristband sessions (encrypted cookies) to an existing NestJS or Django application, in place.

Examples:
  create-wristband-session                                        interactive wizard
  create-wristband-session --framework nest --insecure-dev --yes  in CI
  create-wristband-session --dry-run > session.patch              as a patch
  create-wristband-session check --production                     as a CI gate
  create-wristband-session --app apps/api                         in a monorepo`;

const AFTER = `
Exit codes:
  0    applied, nothing to change, or planned (--dry-run)
  1    check: problems found
  2    usage error, or an unanswered question in a non-interactive run
  3    blocked: no files were changed; manual steps are printed
  4    writing, verifying or installing failed
  130  declined or interrupted

https://docs.wristband.dev`;

type Flags = Readonly<Record<string, unknown>>;

/**
 * Reads the command line. All commands take the same flags; the frameworks' questions bring theirs, which `rotate` refuses.
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
  const answers = questions.map(({ name }) => name);
  const accept = (name: CommandName) => (_flags: Flags, command: Command) => {
    if (name === 'rotate') refuseFlags(command, answers, (flag) => `${flag} can't be used with rotate`);
    if (name === 'remove')
      refuseFlags(command, [...answers, 'secretStdin'], (flag) => `${flag} can't be used with remove`);
    parsed = toArguments(name, command.optsWithGlobals(), questions);
  };
  const program = new Command('create-wristband-session')
    .description(DESCRIPTION)
    .version(version, '-v, --version')
    .addHelpText('after', AFTER)
    .configureOutput(outputOf(output))
    .exitOverride()
    .showHelpAfterError('Run create-wristband-session --help for the flags.')
    .allowExcessArguments(false)
    .action(accept('apply'));
  addFlags(program, frameworks, questions);
  program
    .command('check')
    .description('exit with 0 if everything is set up, otherwise with 1')
    .option('--production', 'fail on development-only settings, such as insecure cookies')
    .configureHelp({ showGlobalOptions: true })
    .allowExcessArguments(false)
    .action(accept('check'));
  program
    .command('rotate')
    .description('rotate the session secret without logging anyone out')
    .option('--finish', 'finish the rotation: cookies made with the previous secret stop working', false)
    .configureHelp({ showGlobalOptions: true })
    .allowExcessArguments(false)
    .action(accept('rotate'));
  program
    .command('remove')
    .description('remove what this command or the guide has added, and nothing else')
    .configureHelp({ showGlobalOptions: true })
    .allowExcessArguments(false)
    .action(accept('remove'));
  program.parse(argv, { from: 'user' });
  if (parsed === undefined) throw new Error('commander ran no action');
  return parsed;
}

/**
 * A command that sets up no session takes none of its answers.
 * @throws CommanderError for a flag of them
 */
function refuseFlags(command: Command, names: readonly string[], why: (flag: string) => string): void {
  const flags = command.optsWithGlobals<Flags>();
  const given = names.find((name) => flags[name] !== undefined && flags[name] !== false);
  if (given === undefined) return;
  const flag = `--${given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  command.error(`error: ${why(flag)}`);
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
    .optionsGroup('Project:')
    .option(`--framework <${names}>`, 'skip framework detection', (value) => frameworkName(value, frameworks))
    .option('-C, --cwd <dir>', 'project folder, instead of the current one')
    .option('--app <dir>', 'application folder in a monorepo, relative to --cwd')
    .option('--settings <module>', 'Django settings module, as for manage.py')
    .optionsGroup('Cookies and secret:');
  for (const question of questions) command.addOption(toOption(question));
  command
    .option('--secret-stdin', 'read the secret from stdin instead of generating one')
    .optionsGroup('Output:')
    .option('-n, --dry-run', 'show the diff, write nothing')
    .option('--json', 'print one JSON document instead of the diff')
    .optionsGroup('Safety:')
    .option('-y, --yes', 'skip prompts and use defaults')
    .option('--interactive', 'prompt even if CI is set')
    .option('--no-interactive', "don't prompt")
    .option('--no-install', "don't install dependencies")
    .option('--verify', "run the project's own check before and after, and roll back if it fails")
    .option('--force', 'overwrite conflicting settings');
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

function toArguments(command: CommandName, flags: Flags, questions: readonly Question[]): Arguments {
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
    ...(flags['finish'] === true ? { finish: true } : {}),
    json: flags['json'] === true,
    secretStdin: flags['secretStdin'] === true,
    folderFlags: [
      ...(folder === '.' ? [] : ['--cwd', folder]),
      ...(typeof app === 'string' ? ['--app', app] : []),
      ...(typeof settings === 'string' ? ['--settings', settings] : []),
    ],
    given,
    ...(typeof flags['interactive'] === 'boolean' ? { interactive: flags['interactive'] } : {}),
    ...(typeof framework === 'string' ? { framework } : {}),
    ...(typeof app === 'string' ? { app } : {}),
    ...(typeof settings === 'string' ? { settings } : {}),
  };
}
