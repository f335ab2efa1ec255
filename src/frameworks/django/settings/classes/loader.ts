import {
  assignmentsOf,
  importsOf,
  localNamesOf,
  type ParsedPython,
  type Statement,
} from '../../../../languages/python/index.js';
import { join } from '../../../../model/paths.js';
import { evaluatorOf } from '../evaluation.js';
import type { EnvSource, Loader, LoaderReader } from '../../../../session/python/loaders/loader.js';
import { dotenvLoader } from '../loaders/dotenv.js';
import { osAccess } from '../../../../session/python/loaders/os.js';
import type { Unknown } from '../setting.js';
import type { SettingsView } from '../view.js';
import { classesOf } from './class-modules.js';

/**
 * How a class of django-configurations reads the secret: `values.SecretValue`, which is asked once the class is set up, or
 * `os.environ` where the file does not import that. Undefined for settings that are no classes.
 */
export function classLoader(parsed: ParsedPython, view: SettingsView): Loader | Unknown | undefined {
  const classes = classesOf(view.graph);
  const own = classes?.classes.get(view.file);
  if (classes === undefined || own === undefined) return undefined;
  const file = classes.files.get(own.file);
  const secretValue = file && secretValueIn(file);
  const dotenv = dotenvIn(view);
  const source = dotenv ?? sourceOf(dotenvLoader, parsed, view) ?? { kind: 'environment', reader: 'dotenv' };
  if (secretValue !== undefined) {
    const read = (): string => `${secretValue}(environ_prefix=None)`;
    return { kind: 'settings class', object: secretValue, read, from: 0, needsOs: false, source };
  }
  const access = osAccess(parsed);
  if (access !== undefined && dotenv === undefined) return { kind: 'os', ...access, source };
  const reason =
    access === undefined
      ? 'The name os may not be the os module in this file.'
      : 'DOTENV is read after the class body has run: import values from configurations, for values.SecretValue.';
  return { kind: 'unknown', line: 1, reason };
}

function sourceOf(reader: LoaderReader, parsed: ParsedPython, view: SettingsView): EnvSource | undefined {
  const loader = reader(parsed, view);
  return loader === undefined || loader.kind === 'unknown' ? undefined : loader.source;
}

/** `values.SecretValue`, by the names that the file has, or will have once `values` is imported beside the others. */
function secretValueIn(parsed: ParsedPython): string | undefined {
  const imports = importsOf(parsed).filter(({ within }) => within.length === 0);
  const values = imports.find(({ module, name }) => module === 'configurations' && name === 'values');
  if (values !== undefined) return `${values.local}.SecretValue`;
  const own = imports.find(
    ({ module, name }) => module === 'configurations.values' && name === 'SecretValue',
  );
  return own?.local ?? (importOfConfigurations(parsed) === undefined ? undefined : 'values.SecretValue');
}

/** The import that `values` can join: `from configurations import Configuration` on one line. */
export function importOfConfigurations(parsed: ParsedPython): Statement | undefined {
  if (localNamesOf(parsed, 'configurations.values').length > 0 || assignmentsOf(parsed, 'values').length > 0)
    return undefined;
  return importsOf(parsed).find(
    ({ module, name, within, statement }) =>
      module === 'configurations' &&
      name !== undefined &&
      name !== '*' &&
      within.length === 0 &&
      !parsed.text.slice(parsed.span(statement).from, parsed.span(statement).to).endsWith(')'),
  )?.statement;
}

/** Whether the environment is filled only once the body of a class was run. */
export function fillsLate(view: SettingsView): boolean {
  return classesOf(view.graph)?.classes.has(view.file) === true && dotenvIn(view) !== undefined;
}

/** The file that the attribute DOTENV names. */
function dotenvIn({ graph, entry, app }: SettingsView): EnvSource | undefined {
  const [only, second] = evaluatorOf(graph).evaluate(entry, 'DOTENV').bound;
  if (only === undefined || second !== undefined) return undefined;
  const { value } = only;
  const path =
    value.kind === 'path' && value.base === 'root'
      ? join(value.path)
      : value.kind === 'scalar' && typeof value.value === 'string'
        ? join(app, value.value)
        : undefined;
  // Both took their rules from Honcho.
  return path === undefined || path.startsWith('..')
    ? undefined
    : { kind: 'file', path, reader: 'django-environ' };
}
