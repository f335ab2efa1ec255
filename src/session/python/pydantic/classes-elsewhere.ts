import { withModules, type ModuleGraph } from '../../../languages/python/evaluate/index.js';
import { dottedName, parsePython, type ParsedPython } from '../../../languages/python/index.js';
import type { Workspace } from '../../../model/files.js';
import { folderOf, upwards } from '../../../model/paths.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { envClass, type EnvClass } from './env-class.js';
import { refusingClasses, secretField, type SecretField } from './field.js';

/** Modules that define classes of pydantic-settings, beside those that were read to follow the application. */
export type ClassModules = ReadonlyMap<string, ParsedPython>;

const PYDANTIC = 'pydantic_settings';

/** What the text of such a module has: the package's name, or that of a class of the project's own that another is derived from. */
export const CLASS_WORDS: readonly string[] = [PYDANTIC, 'BaseSettings', 'Settings)'];

/** Folders whose code is no part of what the project runs. */
const APART = /(^|\/)(docs?|docs_src|examples?|samples?|notebooks?|templates?|project_template|\{\{[^/]*)\//;
/** What a project of its own has in its folder. */
const PROJECT_FILE = /^(manage\.py|pyproject\.toml|setup\.py|Pipfile|requirements.*\.txt)$/;

/** Whether a module mentions the package. */
export function isOfPydantic({ text }: { readonly text: string }): boolean {
  return text.includes(PYDANTIC);
}

/**
 * The modules with such classes among the Python files of an application; none that was read already, and none of another
 * project that lies below.
 * @param texts those that hold one of `CLASS_WORDS`; path to text
 * @param own the folder of the application, and a file of it
 */
export async function classModulesAmong(
  workspace: Workspace,
  texts: ReadonlyMap<string, string>,
  { graph, folder, file }: { readonly graph: ModuleGraph; readonly folder: string; readonly file: string },
): Promise<ClassModules> {
  const found = new Map<string, ParsedPython>();
  const all = [...graph.modules.values(), ...[...texts.values()].map((text) => ({ text }))];
  if (!all.some(isOfPydantic)) return found;
  const own = new Set(upwards(folderOf(file)));
  for (const [path, text] of texts) {
    if (graph.modules.has(path) || !CLASS_WORDS.some((word) => text.includes(word)) || APART.test(path))
      continue;
    const between = upwards(folderOf(path)).filter((one) => one !== folder && !own.has(one));
    const below = between.filter((one) => folder === '' || one.startsWith(`${folder}/`));
    const names = await Promise.all(below.map((one) => workspace.list(one)));
    const parsed = names.flat().some((name) => PROJECT_FILE.test(name)) ? undefined : parsePython(text);
    if (parsed?.kind === 'parsed') found.set(path, parsed);
  }
  return found;
}

/** The modules among them that have a field for the secret, as an earlier run has added it. */
export function withField(modules: ClassModules): ClassModules {
  const named = (text: string) => text.toUpperCase().includes(SECRET_VARIABLE);
  return new Map([...modules].filter(([, { text }]) => named(text)));
}

/**
 * The classes that refuse a variable in an env file, or may, though the application takes nothing from them.
 * @param known classes that get the field anyway
 */
export function refusingElsewhere(
  graph: ModuleGraph,
  elsewhere: ClassModules,
  envFile: string,
  known: readonly EnvClass[],
): EnvClass[] {
  if (elsewhere.size === 0) return [];
  const wide = withModules(graph, elsewhere);
  const inherited = new Set(known.map(({ node }) => node.name));
  return refusingClasses(wide, envFile).filter(
    ({ file, isV1, node }) =>
      elsewhere.has(file) && !isV1 && !node.bases.some((base) => inherited.has(dottedName(base) ?? '')),
  );
}

/** Whether a class, or one that it is derived from, has a field for a variable. */
export function hasField(graph: ModuleGraph, one: EnvClass, variable: string): boolean {
  if (secretField(one, variable).isThere) return true;
  return one.node.bases.some((base) => {
    const name = dottedName(base);
    const above = name === undefined || name === one.node.name ? undefined : envClass(graph, one.file, name);
    return above !== undefined && hasField(graph, above, variable);
  });
}

/**
 * The field for a class that nothing reads it from: the class starts without the variable as well. It is right whatever the
 * class is configured with, for it names the variable where that may be needed.
 */
export function fieldElsewhere(one: EnvClass, variable: string) {
  const field: SecretField = secretField(one, variable);
  const needsAlias = field.needsAlias || one.config === undefined;
  return { ...field, needsAlias, variable, written: { type: 'str | None', fallback: 'None' } };
}
