import {
  argument,
  dottedName,
  type Expression,
  type NodeOf,
  type ParsedPython,
  type PythonNode,
  statementsOf,
  stringValue,
} from '../../../languages/python/index.js';
import { Evaluator, type Environment } from '../../../languages/python/evaluate/index.js';
import { oncePer } from '../../../languages/memoize.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import type { Note } from '../../../model/change.js';
import type { Workspace } from '../../../model/files.js';
import { join } from '../../../model/paths.js';
import { SETTINGS_VARIABLE } from '../settings/names.js';
import type { Search } from '../../../model/framework.js';
import type { SettingsClass } from '../settings/classes/class-modules.js';
import { readIfPython } from '../../../session/python/python-file.js';
import { aloneIn } from '../../../session/python/paths.js';

export interface NamedSettings {
  /** Undefined where it is unknown. */
  readonly module: string | undefined;
  readonly line: number;
}

/** Where Django starts, and the settings that it would use. */
export interface Entry {
  /** The file that names the settings: manage.py, or what stands in for it. */
  readonly file: string;
  /** Undefined where there is none that is Django's. */
  readonly manage: string | undefined;
  /** The folder that modules are imported from: that of manage.py, or one that it puts into `sys.path`. */
  readonly app: string;
  /** The folder that Django is started in: that of manage.py, where modules are imported from another one. */
  readonly start?: string;
  /** As it is named: `mysite.settings`. */
  readonly module: string;
  readonly settings: string;
  /** Others that the file names, or has as its default. */
  readonly others: readonly NamedSettings[];
  /** The entries of servers that were found while looking for one that names the settings. */
  readonly servers?: readonly string[];
  /** How the settings were found, where it was not manage.py that named them. */
  readonly note?: Note;
  /** Whether manage.py fills the environment from a file before Django starts. */
  readonly loadsEnvFile: boolean;
  /** That file, where manage.py names it; relative to the workspace's root. */
  readonly envFile?: string | undefined;
}

const EMPTY: Environment = () => undefined;

/**
 * What a file makes DJANGO_SETTINGS_MODULE: `os.environ.setdefault(…)`, `os.environ[…] = …`, `os.environ.update(…)`.
 * Of several possible values of one statement the likeliest stands first.
 */
export function settingsNamedIn(
  parsed: ParsedPython,
  variable = SETTINGS_VARIABLE,
  environment: Environment = EMPTY,
): NamedSettings[] {
  return statementsOf(parsed).flatMap(({ statement, line }) =>
    [statement, ...ownNodes(statement)].flatMap((node): NamedSettings[] => {
      const given = givenBy(node, variable);
      if (given === undefined) return [];
      const modules = given.value === undefined ? undefined : textsOf(parsed, given.value, environment);
      return modules?.map((module) => ({ module, line })) ?? [{ module: undefined, line }];
    }),
  );
}

const inAnyEnvironment = oncePer((parsed: ParsedPython) => new Evaluator(aloneIn(parsed, FILE)));
const inEnvironments = oncePer((parsed: ParsedPython) =>
  oncePer((environment: Environment) => new Evaluator(aloneIn(parsed, FILE), { environment })),
);

/** The texts that an expression may be: first with this environment, then with any; undefined where that is unknown. */
function textsOf(
  parsed: ParsedPython,
  node: Expression,
  environment: Environment,
): readonly string[] | undefined {
  const literal = stringValue(node);
  if (literal !== undefined) return [literal];
  const texts = (evaluator: Evaluator) =>
    evaluator
      .valuesOf(FILE, node)
      ?.map((value) =>
        value.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined,
      );
  const all = texts(inAnyEnvironment(parsed)) ?? [];
  // A statement that this environment does not reach counts as well: `if 'test' in sys.argv`.
  const usual = texts(inEnvironments(parsed)(environment)) ?? all;
  if (usual.length === 0 || !usual.every((text) => text !== undefined))
    return textOfVariable(node, environment);
  return [...new Set([...usual, ...all.filter((text) => text !== undefined)])];
}

/** `env('STAGE', default='config.settings.dev')`, where another module of the project makes the object. */
function textOfVariable(node: Expression, environment: Environment): readonly string[] | undefined {
  if (node.nodeType !== 'Call') return undefined;
  const variable = stringValue(argument(node, 0));
  const fallback = stringValue(argument(node, 1, 'default'));
  if (variable === undefined || fallback === undefined || !/^[A-Z][A-Z0-9_]*$/.test(variable))
    return undefined;
  return [environment(variable) ?? fallback];
}

/** The file is looked at by itself, so its name does not matter. */
const FILE = 'manage.py';

type Given = { readonly value: Expression | undefined } | undefined;

/** What a node gives the variable. */
function givenBy(node: PythonNode, variable: string): Given {
  if (node.nodeType === 'Assign') {
    const isNamed = node.targets.some(
      (target) => target.nodeType === 'Subscript' && stringValue(target.slice) === variable,
    );
    return isNamed ? { value: node.value } : undefined;
  }
  if (node.nodeType !== 'Call') return undefined;
  const called = dottedName(node.func) ?? '';
  if (/(^|\.)environ\.setdefault$/.test(called))
    return stringValue(argument(node, 0)) === variable ? { value: argument(node, 1) } : undefined;
  return /(^|\.)environ\.update$/.test(called) ? updated(node, variable) : undefined;
}

/** `os.environ.update(NAME='…')`, `os.environ.update({'NAME': '…'})` */
function updated({ args, keywords }: NodeOf<'Call'>, variable: string): Given {
  const keyword = keywords.find(({ arg }) => arg === variable);
  if (keyword !== undefined) return { value: keyword.value };
  const [dict] = args;
  if (dict?.nodeType !== 'Dict') return undefined;
  const index = dict.keys.findIndex((key) => stringValue(key) === variable);
  return index < 0 ? undefined : { value: dict.values[index] };
}

/**
 * The file of a module; undefined when there is none. A package shadows a module of the same name.
 * @param folder the one that modules are imported from
 */
export async function settingsFile(
  workspace: Workspace,
  folder: string,
  module: string,
): Promise<string | undefined> {
  const path = join(folder, module.replaceAll('.', '/'));
  for (const candidate of [`${path}/__init__.py`, `${path}.py`]) {
    if ((await workspace.read(candidate)) !== undefined) return candidate;
  }
  return undefined;
}

/** Tests are run with settings of their own: `config.settings.test`. */
export function isForTests(module: string): boolean {
  return /(^|[._])tests?(ing)?([._]|$)/.test(module);
}

const VARIABLE = 'DJANGO_CONFIGURATION';

/** The class of django-configurations that Django is started with, where manage.py or the environment names it. */
export async function configurationNamed(
  { workspace, variables = {} }: Search,
  { manage, servers = [] }: Entry,
): Promise<string | undefined> {
  for (const file of [manage, ...servers]) {
    const parsed = file === undefined ? undefined : await readIfPython(workspace, file);
    const named = parsed === undefined ? [] : settingsNamedIn(parsed, VARIABLE);
    const names = named.flatMap(({ module }) => module ?? []);
    const name = names.find((one) => !isForTests(one.toLowerCase())) ?? names[0];
    if (name !== undefined) return name;
  }
  return variables[VARIABLE];
}

const DEVELOPMENT = /^(dev|develop|development|local)/i;

/** The class that is named, else development's, else one that no other is derived from. */
export function startedWith(
  classes: readonly SettingsClass[],
  named: string | undefined,
): SettingsClass | undefined {
  const own = classes.find(({ name }) => name === named);
  if (own !== undefined) return own;
  const isBase = (one: SettingsClass) =>
    classes.some(({ bases }) => bases.some(({ file, name }) => file === one.file && name === one.name));
  const leaves = classes.filter((one) => !isBase(one) && !/test/i.test(one.name));
  return leaves.find(({ name }) => DEVELOPMENT.test(name)) ?? leaves[0] ?? classes[0];
}
