import { listed } from '../model/words.js';
import { readDotenv } from '../languages/dotenv/dotenv.js';
import { encryptionOf } from '../languages/dotenv/encrypted.js';
import type { Note } from '../model/change.js';
import type { Variables } from '../model/context.js';
import { textOf, type Workspace } from '../model/files.js';
import { isPlaceholder } from '../model/secret.js';
import type { EnvFile } from './survey.js';

/** Where the vendor says how to find the values of an application. */
export const VALUES = 'https://docs.wristband.dev/docs/quick-start-create-a-wristband-application';

/** Variables that an application demands, and that nobody is seen to set. */
export interface Unset {
  readonly names: readonly string[];
  /** The file that they belong in; undefined where that is unknown. */
  readonly file: string | undefined;
  /** False where a file that may set them can't be read. */
  readonly sure: boolean;
}

/**
 * The variables that neither an env file nor the environment of this command sets.
 * @param files the env files that the application may read
 */
export async function unsetAmong(
  names: readonly string[],
  files: readonly string[],
  { workspace, variables = {} }: { readonly workspace: Workspace; readonly variables?: Variables },
): Promise<Pick<Unset, 'names' | 'sure'>> {
  const left = names.filter((name) => !isValue(variables[name]));
  if (left.length === 0) return { names: left, sure: true };
  const set = new Set<string>();
  let sure = true;
  for (const file of files) {
    const snapshot = await workspace.read(file);
    const text = textOf(snapshot);
    // A file that is encrypted as a whole names nothing that could be seen.
    if (snapshot !== undefined && (text === undefined || encryptionOf(snapshot) === 'ansible-vault'))
      sure = false;
    for (const { name, value } of readDotenv(text ?? '')) if (isValue(value)) set.add(name);
  }
  return { names: left.filter((name) => !set.has(name)), sure };
}

/** Where values belong that nobody else may see: no file that git tracks. */
export function pathForValues(envFile: EnvFile | undefined): string | undefined {
  return envFile?.tracked === true ? undefined : envFile?.path;
}

function isValue(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== '' && !isPlaceholder(value);
}

/** The next step, until the variables are set. */
export function unsetSteps({ names, file }: Pick<Unset, 'names' | 'file'>): string[] {
  if (names.length === 0) return [];
  return [`Set ${listed(names)} in ${file ?? 'the environment'}. Where to find the values:\n${VALUES}`];
}

/** What `check` says of them: they may be set where nobody sees it. */
export function unsetNotes({ names, file, sure }: Unset): Note[] {
  if (names.length === 0 || !sure) return [];
  const [are, where] = [names.length === 1 ? 'is' : 'are', file === undefined ? '' : `in ${file} or `];
  const message = `${listed(names)} ${are} not set ${where}in the environment of this command.`;
  return [{ message }];
}
