import { isBuiltin } from 'node:module';
import type { Manifest } from '../../../languages/node/manifest.js';
import {
  calledOn,
  callsIn,
  callsWithin,
  foreignName,
  functionAround,
  hasModuleSyntax,
  importedModule,
  isArray,
  isCall,
  isExpression,
  isObject,
  memberNamed,
  methodOf,
  parseTypeScript,
  requiringStatements,
  resolveImport,
  resolveOther,
  stringValue,
  topStatement,
  valueOf,
  type CallExpression,
  type ModuleGraph,
  type Node,
  type ParsedTypeScript,
  type Sources,
} from '../../../languages/typescript/index.js';
import { folderOf, join, relativePath } from '../../../model/paths.js';

/** How the application gets what its env file holds. */
export interface EnvLoading {
  /** Whether a flag of a start script reads it, code does, or nothing that is known. */
  readonly kind: 'script' | 'code' | 'none';
  /** The files, seen from the folder the application is started in, the likeliest first; none where unknown. */
  readonly paths: readonly string[];
  /** Whether they are surely read before the file that creates the application runs to the session. */
  readonly early: boolean;
  readonly file: string | undefined;
  readonly line: number | undefined;
}

const PACKAGES: ReadonlySet<string> = new Set([
  'dotenv',
  'dotenv-expand',
  'dotenv-flow',
  'dotenv-safe',
  '@dotenvx/dotenvx',
]);

/** `-r dotenv/config`, `--import dotenv/config`, `dotenvx run`, and bun, which reads it by itself. */
const PRELOADED =
  /(?:-r|--require|--import)[= ](?:dotenv(?:-\w+)?|@dotenvx\/dotenvx)\/config|\bdotenvx run\b|\bdotenv\b.{0,500} --(?: |$)|\bbun\b/;
const ENV_FILE =
  /--env-file(?:-if-exists)?[= ]["']?([^\s"']+)|\benv-cmd\b.{0,500}?-f[ =]([^\s"']+)|\bdotenv\b.{0,500}?-e[ =]([^\s"']+)|\benv-cmd\b/g;

/** What the start scripts say, the first of these that says anything. */
export function loadingByScript({ scripts }: Manifest, more: readonly string[]): EnvLoading | undefined {
  const starting = Object.entries(scripts).filter(([name]) =>
    /^(dev|develop|start|serve|watch|server)($|[:_-])/.test(name),
  );
  const texts = [...starting.map(([, script]) => script), ...more];
  const found = texts.flatMap((script) => [
    ...[...script.matchAll(ENV_FILE)].map((match) => match[1] ?? match[2] ?? match[3] ?? '.env'),
    ...(PRELOADED.test(script) ? ['.env'] : []),
  ]);
  if (found.length === 0) return undefined;
  const paths = [...new Set(found.map((path) => path.replace(/^\.\//, '')))];
  return { kind: 'script', paths, early: true, file: undefined, line: undefined };
}

/** A call or an import that loads env files, and which: undefined where that can't be seen. */
interface Loader {
  readonly node: Node;
  readonly paths: readonly string[] | undefined;
}

/** What the environment is needed for, and its file. */
export interface Before {
  readonly file: string;
  readonly node: Node;
}

/** The application, as far as the order of its modules goes. */
export interface Program {
  readonly modules: ModuleGraph;
  readonly sources: Sources;
  readonly entry: string;
  /** The folder that it is started in. */
  readonly root: string;
}

/**
 * What the code loads. Whether it does so early enough is found by going through the modules in the order in which they run.
 */
export async function loadingByCode(program: Program, before: Before): Promise<EnvLoading | undefined> {
  const { texts } = program.sources;
  const found = [...texts].flatMap(([file, text]) => {
    const parsed = mayLoad(text) ? parseTypeScript(text) : undefined;
    return parsed === undefined || 'failure' in parsed
      ? []
      : loadersIn(parsed, file, program.root).map((loader) => ({ ...loader, file }));
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const early = await firstLoader(program, before);
  const decisive = early ?? first;
  return {
    kind: 'code',
    paths: decisive.paths ?? [],
    early: early !== undefined,
    file: decisive.file,
    line: decisive.node.getStartLineNumber(),
  };
}

function mayLoad(text: string): boolean {
  return text.includes('dotenv') || text.includes('loadEnvFile');
}

function loadersIn(parsed: ParsedTypeScript, file: string, root: string): Loader[] {
  const imported = parsed.file
    .getImportDeclarations()
    .filter((one) => isConfigPath(one.getModuleSpecifierValue()))
    .map((node): Loader => ({ node, paths: ['.env'] }));
  const calls = callsIn(parsed.file).flatMap((call): Loader[] => {
    if (isRequire(call))
      return isConfigPath(stringValue(call.getArguments()[0]) ?? '') ? [{ node: call, paths: ['.env'] }] : [];
    if (/(^|\.)loadEnvFile$/.test(call.getExpression().getText())) {
      const [path] = call.getArguments();
      return [{ node: call, paths: path === undefined ? ['.env'] : pathOf(path, file, root) }];
    }
    return isConfigCall(call) ? [{ node: call, paths: pathsOfConfig(call, file, root) }] : [];
  });
  return [...imported, ...calls];
}

function isRequire(call: CallExpression): boolean {
  return call.getExpression().getText() === 'require';
}

function isConfigPath(specifier: string): boolean {
  return [...PACKAGES].some((name) => specifier === `${name}/config` || specifier === `${name}/config.js`);
}

/** `dotenv.config()`, `config()` of it, `require('dotenv').config()`, and `load` of dotenv-safe. */
function isConfigCall(call: CallExpression): boolean {
  const callee = call.getExpression();
  const name = methodOf(call) ?? foreignName(callee)?.name;
  return (name === 'config' || name === 'load') && PACKAGES.has(importedModule(callee) ?? '');
}

function pathsOfConfig(call: CallExpression, file: string, root: string): readonly string[] | undefined {
  const [options] = call.getArguments();
  if (options === undefined) return ['.env'];
  if (!isObject(options)) return undefined;
  const member = memberNamed(options, 'path');
  if (member === undefined) return ['.env'];
  const value = valueOf(member);
  if (isArray(value)) {
    const all = value.getElements().map((one) => pathOf(one, file, root)?.[0]);
    return all.every((one) => one !== undefined) ? all : undefined;
  }
  return value === undefined ? undefined : pathOf(value, file, root);
}

/** `'.env'`, `path.join(__dirname, '../.env')`, `path.resolve(process.cwd(), '.env')`. */
function pathOf(node: Node, file: string, root: string): readonly string[] | undefined {
  const text = stringValue(node);
  if (text !== undefined) return text.startsWith('/') ? undefined : [join(text)];
  if (!isCall(node) || !['join', 'resolve'].includes(methodOf(node) ?? node.getExpression().getText()))
    return undefined;
  const [start, ...rest] = node.getArguments();
  const parts = rest.map((one) => stringValue(one));
  if (start === undefined || parts.some((part) => part === undefined)) return undefined;
  const below = parts.filter((part) => part !== undefined);
  if (stringValue(start) !== undefined) return [join(stringValue(start) ?? '', ...below)];
  if (start.getText() === 'process.cwd()') return [join(...below)];
  const isHere = ['__dirname', 'import.meta.dirname'].includes(start.getText());
  return isHere ? [relativePath(root, join(folderOf(file), ...below)).replace(/^\.\//, '')] : undefined;
}

/** A loader, and the file that has it. */
type LoaderInFile = Loader & { readonly file: string };

/** How far the modules have run: up to the first loader, or up to the node that needs it. */
interface Progress {
  readonly seen: Set<string>;
  ended: boolean;
  found: LoaderInFile | undefined;
}

/** The loader that surely runs before a node does; undefined where none does. */
async function firstLoader(program: Program, before: Before): Promise<LoaderInFile | undefined> {
  const progress: Progress = { seen: new Set(), ended: false, found: undefined };
  await runModule(program, before, program.entry, progress);
  if (!progress.ended && !progress.seen.has(before.file))
    await runModule(program, before, before.file, progress);
  return progress.found;
}

/** What it imports runs first; in CommonJS, each where it is required. */
async function runModule(program: Program, before: Before, file: string, progress: Progress): Promise<void> {
  const parsed = parseTypeScript(program.sources.texts.get(file) ?? '');
  if ('failure' in parsed || progress.seen.has(file)) return;
  progress.seen.add(file);
  const requiring = new Map(requiringStatements(parsed).map((one) => [one.statement, one.modules]));
  for (const statement of inOrder(parsed)) {
    for (const specifier of [...specifiersOf(statement), ...(requiring.get(statement) ?? [])]) {
      const next = await moduleOf(program.modules, file, specifier);
      if (next !== undefined) await runModule(program, before, next, progress);
    }
    runStatement(statement, { program, before, file, parsed }, progress);
    if (progress.ended) return;
  }
}

interface Running {
  readonly program: Program;
  readonly before: Before;
  readonly file: string;
  readonly parsed: ParsedTypeScript;
}

function runStatement(statement: Node, { program, before, file, parsed }: Running, progress: Progress): void {
  if (progress.ended) return;
  const loaders = mayLoad(parsed.text) ? loadersIn(parsed, file, program.root) : [];
  const loader = loaders.find(
    ({ node }) => topStatement(node) === statement && functionAround(node) === undefined,
  );
  if (loader !== undefined) progress.found = { ...loader, file };
  const isReached = file === before.file && reaches(statement, before.node);
  progress.ended = loader !== undefined || isReached;
}

/** What is in a function runs where its file calls that function, else later than all modules. */
function reaches(statement: Node, node: Node): boolean {
  const top = topStatement(node);
  // The file may have been parsed again since.
  const isTop = top.getStart() === statement.getStart();
  if (functionAround(node) === undefined) return isTop;
  const name = /^(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:function|const|let|var)\s+(\w+)/.exec(
    top.getText(),
  )?.[1];
  if (isTop || name === undefined) return false;
  return callsWithin(statement).some(
    (call) => calledOn(call).getText() === name && functionAround(call) === undefined,
  );
}

/** Imports run before all else of their file. */
function inOrder(parsed: ParsedTypeScript): Node[] {
  const statements: readonly Node[] = parsed.file.getStatements();
  const imports: readonly Node[] = hasModuleSyntax(parsed) ? parsed.file.getImportDeclarations() : [];
  return [...imports, ...statements.filter((one) => !imports.includes(one))];
}

function specifiersOf(statement: Node): string[] {
  if (!/^(Import|Export)Declaration$/.test(statement.getKindName())) return [];
  return statement
    .getChildren()
    .filter((one) => isExpression(one))
    .flatMap((one) => stringValue(one) ?? []);
}

async function moduleOf(modules: ModuleGraph, file: string, specifier: string): Promise<string | undefined> {
  if (isBuiltin(specifier)) return undefined;
  return (await resolveImport(modules, file, specifier)) ?? resolveOther(modules, file, specifier);
}
