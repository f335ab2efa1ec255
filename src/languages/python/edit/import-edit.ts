import { insertAt, type TextEdit } from '../../text/text-edit.js';
import { appendBlock, endsParagraph, insertAfter, insertBefore } from './blocks.js';
import { isImport, type ImportStatement } from '../query/imports.js';
import type { Statement } from '../parse/nodes.js';
import type { ParsedPython } from '../parse/parse.js';
import { isDocstring } from '../query/statements.js';

/** `import module`, or `from module import name`; the module is absolute. */
export interface NewImport {
  readonly module: string;
  readonly name?: string;
}

/**
 * Adds an import to those that the file begins with, where isort and ruff sort it: the standard library, then packages,
 * then own code, `import` before `from` in each. Without imports it goes after the docstring, else before the first statement.
 * @param isOwn whether an absolute module is code of the project
 */
export function insertImport(
  parsed: ParsedPython,
  added: NewImport,
  isOwn: (module: string) => boolean,
): TextEdit {
  const imports = leadingImports(parsed);
  const widened = widenFrom(parsed, imports, added);
  if (widened !== undefined) return widened;
  const code =
    added.name === undefined ? `import ${added.module}` : `from ${added.module} import ${added.name}`;
  const sections = sectionsOf(parsed, imports, isOwn);
  const section = sectionOfModule(added.module, isOwn);
  const peers = imports.filter((_statement, index) => sections[index] === section);
  const isBefore = sorter(peers);
  const next = peers.find((peer) => isBefore(added, newImportOf(peer)));
  if (next !== undefined) return insertBefore(parsed, next, code);
  const lastPeer = peers.at(-1);
  if (lastPeer !== undefined) return insertAfter(parsed, lastPeer, code);
  const following = imports.find((_statement, index) => (sections[index] ?? section) > section);
  if (following !== undefined) return insertBefore(parsed, following, `${code}\n`);
  const last = imports.at(-1);
  return last === undefined ? insertFirst(parsed, code) : insertAfter(parsed, last, `\n${code}`);
}

/** The imports that the file begins with, without those of `__future__` and those behind another statement on its line. */
export function leadingImports(parsed: ParsedPython): ImportStatement[] {
  const rest = parsed.body.slice(headOf(parsed));
  const end = rest.findIndex((statement) => !isImport(statement));
  const beginsLine = (statement: Statement) => {
    const { from } = parsed.span(statement);
    return from === 0 || /[\r\n]/.test(parsed.text.slice(from - 1, from));
  };
  return (end < 0 ? rest : rest.slice(0, end)).filter(isImport).filter(beginsLine);
}

/** How many statements stand before any import: https://peps.python.org/pep-0008/#module-level-dunder-names */
function headOf(parsed: ParsedPython): number {
  const head = parsed.body.findIndex(
    (statement) => !isDocstring(parsed, statement) && !isFuture(statement) && !isDunder(statement),
  );
  return head < 0 ? parsed.body.length : head;
}

/** `__version__ = '1.0'` */
function isDunder(statement: Statement): boolean {
  if (statement.nodeType !== 'Assign') return false;
  const [target, second] = statement.targets;
  return second === undefined && target?.nodeType === 'Name' && /^__\w+__$/.test(target.id);
}

function insertFirst(parsed: ParsedPython, code: string): TextEdit {
  const head = headOf(parsed);
  const before = parsed.body[head - 1];
  const next = parsed.body[head];
  const isDefinition = next?.nodeType.endsWith('Def') === true;
  if (before !== undefined)
    return insertAfter(parsed, before, `\n${code}${endsParagraph(parsed, before) ? '' : '\n'}`);
  if (next === undefined) return appendBlock(parsed, code);
  return insertBefore(parsed, next, `${code}\n${isDefinition ? '\n' : ''}`);
}

/** `from module import other` of one line takes in the name; two statements of one module are one for isort. */
function widenFrom(
  parsed: ParsedPython,
  imports: readonly ImportStatement[],
  { module, name }: NewImport,
): TextEdit | undefined {
  const found = imports.find(
    (statement) =>
      statement.nodeType === 'ImportFrom' && statement.module === module && (statement.level ?? 0) === 0,
  );
  if (found === undefined || name === undefined) return undefined;
  const { from, to } = parsed.span(found);
  const text = parsed.text.slice(from, to);
  if (/[\r\n()*\\]/.test(text) || found.names.some(({ asname }) => asname !== undefined)) return undefined;
  const index = found.names.findIndex((other) => isNameBefore(name, other.name));
  if (index < 0) return insertAt(to, `, ${name}`);
  const names = found.names.map((other) => other.name);
  const listed = text.lastIndexOf(names.join(', '));
  const before = names.slice(0, index).map((other) => `${other}, `);
  return listed < 0
    ? insertAt(to, `, ${name}`)
    : insertAt(from + listed + before.join('').length, `${name}, `);
}

/** Constants, classes, then all else, as isort sorts what one module gives. */
function isNameBefore(name: string, other: string): boolean {
  const kind = (one: string) => (one.toUpperCase() === one ? 0 : /^[A-Z]/.test(one) ? 1 : 2);
  if (kind(name) !== kind(other)) return kind(name) < kind(other);
  return name.toLowerCase() < other.toLowerCase();
}

const STANDARD = 0;
const PACKAGES = 1;
const OWN = 2;

/** A paragraph that has own code has nothing else but the standard library, where packages have one to themselves. */
function sectionsOf(
  parsed: ParsedPython,
  imports: readonly ImportStatement[],
  isOwn: (module: string) => boolean,
): number[] {
  const sections = imports.map((statement) => sectionOf(statement, isOwn));
  const paragraphs = imports.map(
    (_statement, index) => imports.slice(0, index).filter((one) => endsParagraph(parsed, one)).length,
  );
  const own = new Set(paragraphs.filter((_paragraph, index) => sections[index] === OWN));
  const isPackage = (index: number) => sections[index] === PACKAGES;
  const isApart = paragraphs.some((paragraph, index) => isPackage(index) && !own.has(paragraph));
  if (!isApart) return sections;
  return sections.map((section, index) =>
    isPackage(index) && own.has(paragraphs[index] ?? 0) ? OWN : section,
  );
}

function sectionOf(statement: ImportStatement, isOwn: (module: string) => boolean): number {
  const isRelative = statement.nodeType === 'ImportFrom' && (statement.level ?? 0) > 0;
  return isRelative ? OWN : sectionOfModule(newImportOf(statement).module, isOwn);
}

function sectionOfModule(module: string, isOwn: (module: string) => boolean): number {
  if (isStandardLibrary(module)) return STANDARD;
  return isOwn(module) ? OWN : PACKAGES;
}

function newImportOf(statement: ImportStatement): NewImport {
  return statement.nodeType === 'Import'
    ? { module: statement.names[0]?.name ?? '' }
    : { module: statement.module ?? '', name: statement.names[0]?.name ?? '' };
}

/** Where `from a` stands before `import b`, the modules alone are sorted. */
function sorter(peers: readonly ImportStatement[]): (one: NewImport, other: NewImport) => boolean {
  const from = peers.findIndex(({ nodeType }) => nodeType === 'ImportFrom');
  const ignoresKind = from >= 0 && peers.slice(from).some(({ nodeType }) => nodeType === 'Import');
  return (one, other) => {
    const [isFrom, isOtherFrom] = [one.name !== undefined, other.name !== undefined];
    if (!ignoresKind && isFrom !== isOtherFrom) return isOtherFrom;
    return one.module.toLowerCase() < other.module.toLowerCase();
  };
}

function isFuture(statement: Statement): boolean {
  return (
    statement.nodeType === 'ImportFrom' && statement.module === '__future__' && (statement.level ?? 0) === 0
  );
}

/** The top-level modules of Python 3.8 to 3.14, private ones left out: https://docs.python.org/3/py-modindex.html */
const MODULES: ReadonlySet<string> = new Set(
  (
    'abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore atexit audioop ' +
    'base64 bdb binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs ' +
    'codeop collections colorsys compileall compression concurrent configparser contextlib contextvars ' +
    'copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest ' +
    'email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib ' +
    'functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http ' +
    'idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache ' +
    'locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt ' +
    'multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ' +
    'ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath ' +
    'pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re ' +
    'readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil ' +
    'signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants ' +
    'sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable sys sysconfig ' +
    'syslog tabnanny tarfile telnetlib tempfile termios textwrap this threading time timeit tkinter token ' +
    'tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest ' +
    'urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc ' +
    'zipapp zipfile zipimport zlib zoneinfo'
  ).split(' '),
);

/** @param module absolute, as in `os.path` */
export function isStandardLibrary(module: string): boolean {
  return MODULES.has(module.split('.')[0] ?? '');
}
