import { Command, type Option, type OutputConfiguration } from 'commander';
import type { FrameworkEntry } from '../model/framework.js';
import type { AnswerValue, Command as CommandName, Options, Question } from '../model/options.js';
import { addFlags, meaningfulFlags, similar } from './flags.js';
import { printable } from '../platform/terminal.js';
import { wrapped } from '../ui/wrap.js';

/** What the command line says; the secret itself is never on it. */
export interface Arguments extends Omit<Options, 'secret'> {
  readonly cwd: string;
  readonly yes: boolean;
  /** Whether questions may be asked; undefined: where there is a terminal and no CI. */
  readonly interactive?: boolean;
  readonly secretStdin: boolean;
  /** Whether problems alone are printed. */
  readonly quiet?: boolean;
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

const DESCRIPTION = `Adds Wristband sessions (encrypted cookies) to an existing NestJS, Express, Django or FastAPI application, in place.

Examples:
  npx create-wristband-session                                    wizard
  npx create-wristband-session --framework nest --insecure-dev    in CI
  npx create-wristband-session --dry-run > session.patch          as a patch
  npx create-wristband-session check --production                 CI gate
  npx create-wristband-session --app apps/api                     monorepo

npm create needs -- before the flags; pnpm, yarn and bun don't:
  npm create wristband-session -- --dry-run`;

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
  let parsed: Arguments | undefined;
  const program = openProgram(version, frameworks, output, (given) => {
    parsed = given;
  });
  program.command('completion <shell>').description('print the script that completes the command in a shell');
  program.parse(argv, { from: 'user' });
  if (parsed === undefined) throw new Error('commander ran no action');
  return parsed;
}

const COMMANDS: readonly (readonly [Exclude<CommandName, 'apply'>, string])[] = [
  ['check', 'exit with 0 if everything is set up, otherwise with 1'],
  ['rotate', 'rotate the session secret without logging anyone out'],
  ['remove', 'remove what this command or the guide has added, and nothing else'],
];

/** What a flag of all commands means to one of them. */
const MEANINGS: Readonly<Partial<Record<CommandName, Readonly<Record<string, string>>>>> = {
  check: { '--no-install': "don't count packages that are missing" },
};

/** The command line; `accept` gets what it says. */
export function openProgram(
  version: string,
  frameworks: readonly FrameworkEntry[],
  output: Output,
  accept: (given: Arguments) => void,
): Command {
  const questions = distinctQuestions(frameworks);
  const answers = questions.map(({ name }) => name);
  const action = (name: CommandName) => (_flags: Flags, command: Command) => {
    if (name === 'apply') refuseWord(command, frameworks);
    if (name === 'rotate') refuseFlags(command, answers, (flag) => `${flag} can't be used with rotate`);
    if (name === 'remove')
      refuseFlags(command, [...answers, 'secretStdin'], (flag) => `${flag} can't be used with remove`);
    accept(toArguments(name, command.optsWithGlobals(), questions));
  };
  const program = new Command('create-wristband-session')
    .description(DESCRIPTION)
    .version(version, '-v, --version')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', AFTER)
    .configureHelp({ optionDescription })
    .configureOutput(outputOf(output))
    .exitOverride()
    .showHelpAfterError('Run npx create-wristband-session --help for the flags.')
    .allowExcessArguments(true)
    .action(action('apply'));
  addFlags(program, frameworks, questions);
  for (const [name, description] of COMMANDS) {
    program
      .command(name)
      .description(description)
      .configureHelp({
        optionDescription: (option) => MEANINGS[name]?.[option.long ?? ''] ?? optionDescription(option),
        showGlobalOptions: true,
        visibleGlobalOptions: (command) => meaningfulFlags(command, name),
      })
      .allowExcessArguments(false)
      .action(action(name));
  }
  const [check, rotate] = program.commands;
  check?.option('--production', 'fail on development-only settings, such as insecure cookies');
  rotate?.option('--finish', 'finish the rotation: cookies made with the previous secret stop working');
  return program;
}

/** Without commander's list of choices, which the placeholder shows. */
function optionDescription({ description }: Option): string {
  return description;
}

/**
 * A word that is no command.
 * @throws CommanderError that says which one may be meant
 */
function refuseWord(command: Command, frameworks: readonly FrameworkEntry[]): void {
  const [word] = command.args;
  if (word === undefined) return;
  const framework = frameworks.find(({ name, aliases }) => name === word || aliases.includes(word));
  const near = similar(word, [...command.commands.map((one) => one.name()), 'help']);
  const meant = framework === undefined ? near : `--framework ${framework.name}`;
  command.error(`error: unknown command '${word}'${meant === undefined ? '' : `\n(Did you mean ${meant}?)`}`);
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
      const lines = printable(text).split('\n');
      stderr.write(lines.map((line) => wrapped(line, stderr)).join('\n'));
    },
    getOutHelpWidth: () => stdout.columns,
    getErrHelpWidth: () => stderr.columns,
    // No text of ours has colours.
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  };
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
    ...(flags['quiet'] === true ? { quiet: true } : {}),
    ...(flags['verbose'] === true ? { verbose: true } : {}),
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
