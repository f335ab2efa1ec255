import { diffLines } from 'diff';

type Tree = ReadonlyMap<string, Buffer>;

/** A line that is not as it was before. */
interface ChangedLine {
  readonly path: string;
  /** `+`: it is there now; `-`: it was there. */
  readonly sign: '+' | '-';
  readonly text: string;
}

type Explains = (line: ChangedLine) => boolean;

const ENGINE =
  /SESSION_ENGINE|^\s*(if .*:|else:|match .*:|case .*:|pass|['"]django\.contrib\.sessions\.backends.*|\))\s*$/;
const SESSIONS =
  /django\.contrib\.(sessions(?!\.backends)|auth|contenttypes)\b|SessionMiddleware|AuthenticationMiddleware|^\s*[\][()},]\s*$/;
const LISTS =
  /^\s*(['"*\w.]+,?|\w+(: [\w[\]]+)? \+?= (\w+ \+ )?[[(].*|['"]\w+['"]: [[(].*|[\])],?)\s*(#.*)?$/;

/**
 * Why a file may differ from what it was before a run, once the session is taken away; by what docs/remove.md says of it.
 * All kinds of one case together must explain each of its lines.
 */
export const KINDS: Readonly<Record<string, Explains>> = {
  'Express: what `--insecure-dev` has set in `createWristbandAuth` stays': ({ text }) =>
    text.includes('dangerouslyDisableSecureCookies: process.env.NODE_ENV'),
  'NestJS: `implements NestModule` of a class without a `configure` goes': ({ path, text }) =>
    path.endsWith('.ts') && /NestModule|^export class \w+ \{$/.test(text),
  "NestJS: ConfigModule, the SDK's authentication and its variables stay": ({ path }) =>
    /\.ts$|\.env\.(example|sample)$/.test(path),
  'The line in `.gitignore` stays': ({ path, sign }) => path.endsWith('.gitignore') && sign === '+',
  'Django: the apps and the middleware that sessions and auth need stay, where they were put': ({
    path,
    text,
  }) => path.endsWith('.py') && (SESSIONS.test(text) || LISTS.test(text)),
  'Django: an engine that was replaced is not put back': ({ path, sign, text }) =>
    path.endsWith('.py') && (sign === '-' || /^\s*pass\s*$/.test(text)) && ENGINE.test(text),
  'Django: `SESSION_COOKIE_SECURE` that was corrected stays': ({ text }) =>
    text.startsWith('SESSION_COOKIE_SECURE = '),
  'Django: `load_dotenv` stays as long as the settings read other variables, or the env file holds others': ({
    path,
    sign,
    text,
  }) =>
    sign === '+' &&
    (path.endsWith('.py') ? /dotenv|^# (Load|Reads) \.env/.test(text) : /^python-dotenv$/.test(text.trim())),
  'Django: what `--insecure-dev` has set in `WRISTBAND_AUTH` stays': ({ text }) =>
    /dangerously_disable_secure_cookies|# IMPORTANT: Set to False in production!/.test(text),
  'Django: a package stays declared as long as a Python file names it': ({ path, sign }) =>
    sign === '+' && /requirements.*\.txt$|setup\.(py|cfg)$|pyproject\.toml$/.test(path),
  'Django: a package that the project declared as a run does goes, if nothing names it': ({ path, sign }) =>
    sign === '-' && /requirements.*\.txt$|setup\.(py|cfg)$|pyproject\.toml$/.test(path),
  'Django: `import os` goes, though it was there, if nothing else uses it': ({ sign, text }) =>
    sign === '-' && /^import os$/.test(text),
  'Django: a blank line stays where the block came between two lines without one': ({ path, sign, text }) =>
    path.endsWith('.py') && sign === '+' && text.trim() === '' && text !== LINE_END,
  "FastAPI: `session_cookie='session'` of Starlette's session, which a run has renamed, goes": ({
    path,
    sign,
    text,
  }) => path.endsWith('.py') && sign === '-' && /^\s*session_cookie=["']session["'],?$/.test(text),
  'A last line that had no end has one': ({ text }) => text === LINE_END,
  'Blank lines at the end of a file go': ({ sign, text }) => sign === '-' && text.trim() === '',
};

/** The kinds that explain how a project differs; `unexplained` has the lines that none does. */
export function differencesOf(before: Tree, now: Tree): { kinds: string[]; unexplained: string[] } {
  const lines = changedLines(before, now);
  const entries = Object.entries(KINDS);
  const kindOf = (line: ChangedLine) => entries.find(([, explains]) => explains(line))?.[0];
  const first = lines.map((line) => {
    // Blank lines come and go with what they part.
    const other = isBlank(line) ? lines.find((one) => one.path === line.path && !isBlank(one)) : undefined;
    return kindOf(other ?? line);
  });
  const unexplained = lines.flatMap(({ path, sign, text }, index) =>
    first[index] === undefined ? [`${path}: ${sign}${text}`] : [],
  );
  return { kinds: [...new Set(first.filter((kind) => kind !== undefined))], unexplained };
}

function isBlank({ text }: ChangedLine): boolean {
  return text.trim() === '';
}

function changedLines(before: Tree, now: Tree): ChangedLine[] {
  const paths = [...new Set([...before.keys(), ...now.keys()])];
  return paths.flatMap((path) => {
    const [was, is] = [before.get(path)?.toString() ?? '', now.get(path)?.toString() ?? ''];
    const isEnded = /[^\n]$/.test(was) && is.endsWith('\n');
    const ended: ChangedLine[] = isEnded ? [{ path, sign: '+', text: LINE_END }] : [];
    return [...ended, ...linesOf(path, isEnded ? was + (/\r?\n$/.exec(is)?.[0] ?? '') : was, is)];
  });
}

/** Stands for a line end that the last line did not have. */
const LINE_END = '(line end)';

function linesOf(path: string, was: string, is: string): ChangedLine[] {
  return diffLines(was, is)
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ value, added }) =>
      (value.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line): ChangedLine => ({
        path,
        sign: added ? '+' : '-',
        text: line.replace(/\r?\n$/, ''),
      })),
    );
}
