import { UserError } from '../../../model/errors.js';
import {
  classNamed,
  exportedValue,
  isRelative,
  originOf,
  readTypeScript,
  resolveImport,
  type ModuleGraph,
  type Origin,
  type ParsedTypeScript,
} from '../../../languages/typescript/index.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import type { Creation } from './creation.js';
import { PASS_A_CLASS, type RootReference } from './entry.js';
import { requireOwnModule, rootModule, type RootModule, type RootName } from './root-module.js';

export interface RootFile {
  readonly file: string;
  readonly name: RootName;
  readonly module: RootModule;
}

/**
 * Follows an import to the root module, also through a path alias and files that export it again.
 * @throws UserError when it does not lead to a class with `@Module({ … })`
 */
export async function findRootFile(
  modules: ModuleGraph,
  { file: importer, reference }: Creation,
): Promise<RootFile> {
  const { imported, local, method } = reference;
  const start =
    imported === undefined
      ? { file: importer, name: local }
      : { file: await importedFile(modules, importer, imported.specifier), name: imported.name };
  const { file, name } = await originOf(modules, start);
  const parsed = await readTypeScript(modules.files, file);
  if (classNamed(parsed, name) === undefined) requireNoOtherValue(parsed, { file, name }, reference);
  const module = orUserError({ file, name }, () => {
    const found = rootModule(parsed, { className: name, method });
    if (method !== undefined) requireOwnModule(found.declaration, method);
    return found;
  });
  return { file, name: { className: name, method }, module };
}

/**
 * A class that is not there may be written; but a name that stands for something else is no class's.
 * @throws UserError when code chooses or makes the root module
 */
function requireNoOtherValue(
  parsed: ParsedTypeScript,
  { file, name }: Origin,
  { imported, line }: RootReference,
): void {
  const message = `There is no class ${name} in this file.`;
  if (imported === undefined) throw new UserError(message, { file, line, hint: PASS_A_CLASS });
  const value = exportedValue(parsed, name);
  if (value === undefined) return;
  const code = `@Module({\n  imports: [${name === 'default' ? 'AppModule' : name}],\n})\nexport class RootModule {}`;
  throw new UserError(`${message} Code makes what it exports under that name.`, {
    file,
    line: value.getStartLineNumber(),
    hint:
      'The session goes into the class that is passed to NestFactory.create. Wrap what the code makes in a class, ' +
      `pass that class to NestFactory.create, and rerun:\n\n${code}`,
  });
}

async function importedFile(modules: ModuleGraph, importer: string, specifier: string): Promise<string> {
  const file = await resolveImport(modules, importer, specifier);
  if (file !== undefined) return file;
  throw new UserError(`${importer} imports the root module from '${specifier}': ${whyNot(specifier)}.`, {
    file: importer,
    hint: 'Import the root module with a relative path and rerun.',
  });
}

function whyNot(specifier: string): string {
  if (isRelative(specifier)) return 'there is no such file';
  const isSubpath = specifier.startsWith('#');
  return isSubpath
    ? 'nothing in "imports" of package.json resolves to a file'
    : 'no path in tsconfig.json resolves to a file';
}

function orUserError<Value>({ file, name }: Origin, find: () => Value): Value {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    throw new UserError(error.reason, {
      file,
      hint: plainForm(name === 'default' ? 'default class AppModule' : `class ${name}`),
      ...(error.line === undefined ? {} : { line: error.line }),
    });
  }
}

/** What a root module looks like that can be edited. */
function plainForm(declaration: string): string {
  const code = `@Module({\n  imports: [],\n})\nexport ${declaration} {}`;
  return (
    'The session goes into the class that is passed to NestFactory.create. Write it in this form, with its current ' +
    `imports, and rerun:\n\n${code}`
  );
}
