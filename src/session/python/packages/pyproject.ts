import { parse, TomlError } from 'smol-toml';
import { asTable, type Table } from '../../../languages/toml.js';
import { UserError } from '../../../model/errors.js';
import { normalised, readRequirement, type Requirement } from './requirement.js';

/** What a TOML file of a Python project says about its dependencies. */
export interface TomlDeclarations {
  readonly requirements: readonly Requirement[];
  /** The tables below `[tool]`. */
  readonly tools: readonly string[];
  /** Whether it declares what the project itself needs at all. */
  readonly declares: boolean;
  /** Which versions of Python it is for. */
  readonly python?: { readonly specifier: string; readonly file: string };
}

/** Reads PEP 621, PEP 735 and Poetry's tables of a pyproject.toml. */
export function readPyproject(file: string, text: string): TomlDeclarations {
  const root = tableOf(file, text);
  const project = asTable(root['project']);
  const tool = asTable(root['tool']);
  const poetry = asTable(tool['poetry']);
  const requirements = [
    ...listed(project['dependencies'], file),
    ...grouped('extra', project['optional-dependencies'], (value) => listed(value, file)),
    ...grouped('group', root['dependency-groups'], (value) => listed(value, file)),
    ...named(poetry['dependencies'], file),
    ...grouped('group', poetry['group'], (value) => named(asTable(value)['dependencies'], file)),
    ...pixiRequirements(asTable(tool['pixi']), file),
    ...hatchRequirements(asTable(tool['hatch']), file),
  ];
  const declares = Array.isArray(project['dependencies']) || 'dependencies' in poetry;
  const { 'requires-python': python } = project;
  return {
    requirements,
    tools: [...Object.keys(tool), ...toolsOfHatch(asTable(tool['hatch']))],
    declares,
    ...(typeof python === 'string' && { python: { specifier: python, file } }),
  };
}

/** Reads a pixi.toml. */
export function readPixi(file: string, text: string): readonly Requirement[] {
  return pixiRequirements(tableOf(file, text), file);
}

/** Packages of conda and of PyPI, each in a table of its own: https://pixi.sh/latest/reference/pixi_manifest/ */
function pixiRequirements(table: Table, file: string): Requirement[] {
  return [
    ...named(table['dependencies'], file),
    ...named(table['pypi-dependencies'], file),
    ...grouped('group', table['feature'], (value) => [
      ...named(asTable(value)['dependencies'], file),
      ...named(asTable(value)['pypi-dependencies'], file),
    ]),
  ];
}

/** What an environment has beside the dependencies of the project: https://hatch.pypa.io/latest/config/environment/overview/ */
function hatchRequirements(table: Table, file: string): Requirement[] {
  return grouped('group', table['envs'], (value) => [
    ...listed(asTable(value)['dependencies'], file),
    ...listed(asTable(value)['extra-dependencies'], file),
  ]);
}

/** What a hatch.toml has are the options of `[tool.hatch]`: https://hatch.pypa.io/latest/intro/#configuration */
export function readHatch(file: string, text: string): Pick<TomlDeclarations, 'requirements' | 'tools'> {
  const table = tableOf(file, text);
  return { requirements: hatchRequirements(table, file), tools: toolsOfHatch(table) };
}

/** Environments say that hatch runs the project; without them it may only build it. */
function toolsOfHatch(table: Table): string[] {
  return 'envs' in table ? ['hatch.envs'] : [];
}

/** Reads a Pipfile. */
export function readPipfile(file: string, text: string): readonly Requirement[] {
  const root = tableOf(file, text);
  const { python_version: python } = asTable(root['requires']);
  return [
    ...named(root['packages'], file),
    ...named(root['dev-packages'], file),
    ...(typeof python === 'string' ? [{ name: 'python', specifier: `==${python}`, file }] : []),
  ];
}

/** @throws UserError when the file is no TOML */
function tableOf(file: string, text: string): Table {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [reason = ''] = error.message.split('\n');
    throw new UserError(`${file} can't be read: ${reason}.`, {
      file,
      line: error.line,
      hint: 'Fix the file and rerun.',
    });
  }
}

function listed(value: unknown, file: string): Requirement[] {
  return strings(value).flatMap((line) => withFile(readRequirement(line), file));
}

/** The requirements of each entry of a table, with the entry's name. */
function grouped(
  kind: 'group' | 'extra',
  table: unknown,
  read: (value: unknown) => readonly Requirement[],
): Requirement[] {
  return Object.entries(asTable(table)).flatMap(([name, value]) =>
    read(value).map((requirement) => ({ ...requirement, group: { kind, name } })),
  );
}

/** `django = "^4.2"`, `django = { version = "^4.2" }`, `django = [{ … }, { … }]`. */
function named(value: unknown, file: string): Requirement[] {
  return Object.entries(asTable(value)).map(([name, constraint]) => ({
    name: normalised(name),
    specifier: specifierOf(constraint),
    file,
  }));
}

function specifierOf(constraint: unknown): string {
  if (typeof constraint === 'string') return constraint === '*' ? '' : constraint;
  if (Array.isArray(constraint)) return constraint.map(specifierOf).join('||');
  const { version } = asTable(constraint);
  return version === undefined ? '' : specifierOf(version);
}

function withFile(
  requirement: Pick<Requirement, 'name' | 'specifier'> | undefined,
  file: string,
): Requirement[] {
  return requirement === undefined ? [] : [{ ...requirement, file }];
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/**
 * The locked version of a package in a uv.lock, poetry.lock, pdm.lock, pylock.toml or Pipfile.lock. These are
 * large and written by programs, so they are scanned, not parsed.
 */
export function lockedVersion(text: string, name: string): string | undefined {
  if (text.trimStart().startsWith('{')) return versionInPipfileLock(text, name);
  for (const entry of text.split(/^\[\[packages?\]\]\s*$/m).slice(1)) {
    const found = /^name\s*=\s*"([^"]+)"/m.exec(entry)?.[1];
    if (found !== undefined && normalised(found) === name)
      return /^version\s*=\s*"([^"]+)"/m.exec(entry)?.[1];
  }
  return undefined;
}

/** In JSON a package's entry holds no braces but those of its own objects. */
function versionInPipfileLock(text: string, name: string): string | undefined {
  const entry = new RegExp(`"${name}"\\s*:\\s*\\{([^{}]*)\\}`, 'i').exec(text)?.[1];
  return entry === undefined ? undefined : /"version"\s*:\s*"={2,3}([^"]+)"/.exec(entry)?.[1];
}
