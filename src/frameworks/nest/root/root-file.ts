import { UserError } from '../../../model/errors.js';
import { isRelative } from '../../../languages/typescript/import-place.js';
import type { Workspace } from '../../../model/types.js';
import type { Creation } from '../entry/creation.js';
import { originOf, type Origin } from '../reading/exported-from.js';
import { Unsupported } from '../unsupported.js';
import { resolveImport } from '../reading/resolve.js';
import { refuseOtherModule } from './made-module.js';
import { rootModule, type RootModule, type RootName } from './root-module.js';
import { readTypeScript } from '../reading/read-typescript.js';
import type { Aliases } from '../reading/tsconfig.js';

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
  workspace: Workspace,
  { file: importer, reference }: Creation,
  aliases: Aliases,
): Promise<RootFile> {
  const { imported, local, method } = reference;
  const start =
    imported === undefined
      ? { file: importer, name: local }
      : { file: await importedFile(workspace, importer, imported.specifier, aliases), name: imported.name };
  const { file, name } = await originOf(workspace, start, aliases);
  const parsed = await readTypeScript(workspace, file);
  const module = orRefuse({ file, name }, () => {
    const found = rootModule(parsed, { className: name, method });
    if (method !== undefined) refuseOtherModule(found.declaration, method);
    return found;
  });
  return { file, name: { className: name, method }, module };
}

async function importedFile(
  workspace: Workspace,
  importer: string,
  specifier: string,
  aliases: Aliases,
): Promise<string> {
  const file = await resolveImport(workspace, importer, specifier, aliases);
  if (file !== undefined) return file;
  const reason = isRelative(specifier) ? 'there is no such file' : 'no path of tsconfig.json leads to a file';
  throw new UserError(`${importer} imports the root module from '${specifier}': ${reason}.`, {
    file: importer,
    hint: 'Import the root module with a relative path, and run the command again.',
  });
}

function orRefuse<Value>({ file, name }: Origin, find: () => Value): Value {
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
    'The session goes into the class that NestFactory.create is given. Write it in this form, with what it imports ' +
    `now, and run the command again:\n\n${code}`
  );
}
