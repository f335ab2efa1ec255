import { UserError } from '../../errors.js';
import { isRelative } from '../../languages/typescript/import-place.js';
import { parseTypeScript, type ParsedTypeScript } from '../../languages/typescript/parse.js';
import type { Workspace } from '../../types.js';
import type { RootReference } from './entry.js';
import { Obstacle } from './obstacle.js';
import { resolveImport } from './resolve.js';
import { rootModule, type RootModule } from './root-module.js';
import { readText } from './sources.js';

export interface RootFile {
  readonly file: string;
  readonly className: string;
  readonly module: RootModule;
}

/**
 * Follows the entry file's import to the root module.
 * @throws UserError when it does not lead to a class with `@Module({ … })`
 */
export async function findRootFile(
  workspace: Workspace,
  entry: string,
  reference: RootReference,
): Promise<RootFile> {
  const { imported, local } = reference;
  const file = imported === undefined ? entry : await importedFile(workspace, entry, imported.specifier);
  const className = imported?.name ?? local;
  const parsed = await readTypeScript(workspace, file);
  return { file, className, module: orRefuse(file, () => rootModule(parsed, className)) };
}

/** @throws UserError when the file is not there, is no text, or does not parse */
export async function readTypeScript(workspace: Workspace, file: string): Promise<ParsedTypeScript> {
  const text = await readText(workspace, file);
  if (text === undefined) throw new UserError(`There is no file ${file}.`, { file });
  const parsed = parseTypeScript(text);
  if (!('failure' in parsed)) return parsed;
  throw new UserError(`${file} cannot be edited: ${parsed.failure}.`, {
    file,
    line: parsed.line,
    hint: 'Mend the file and run the command again.',
  });
}

async function importedFile(workspace: Workspace, entry: string, specifier: string): Promise<string> {
  const file = await resolveImport(workspace, entry, specifier);
  if (file !== undefined) return file;
  const reason = isRelative(specifier) ? 'there is no such file' : 'only relative imports are followed';
  throw new UserError(`${entry} imports the root module from '${specifier}': ${reason}.`, {
    file: entry,
    hint: 'Import the root module with a relative path, and run the command again.',
  });
}

function orRefuse<Value>(file: string, find: () => Value): Value {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    throw new UserError(error.reason, {
      file,
      hint: 'The session goes into the class with @Module({ … }) that NestFactory.create is given.',
      ...(error.line === undefined ? {} : { line: error.line }),
    });
  }
}
