import {
  bindingOf,
  findValueImport,
  functionNamed,
  isCall,
  isExpression,
  isIdentifier,
  isMemberAccess,
  returnsAtOnce,
  unwrap,
  valueBehind,
  variableOf,
  type ForeignName,
  type Identifier,
  type ModuleGraph,
  type Node,
  type ParsedFile,
} from '../../../languages/typescript/index.js';
import { configPackage } from '../sdk.js';
import { unlessUnsupported } from '../../../session/typescript/unsupported.js';
import { configForRoot, loadArray } from './config-module.js';
import type { RootImports } from './root-imports.js';

/** Constants that lead to others are followed so far. */
const MAX_STEPS = 8;

/**
 * Whether everything that the root module's ConfigModule loads is surely there as soon as it is asked for. With one
 * entry that takes time, `imports: [ConfigModule]` gives a ConfigService that has loaded nothing yet.
 * @param file the file of the imports
 */
export async function loadsAtOnce(
  modules: ModuleGraph,
  file: string,
  imports: RootImports | undefined,
): Promise<boolean> {
  if (imports === undefined) return true;
  const array = unlessUnsupported(() => {
    const forRoot = configForRoot(imports);
    return forRoot === undefined ? undefined : loadArray(forRoot);
  }, undefined);
  for (const entry of array?.getElements() ?? []) {
    if (!(await isAtOnce(modules, { file, parsed: imports.parsed }, entry))) return false;
  }
  return true;
}

/** Whether an entry of `load` is no promise, and gives none. */
export async function isAtOnce(
  modules: ModuleGraph,
  place: ParsedFile,
  entry: Node,
  steps = MAX_STEPS,
): Promise<boolean> {
  const node = isExpression(entry) ? unwrap(entry) : entry;
  if (steps === 0) return false;
  if (isCall(node)) {
    const registerAs = findValueImport(place.parsed, configPackage, 'registerAs')?.local;
    const factory = node.getExpression().getText() === registerAs ? node.getArguments()[1] : undefined;
    return factory !== undefined && isAtOnce(modules, place, factory, steps - 1);
  }
  if (isIdentifier(node)) return isNamedAtOnce(modules, place, node, steps - 1);
  if (!isMemberAccess(node)) return returnsAtOnce(node);
  const namespace = bindingOf(place.parsed, node.getExpression().getText());
  if (namespace?.imported !== '*') return false;
  return isImportedAtOnce(modules, place, { specifier: namespace.module, name: node.getName() }, steps - 1);
}

async function isNamedAtOnce(
  modules: ModuleGraph,
  place: ParsedFile,
  use: Identifier,
  steps: number,
): Promise<boolean> {
  const name = use.getText();
  const own = functionNamed(use, name) ?? variableOf(use)?.getInitializer();
  if (own !== undefined) return isAtOnce(modules, place, own, steps);
  const binding = bindingOf(place.parsed, name);
  if (binding === undefined) return false;
  return isImportedAtOnce(modules, place, { specifier: binding.module, name: binding.imported }, steps);
}

/** The same for one that another file exports. */
export async function isImportedAtOnce(
  modules: ModuleGraph,
  { file: importer }: ParsedFile,
  name: ForeignName,
  steps = MAX_STEPS,
): Promise<boolean> {
  const found = await valueBehind(modules, importer, name);
  return found !== undefined && (await isAtOnce(modules, found, found.value, steps));
}
