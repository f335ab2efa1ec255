import { readDotenv } from '../languages/dotenv/dotenv.js';
import { encryptionOf, type Encryption } from '../languages/dotenv/encrypted.js';
import { isIgnored } from '../languages/text/ignored.js';
import type { Finding, Note } from '../model/change.js';
import { typed } from '../model/context.js';
import { readText, textOf, type Workspace } from '../model/files.js';
import { howToRefer, referencesIn, type References } from './references.js';
import { folderOf, isOutside, join, upwards } from '../model/paths.js';
import { SECRET_VARIABLE, secretFault } from '../model/secret.js';

/** What keeps an env file, so that nobody else may write to it. */
export interface EnvFileKeeper {
  readonly kind: 'pipe' | 'link' | '1Password' | Encryption;
  /** Whether the secret is in the file; undefined where that can't be seen. */
  readonly has: boolean | undefined;
  /** Where a link leads to. */
  readonly target?: string;
  /** How the values stand in the file. */
  readonly references?: References;
}

/**
 * A named pipe, which password managers make and which is never read here; a link out of the repository; an encrypted
 * file, which may be committed; one that names secrets of 1Password.
 * @param path the env file, a link as it is
 * @param real where its bytes are; undefined where a link leads nowhere
 */
export async function keeperOf(
  workspace: Workspace,
  path: string,
  real: string | undefined,
): Promise<EnvFileKeeper | undefined> {
  if (real === undefined) return { kind: 'link', has: undefined, target: 'a missing file' };
  const snapshot = await workspace.read(path);
  if (snapshot === undefined) return undefined;
  if ('isSpecial' in snapshot.content && snapshot.content.isSpecial) return { kind: 'pipe', has: undefined };
  const tool = encryptionOf(snapshot) ?? (await gitEncrypts(workspace, real));
  const text = textOf(snapshot);
  if (tool !== undefined) return { kind: tool, has: holdsSecret(tool, text) };
  if (isOutside(real)) return { kind: 'link', has: text !== undefined && hasGood(text), target: real };
  return text === undefined ? undefined : referringTo1Password(text);
}

/** https://developer.1password.com/docs/cli/secrets-environment-variables: such a file may be committed. */
function referringTo1Password(text: string): EnvFileKeeper | undefined {
  const references = referencesIn(text);
  if (references?.kind !== '1Password') return undefined;
  const has = readDotenv(text).some((entry) => isSecret(entry) && entry.value !== '');
  return { kind: '1Password', has, references };
}

/** Only git-crypt and dotenvx and SOPS leave something to see: the whole text, or the names. */
function holdsSecret(tool: Encryption, text: string | undefined): boolean | undefined {
  if (text === undefined || tool === 'ansible-vault') return undefined;
  return tool === 'git-crypt' ? hasGood(text) : readDotenv(text).some(isSecret);
}

function hasGood(text: string): boolean {
  return readDotenv(text).some((entry) => isSecret(entry) && secretFault(entry.value) === undefined);
}

function isSecret({ name }: { readonly name: string }): boolean {
  return name === SECRET_VARIABLE;
}

/** git encrypts the files with such an attribute when they are committed; here they are plain text. */
async function gitEncrypts(workspace: Workspace, path: string): Promise<'git-crypt' | undefined> {
  if (isOutside(path)) return undefined;
  for (const folder of upwards(folderOf(path))) {
    const text = (await readText(workspace, join(folder, '.gitattributes'))) ?? '';
    const patterns = text.split(/\r?\n/).flatMap((line) => {
      const [pattern = '', ...attributes] = line.trim().split(/\s+/);
      return attributes.some((one) => /^filter=(git-)?crypt/.test(one)) ? [pattern] : [];
    });
    const below = path.slice(folder === '' ? 0 : folder.length + 1);
    if (patterns.length > 0 && isIgnored(patterns, below) === true) return 'git-crypt';
  }
  return undefined;
}

/** An env file, as far as it matters who keeps it. */
interface Keepable {
  readonly path: string;
  readonly keeper?: EnvFileKeeper | undefined;
}

/** What is left to do by hand: the secret is surely not in the file. */
export function keptFindings({ path, keeper }: Keepable, make: string): Finding[] {
  if (keeper?.has !== false) return [];
  const message = `${SECRET_VARIABLE} is not in ${path}, which ${whatItIs(keeper)}`;
  return [
    {
      file: path,
      message,
      manual: keeper.references
        ? howToRefer(path, keeper.references, [SECRET_VARIABLE], make)
        : `${howToAdd(path, keeper)} Use at least 32 random characters:\n\n${make}`,
    },
  ];
}

/** What `check` cannot tell. */
export function keptNotes({ path, keeper }: Keepable): Note[] {
  if (keeper === undefined || keeper.has !== undefined) return [];
  return [
    {
      file: path,
      message: `Can't tell whether ${SECRET_VARIABLE} is in this file, which ${whatItIs(keeper)}.`,
    },
  ];
}

/** The next step where it is unknown whether the secret is in the file. */
export function keptSteps({ path, keeper }: Keepable, make: string): string[] {
  if (keeper === undefined || keeper.has !== undefined) return [];
  return [`${howToAdd(path, keeper)} At least 32 random characters: ${make}`];
}

/** A clause about the file. */
export function whatItIs({ kind, target }: EnvFileKeeper): string {
  if (kind === 'pipe') return 'is a named pipe';
  if (kind === 'link') return `is a link to ${target ?? ''}`;
  if (kind === '1Password') return 'has references to 1Password';
  return `is encrypted with ${kind}`;
}

function howToAdd(path: string, { kind, target }: EnvFileKeeper): string {
  switch (kind) {
    case 'pipe':
      return `Add ${SECRET_VARIABLE} to what feeds ${path}: it is a named pipe, as password managers create, and was left unchanged.`;
    case 'link':
      return `Add ${SECRET_VARIABLE} to ${target ?? ''}, which ${path} links to: it is outside the repository and was left unchanged.`;
    case '1Password':
      return `Add ${SECRET_VARIABLE} to ${path}, as a reference to 1Password.`;
    case 'dotenvx':
      return `Add ${SECRET_VARIABLE} with dotenvx: ${typed(['dotenvx', 'set', SECRET_VARIABLE, '<secret>', '-f', path])}.`;
    case 'SOPS':
      return `Add ${SECRET_VARIABLE} with SOPS: ${typed(['sops', path])}.`;
    case 'ansible-vault':
      return `Add ${SECRET_VARIABLE} with ansible-vault: ${typed(['ansible-vault', 'edit', path])}.`;
    case 'git-crypt':
      return `Add ${SECRET_VARIABLE} to ${path} after ${typed(['git-crypt', 'unlock'])}: git encrypts it when it is committed.`;
  }
}
