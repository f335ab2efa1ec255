import type { Snapshot } from '../../model/files.js';
import { readDotenv } from './dotenv.js';

/** The tools that encrypt env files so that they can be committed. */
export type Encryption = 'dotenvx' | 'SOPS' | 'ansible-vault' | 'git-crypt';

const GIT_CRYPT = '\0GITCRYPT\0';

/**
 * By what a file is encrypted; undefined for plain text. dotenvx and SOPS leave the names as they are.
 * - https://dotenvx.com/docs/learn/concepts
 * - https://github.com/getsops/sops#encrypting-binary-files
 */
export function encryptionOf({ bytes, content }: Snapshot): Encryption | undefined {
  if (!('text' in content)) {
    const head = String.fromCharCode(...bytes.subarray(0, GIT_CRYPT.length));
    return head === GIT_CRYPT ? 'git-crypt' : undefined;
  }
  const { text } = content;
  if (text.startsWith('$ANSIBLE_VAULT;')) return 'ansible-vault';
  const entries = readDotenv(text);
  if (entries.some(({ name, value }) => name.startsWith('sops_') || value.startsWith('ENC[AES256_GCM,')))
    return 'SOPS';
  const isDotenvx = entries.some(
    ({ name, value }) => name.startsWith('DOTENV_PUBLIC_KEY') || value.startsWith('encrypted:'),
  );
  return isDotenvx ? 'dotenvx' : undefined;
}
