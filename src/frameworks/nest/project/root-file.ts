import { UserError } from '../../../model/errors.js';
import {
  isRelative,
  originOf,
  readTypeScript,
  resolveImport,
  type ModuleGraph,
  type Origin,
} from '../../../languages/typescript/index.js';
import { Unsupported } from '../../../session/typescript/unsupported.js';
import type { Creation } from './creation.js';
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
  const module = orUserError({ file, name }, () => {
    const found = rootModule(parsed, { className: name, method });
    if (method !== undefined) requireOwnModule(found.declaration, method);
    return found;
  });
  return { file, name: { className: name, method }, module };
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
