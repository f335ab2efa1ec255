import type { CiStart, CiStep } from '../../../session/python/build-steps.js';
import { SETTINGS_VARIABLE } from '../settings/names.js';
import { isForTests } from './settings-module.js';
import type { TestConfig } from './test-configs.js';

/** What is known of the settings that programs take by themselves. */
interface Usual {
  /** What manage.py names. */
  readonly module: string;
  /** What it names besides. */
  readonly others: readonly { readonly module: string | undefined }[];
  readonly testConfigs: readonly TestConfig[];
}

/**
 * The settings module that a command of CI runs with; undefined where that can't be told.
 * - https://docs.djangoproject.com/en/stable/ref/django-admin/#cmdoption-settings
 * - https://pytest-django.readthedocs.io/en/latest/configuring_django.html#order-of-choosing-settings
 */
export function settingsOf(
  { file, start: { program, variables, texts } }: CiStep,
  { module, others, testConfigs }: Usual,
): string | undefined {
  const given = optionIn(program.args) ?? variables.get(SETTINGS_VARIABLE);
  if (given !== undefined) return named(given, variables);
  if (texts.some((text) => setsOtherwise(text, file))) return undefined;
  if (isPytest(program.name)) {
    const isOther = program.args.some((arg) => /^(-c|--config-file|--rootdir)(=|$)/.test(arg));
    const config = testConfigs.find(({ runner }) => runner === 'pytest');
    return config === undefined || isOther ? undefined : config.module;
  }
  if (!/^manage(\.py)?$/.test(program.name)) return undefined;
  if (others.length === 0) return module;
  // `if 'test' in sys.argv` chooses them.
  return program.args[0] === 'test'
    ? others.flatMap((other) => other.module ?? []).find((other) => isForTests(other))
    : undefined;
}

const FOR_ONE_COMMAND = new RegExp(`(^|[\\s"'])${SETTINGS_VARIABLE}=\\S+\\s+[^\\s>|;&]`);
const AS_KEY = new RegExp(`^\\s*${SETTINGS_VARIABLE}\\s*:`);

/** Whether a file sets the variable for more than one command in a way that can't be followed: `export`, `>> $GITHUB_ENV`. */
function setsOtherwise(text: string, file: string): boolean {
  // In a workflow of GitHub such a key stands above its commands; in one of CircleCI, an executor may have it.
  const isAbove =
    file.startsWith('.github/') || (file.startsWith('.circleci/') && !/^executors:/m.test(text));
  const isFollowed = (line: string) =>
    (isAbove && AS_KEY.test(line)) || (FOR_ONE_COMMAND.test(line) && !/\bexport\b|>>/.test(line));
  return text.split('\n').some((line) => line.includes(SETTINGS_VARIABLE) && !isFollowed(line));
}

export function isPytest(name: string): boolean {
  return name === 'pytest' || name === 'py.test';
}

/** `--settings=a.b`, `--settings a.b`, `--ds=a.b` */
function optionIn(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => /^--(settings|ds)(=|$)/.test(arg));
  if (at === -1) return undefined;
  return /=(.*)$/.exec(args[at] ?? '')?.[1] ?? args[at + 1];
}

/** `${{ env.NAME }}`, `$NAME` and `${NAME}` stand for what is set by name. */
function named(given: string, variables: CiStart['variables']): string | undefined {
  const text = given.replace(
    /\$\{\{\s*env\.(\w+)\s*\}\}|\$\{(\w+)\}|\$(\w+)/g,
    (call, ofGitHub?: string, inBraces?: string, plain?: string) =>
      variables.get(ofGitHub ?? inBraces ?? plain ?? '') ?? call,
  );
  return /^[A-Za-z_][\w.]*$/.test(text) ? text : undefined;
}
