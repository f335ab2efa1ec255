import { normalised } from './requirement.js';

/**
 * The locked version of a package in a uv.lock, poetry.lock, pdm.lock, pylock.toml or Pipfile.lock. These are
 * large and written by programs, so they are scanned, not parsed.
 */
export function lockedVersion(text: string, name: string): string | undefined {
  if (text.trimStart().startsWith('{')) return versionInPipfileLock(text, name);
  for (const entry of text.split(/^\[\[packages?\]\]\s*$/m).slice(1)) {
    const found = /^name\s*=\s*"([^"]+)"/m.exec(entry)?.[1];
    if (found !== undefined && normalised(found) === name)
      return /^version\s*=\s*"([^"]+)"/m.exec(entry)?.[1];
  }
  return undefined;
}

/** In JSON a package's entry holds no braces but those of its own objects. */
function versionInPipfileLock(text: string, name: string): string | undefined {
  const entry = new RegExp(`"${name}"\\s*:\\s*\\{([^{}]*)\\}`, 'i').exec(text)?.[1];
  return entry === undefined ? undefined : /"version"\s*:\s*"={2,3}([^"]+)"/.exec(entry)?.[1];
}
