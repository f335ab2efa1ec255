import { type Command, InvalidArgumentError, Option } from 'commander';
import { closest, distance } from 'fastest-levenshtein';
import { listed } from '../model/words.js';
import type { FrameworkEntry } from '../model/framework.js';
import type { Command as CommandName, Question } from '../model/options.js';

/** Adds the flags that all commands take, in groups. */
export function addFlags(
  command: Command,
  frameworks: readonly FrameworkEntry[],
  questions: readonly Question[],
): void {
  const names = listed(
    frameworks.map(({ name }) => name),
    'or',
  );
  command
    .optionsGroup('Project:')
    .option(`--framework <name>`, `skip framework detection: ${names}`, (value) =>
      frameworkName(value, frameworks),
    )
    .option('-C, --cwd <dir>', 'project folder, instead of the current one')
    .option('--app <dir>', 'application folder in a monorepo, relative to --cwd')
    .option('--settings <module>', 'Django settings module, as for manage.py')
    .optionsGroup('Cookies and secret:');
  for (const question of questions) {
    command.addOption(toOption(question));
    if (question.kind === 'confirm' && question.negation !== undefined)
      command.option(question.flag.replace('--', '--no-'), question.negation);
  }
  command
    .option('--secret-stdin', 'read the secret from stdin instead of generating one')
    .optionsGroup('Output:')
    .option('-n, --dry-run', 'show the diff, write nothing')
    .option('--json', 'print one JSON document instead of the diff')
    .option('-q, --quiet', "print problems only, and don't prompt")
    .option('--verbose', 'print all that the package manager prints')
    .optionsGroup('Safety:')
    .option('-y, --yes', 'skip prompts and use defaults')
    .option('--interactive', 'prompt even if CI is set')
    .option('--no-interactive', "don't prompt")
    .option('--no-install', "don't install dependencies")
    .option('--verify', "run the project's own check before and after, and roll back if it fails")
    .option('--force', 'overwrite conflicting settings');
}

const PROMPTS = ['yes', 'interactive'];
const SECRET = ['secretStdin', 'secretStore'];

/** Flags that mean nothing to a command: it takes them, so that all can be called alike, but its help leaves them out. */
const MEANINGLESS: Readonly<Record<CommandName, readonly string[]>> = {
  apply: [],
  check: [...PROMPTS, ...SECRET, 'dryRun', 'verify', 'force', 'verbose'],
  rotate: ['insecureDev', 'secretStore'],
  remove: ['insecureDev', ...SECRET, 'install', 'verbose'],
};

/** The flags of all commands that the help of one shows. */
export function meaningfulFlags(command: Command, name: CommandName): Option[] {
  const all = command.parent?.options ?? [];
  return all.filter((option) => !MEANINGLESS[name].includes(option.attributeName()));
}

function toOption(question: Question): Option {
  const option = new Option(question.flag, question.description);
  return question.kind === 'select' ? option.choices(question.choices.map(({ value }) => value)) : option;
}

function frameworkName(value: string, frameworks: readonly FrameworkEntry[]): string {
  const found = frameworks.find(({ name, aliases }) => name === value || aliases.includes(value));
  if (found !== undefined) return found.name;
  const near = similar(
    value,
    frameworks.flatMap(({ name, aliases }) => [name, ...aliases]),
  );
  const meant = near === undefined ? '' : ` Did you mean ${near}?`;
  throw new InvalidArgumentError(`Allowed: ${frameworks.map(({ name }) => name).join(', ')}.${meant}`);
}

/** The word of several that somebody may have meant: of at most so many other letters as a slip makes. */
export function similar(word: string, words: readonly string[]): string | undefined {
  const near = closest(word.toLowerCase(), [...words]);
  return distance(word.toLowerCase(), near) <= Math.min(3, Math.floor(near.length / 2)) ? near : undefined;
}
