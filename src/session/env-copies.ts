import { readDotenv } from '../languages/dotenv/dotenv.js';
import { readText, type Workspace } from '../model/files.js';
import { join, nameOf } from '../model/paths.js';
import { SECRET_VARIABLE, secretFault } from '../model/secret.js';
import { ciCommands, type CiCommand } from './ci-commands.js';
import { programsOf } from './shell-programs.js';
import type { PlacedCommand } from './working-folder.js';

/** An env file that CI makes by copying another file: `cp .env.example .env`. */
export interface EnvCopy extends Pick<CiCommand, 'file' | 'line'> {
  /** The file that is copied. */
  readonly from: string;
  /** Whether that has a good secret. */
  readonly hasSecret: boolean;
}

export async function envCopies(workspace: Workspace): Promise<EnvCopy[]> {
  const found = await ciCommands(workspace, sourceOf);
  return Promise.all(
    found.map(async ({ file, line, command: from }) => {
      const entries = readDotenv((await readText(workspace, from)) ?? '');
      const values = entries.flatMap(({ name, value }) => (name === SECRET_VARIABLE ? [value] : []));
      return { file, line, from, hasSecret: values.some((value) => secretFault(value) === undefined) };
    }),
  );
}

/** The copy that a command of CI finds: of those above it in its file the last one. */
export function copyFor(
  copies: readonly EnvCopy[],
  { file, line }: Pick<CiCommand, 'file' | 'line'>,
): EnvCopy | undefined {
  return copies.findLast((one) => one.file === file && one.line <= line);
}

/** What `cp` takes for an env file. */
function sourceOf({ command, folder = '' }: PlacedCommand): string | undefined {
  const program = programsOf(command).find(({ name }) => name === 'cp');
  if (program === undefined) return undefined;
  const args = command.words.slice(program.at + 1).map(({ text }) => text);
  const [from, to, more] = args.filter((text) => !text.startsWith('-'));
  const isEnvFile = to !== undefined && more === undefined && nameOf(to) === '.env';
  return isEnvFile && from !== undefined && /^[\w./-]+$/.test(from) ? join(folder, from) : undefined;
}
