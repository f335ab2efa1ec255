import {
  argument,
  dottedName,
  type Expression,
  callsOf,
  type NodeOf,
  type ParsedPython,
  type PlacedCall,
  type PlacedStatement,
  type PythonNode,
  type Statement,
  statementsOf,
  stringValue,
} from '../../../languages/python/index.js';
import { Evaluator, type Environment } from '../../../languages/python/evaluate/index.js';
import { oncePer } from '../../../languages/memoize.js';
import { ownNodes } from '../../../languages/python/query/statements.js';
import type { Note } from '../../../model/change.js';
import type { Workspace } from '../../../model/files.js';
import { join } from '../../../model/paths.js';
import type { LoadedByManage } from './loaded-by-manage.js';
import { SETTINGS_VARIABLE } from '../settings/names.js';
import type { SettingsClass } from '../settings/classes/class-modules.js';
import { aloneIn } from '../../../session/python/paths.js';

export interface NamedSettings {
  /** Undefined where it is unknown. */
  readonly module: string | undefined;
  readonly line: number;
}

/** Where Django starts, and the settings that it would use. */
export interface Entry extends LoadedByManage {
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
  /** Whether these load the env file that manage.py loads. */
  readonly isLoadedByServers?: boolean;
  /** How the settings were found, where it was not manage.py that named them. */
  readonly note?: Note;
}

const EMPTY: Environment = () => undefined;

interface Circumstances {
  readonly environment?: Environment | undefined;
  /** The calls of a function, where another file makes them as well. */
  readonly callsTo?: (name: string) => readonly PlacedCall[];
  /** Whether a statement runs at all. */
  readonly isRun?: (placed: PlacedStatement) => boolean;
}

/**
 * What a file makes DJANGO_SETTINGS_MODULE: `os.environ.setdefault(…)`, `os.environ[…] = …`, `os.environ.update(…)`.
 * Of several possible values of one statement the likeliest stands first.
 */
export function settingsNamedIn(
  parsed: ParsedPython,
  variable = SETTINGS_VARIABLE,
  { environment = EMPTY, callsTo = callsIn(parsed), isRun = () => true }: Circumstances = {},
): NamedSettings[] {
  return statementsOf(parsed)
    .filter(isRun)
    .flatMap(({ statement, within, line }) =>
      [statement, ...ownNodes(statement)].flatMap((node): NamedSettings[] => {
        const given = givenBy(node, variable);
        if (given === undefined) return [];
        const values = given.value === undefined ? [undefined] : argumentsFor(given.value, within, callsTo);
        return values.flatMap((value): NamedSettings[] => {
          const modules = value === undefined ? undefined : textsOf(parsed, value, environment);
          const named = modules?.map((module) => ({ module: isModule(module) ? module : undefined, line }));
          return named ?? [{ module: undefined, line }];
        });
      }),
    );
}

/** `config.settings.None` is of a variable that is not set, and `Not set` says so: nobody can name a module so. */
function isModule(module: string): boolean {
  const isTemplate = module.includes('{');
  return isTemplate || !(module.split('.').includes('None') || /\s/.test(module));
}

/** What the calls of a function give to the parameter that an expression of it names; else the expression itself. */
function argumentsFor(
  node: Expression,
  within: readonly Statement[],
  callsTo: (name: string) => readonly PlacedCall[],
): readonly (Expression | undefined)[] {
  const outer = within.findLast((one) => one.nodeType === 'FunctionDef');
  if (node.nodeType !== 'Name' || outer?.nodeType !== 'FunctionDef') return [node];
  const { posonlyargs, args, defaults, kwonlyargs, kw_defaults: keywordDefaults } = outer.args;
  const positional = [...posonlyargs, ...args];
  const position = positional.findIndex(({ arg }) => arg === node.id);
  const keyword = kwonlyargs.findIndex(({ arg }) => arg === node.id);
  if (position < 0 && keyword < 0) return [node];
  const fallback =
    position < 0 ? keywordDefaults[keyword] : defaults[position - positional.length + defaults.length];
  const given = callsTo(outer.name).map(({ call }) =>
    argument(call, position < 0 ? Infinity : position, node.id),
  );
  return given.length === 0 ? [fallback ?? undefined] : given.map((one) => one ?? fallback ?? undefined);
}

/** The calls in a file of a function that it defines. */
export function callsIn(parsed: ParsedPython): (name: string) => readonly PlacedCall[] {
  return (name) => callsOf(parsed).filter(({ call }) => dottedName(call.func) === name);
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
    return stringValue(argument(node, 0, 'key')) === variable
      ? { value: argument(node, 1, 'value') }
      : undefined;
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
  for (const candidate of filesFor(folder, module))
    if ((await workspace.read(candidate)) !== undefined) return candidate;
  return undefined;
}

/** The files that a module may be. */
export function filesFor(folder: string, module: string): [string, string] {
  const path = join(folder, module.replaceAll('.', '/'));
  return [`${path}/__init__.py`, `${path}.py`];
}

/** Tests are run with settings of their own: `config.settings.test`. */
export function isForTests(module: string): boolean {
  return /(^|[._])(tests?(ing)?|pytest|e2e|cypress|playwright|selenium)([._]|$)/.test(module);
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
