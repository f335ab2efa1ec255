/** Random changes of a project's files, as people and merges make them. Text in, text out; what does not apply changes nothing. */

export const KINDS = [
  'delete a line',
  'duplicate a line',
  'swap two lines',
  'flip a boolean',
  'drop an element',
  'change a quoted word',
  'append an override',
] as const;

export interface Spoiling {
  readonly kind: (typeof KINDS)[number];
  /** Large numbers that choose the file, the place in it and what is put there. */
  readonly file: number;
  readonly at: number;
  readonly with: number;
}

type Tree = ReadonlyMap<string, Buffer>;

/** What somebody might set again at the end of a file, by its extension. */
const OVERRIDES: Readonly<Record<string, readonly string[]>> = {
  py: [
    'SESSION_COOKIE_SECURE = False',
    'SESSION_COOKIE_HTTPONLY = False',
    "SESSION_COOKIE_SAMESITE = 'None'",
    "SESSION_ENGINE = 'django.contrib.sessions.backends.cache'",
    "SESSION_ENGINE = 'qsessions.backends.cached_db'",
    'SESSION_COOKIE_AGE = 60',
    "WRISTBAND_SESSION_SECRET = 'another-literal-secret-of-enough-length-12'",
    "WRISTBAND_SESSION_SECRET = 'short'",
    'WRISTBAND_SESSION_SECRET = SECRET_KEY',
    'MIDDLEWARE = []',
    "MIDDLEWARE += ['garden.middleware.Extra']",
    "INSTALLED_APPS.remove('django.contrib.sessions')",
    'if DEBUG:\n    SESSION_COOKIE_SECURE = False',
    "if not DEBUG:\n    SESSION_ENGINE = 'django.contrib.sessions.backends.db'",
    'from .local import *',
    'globals().update(SESSION_COOKIE_SECURE=False)',
  ],
  ts: ["import 'express-session';", 'export const secure = false;', 'const broken = {;'],
  env: [
    'WRISTBAND_SESSION_SECRET=short',
    'WRISTBAND_SESSION_SECRET=',
    'WRISTBAND_SESSION_SECRET=another-literal-secret-of-enough-length-12',
    'SECRET_KEY=another-literal-secret-of-enough-length-12',
  ],
};

/**
 * The same files with one change in one of the sources and env files.
 * @param favoured files that are chosen more often
 */
export function spoil(
  tree: Tree,
  { kind, file, at, with: what }: Spoiling,
  favoured: readonly string[],
): Map<string, Buffer> {
  const paths = [...tree.keys(), ...favoured, ...favoured, ...favoured].filter(
    (path) => tree.has(path) && extensionOf(path) !== undefined,
  );
  const path = paths[file % paths.length];
  if (path === undefined) return new Map(tree);
  // latin1 keeps every byte as it is.
  const text = tree.get(path)?.toString('latin1') ?? '';
  const spoiled = changed(text, kind, at, what, extensionOf(path) ?? '');
  return new Map([...tree, [path, Buffer.from(spoiled, 'latin1')]]);
}

function extensionOf(path: string): string | undefined {
  if (/(^|\/)\.env[^/]*$|\.env$/.test(path)) return 'env';
  return /\.(py|ts)$/.exec(path)?.[1];
}

function changed(text: string, kind: Spoiling['kind'], at: number, what: number, extension: string): string {
  const lines = text.split(/(?<=\n)/);
  const line = at % Math.max(1, lines.length);
  const here = lines[line] ?? '';
  const next = lines[line + 1] ?? '';
  switch (kind) {
    case 'delete a line':
      return lines.toSpliced(line, 1).join('');
    case 'duplicate a line':
      return lines.toSpliced(line, 0, here).join('');
    case 'swap two lines':
      return lines.toSpliced(line, 2, next, here).join('');
    case 'flip a boolean':
      return replaceOne(text, /\b(True|False|true|false)\b/g, at, (word) => FLIPPED[word] ?? word);
    case 'drop an element':
      return replaceOne(text, /\s*('[^'\n]*'|"[^"\n]*"|\w+),/g, at, () => '');
    case 'change a quoted word':
      return replaceOne(text, /'[^'\n]*'|"[^"\n]*"/g, at, (word) => otherWord(text, word, what));
    case 'append an override': {
      const known = OVERRIDES[extension] ?? [];
      return `${text}${known[what % known.length] ?? ''}\n`;
    }
  }
}

const FLIPPED: Readonly<Record<string, string>> = {
  True: 'False',
  False: 'True',
  true: 'false',
  false: 'true',
};

/** Another quoted word of the same file, or the same one with a letter more. */
function otherWord(text: string, word: string, what: number): string {
  const words = text.match(/'[^'\n]*'|"[^"\n]*"/g) ?? [];
  const other = words[what % words.length] ?? word;
  return other === word ? `${word.slice(0, -1)}x${word.slice(-1)}` : other;
}

function replaceOne(text: string, pattern: RegExp, at: number, by: (word: string) => string): string {
  const matches = [...text.matchAll(pattern)];
  const found = matches[at % matches.length];
  if (found === undefined) return text;
  return text.slice(0, found.index) + by(found[0]) + text.slice(found.index + found[0].length);
}
