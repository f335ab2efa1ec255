import type { NodeOf, ParsedPython } from '../../../languages/python/index.js';

export type ImportStatement = NodeOf<'Import'> | NodeOf<'ImportFrom'>;

/** What settings import of Python's standard library, as far as the order of imports goes. */
const STANDARD_LIBRARY: ReadonlySet<string> = new Set(
  (
    'ast base64 collections configparser contextlib copy csv dataclasses datetime decimal enum functools getpass hashlib importlib io ' +
    'ipaddress itertools json locale logging math mimetypes os pathlib platform random re secrets shutil signal site socket ssl ' +
    'string subprocess sys tempfile textwrap time tomllib traceback types typing urllib uuid warnings zoneinfo'
  ).split(' '),
);

/** The imports that the file begins with, `__future__` imports left out. */
export function leadingImports(parsed: ParsedPython): ImportStatement[] {
  const [first] = parsed.body;
  const isDocstring = first?.nodeType === 'Expr' && first.value.nodeType === 'Constant';
  const rest = isDocstring ? parsed.body.slice(1) : parsed.body;
  const end = rest.findIndex(({ nodeType }) => nodeType !== 'Import' && nodeType !== 'ImportFrom');
  const head = end < 0 ? rest : rest.slice(0, end);
  return head.filter(
    (statement): statement is ImportStatement =>
      statement.nodeType === 'Import' ||
      (statement.nodeType === 'ImportFrom' && statement.module !== '__future__'),
  );
}

/** By the first module that the statement names; relative imports are the project's own. */
export function isStandardLibrary(statement: ImportStatement): boolean {
  const module = statement.nodeType === 'Import' ? statement.names[0]?.name : statement.module;
  const isRelative = statement.nodeType === 'ImportFrom' && (statement.level ?? 0) > 0;
  return !isRelative && STANDARD_LIBRARY.has(module?.split('.')[0] ?? '');
}
