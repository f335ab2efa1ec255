import { argument, dottedName, type NodeOf, type ParsedPython } from '../../languages/python/index.js';
import { folderOf, join, nameOf } from '../../model/paths.js';
import { envPath, pathFromRoot, type CodeFile } from './paths.js';

/** Whether a call is, by its name, the `read_dotenv(…)` of django-dotenv. */
export function isReadDotenv({ func }: NodeOf<'Call'>): boolean {
  return /(^|\.)read_dotenv$/.test(dottedName(func) ?? '');
}

/**
 * The file that django-dotenv reads: it is given the file or its folder; without a path, it takes `.env` beside the file
 * that calls it, and none of the folders above. Undefined where the path can't be worked out.
 * https://github.com/jpadilla/django-dotenv/blob/master/dotenv.py
 */
export function fileOfReadDotenv(
  parsed: ParsedPython,
  call: NodeOf<'Call'>,
  place: CodeFile,
): string | undefined {
  if (call.keywords.some(({ arg }) => arg === undefined)) return undefined;
  const given = argument(call, 0, 'dotenv');
  if (given === undefined) return call.args.length === 0 ? join(folderOf(place.file), ENV_FILE) : undefined;
  const path = pathFromRoot(parsed, given, place);
  return path !== undefined && isFolder(path, place.file)
    ? join(path, ENV_FILE)
    : envPath(parsed, given, place);
}

const ENV_FILE = '.env';

/** Whether a path is a folder that holds the file, or has no name of an env file. */
function isFolder(path: string, file: string): boolean {
  return path === '' || file.startsWith(`${path}/`) || !/\.|env/.test(nameOf(path));
}
