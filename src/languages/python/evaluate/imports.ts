import type { NodeOf } from '../parse/nodes.js';
import { localName } from '../query/imports.js';
import { isSuppressed } from '../query/statements.js';
import { bindMembers } from './class-members.js';
import { copiedFiles, importedFile, submodule, type InlinedCode } from './module-graph.js';
import type { Run } from './run.js';
import type { CopiedNames, Copying } from '../query/copied-names.js';
import { settingOf } from './exports.js';
import { UNBOUND, type Exports } from './state.js';
import { isOpen, likely, type Bound, type Site, type Value } from './values.js';

/**
 * `import a.b`, `import a as b`
 * @param from the module that the statement stands in
 */
export function importModules(run: Run, statement: NodeOf<'Import'>, from = run.module): void {
  for (const alias of statement.names) {
    const { graph } = run.program;
    const file = importedFile(graph, from, alias.name);
    if (file !== undefined) run.program.load(file, run.state);
    // Without an alias the name of the package is bound; what is in it are its attributes.
    const [first = alias.name] = alias.name.split('.');
    const name = alias.asname === undefined ? first : alias.name;
    const bound = importedFile(graph, from, name);
    const value: Value = bound === undefined ? { kind: 'external', name } : { kind: 'module', file: bound };
    run.bind(localName(statement, alias), [value]);
  }
}

/**
 * `from a import b`, `from a import *`
 * @param from the module that the statement stands in
 */
export function importNames(run: Run, statement: NodeOf<'ImportFrom'>, from = run.module): void {
  const { graph } = run.program;
  const module = '.'.repeat(statement.level ?? 0) + (statement.module ?? '');
  const file = importedFile(graph, from, module);
  const exports = file === undefined ? undefined : run.program.load(file, run.state);
  const outside = file === undefined ? run.program.outside(module, run.site) : undefined;
  for (const alias of statement.names) {
    if (alias.name === '*') {
      importStar(run, module, exports ?? outside);
      continue;
    }
    const bound = exports?.get(alias.name) ?? settingOf(outside, alias.name);
    bindName(run, { from, module, name: alias.name, local: localName(statement, alias) }, bound);
  }
}

interface ImportedAs {
  /** The module that the statement stands in. */
  readonly from: string;
  readonly module: string;
  readonly name: string;
  readonly local: string;
}

/** @param bound what the module has under the name; undefined where it has nothing */
function bindName(
  run: Run,
  { from, module, name, local }: ImportedAs,
  bound: readonly (Bound | undefined)[] | undefined,
): void {
  const isModule =
    isOpen(bound ?? []) && importedFile(run.program.graph, from, submodule(module, name)) !== undefined;
  if (bound !== undefined && !isModule) run.state.names.set(local, bound);
  else run.bind(local, [submoduleOf(run, from, module, name)]);
}

function importStar(run: Run, module: string, brought: Exports | undefined): void {
  if (brought === undefined) importNothing(run, module);
  else run.state.importAll(brought.star());
}

/** `globals().update(vars(base))`: a star import, written out, or one of several. False where the module is none of the graph. */
export function copyNames(run: Run, copied: CopiedNames): boolean {
  const files = copiedFiles(run.program.graph, run.module, copied);
  const [only, second] = files;
  if (only === undefined) return false;
  for (const module of copied.modules)
    if (copiedFiles(run.program.graph, run.module, { ...copied, modules: [module] }).length === 0)
      run.program.missing(run.site, module);
  const ways = files.map((file) => () => {
    copyFrom(run, file, copied);
  });
  if (second === undefined) copyFrom(run, only, copied);
  else run.branch(ways);
  return true;
}

function copyFrom(run: Run, file: string, { brings }: CopiedNames): void {
  const all = run.program.load(file, run.state).all();
  run.state.importAll((name) => (brings(name) ? all(name) : UNBOUND));
  if (brings('__file__')) run.bind('__file__', [{ kind: 'path', path: file, base: 'root', type: 'str' }]);
}

/** A loop that sets the names of a class, or of one of several that a condition chooses. False where one is none of the graph. */
export function copyMembers(run: Run, { owner, brings, isOwn }: Copying): boolean {
  const values = likely(run.evaluate(owner));
  const before = run.state;
  const ends = values.map((value) => {
    run.state = before.fork();
    return bindMembers(run, value, brings, isOwn) ? run.state : undefined;
  });
  run.state = before;
  const known = ends.filter((end) => end !== undefined);
  if (known.length < values.length || known.length === 0) return false;
  before.join(known, run.site);
  return true;
}

/** A module that is not there can't be imported: where that is provided for, it is the user's own, on another computer. */
function importNothing(run: Run, module: string): void {
  const { within } = run.site;
  const isCaught = isTried(run.site);
  const isProvidedFor =
    isCaught ||
    within.some(({ nodeType }) => nodeType === 'If' || nodeType === 'Match') ||
    isSuppressed(within);
  if (isProvidedFor) run.program.missing(run.site, module);
  else run.state.loseTrack(`it star-imports ${module}, which can't be followed`, run.site);
  if (isCaught) run.state.dead = true;
  // Where a condition has led here, Python stops, or the module is there and brings what is missing.
  else if (isProvidedFor && !isSuppressed(within)) run.state.settle();
}

/** Whether a statement stands in the body of a `try`: in `except` there is nothing left to go on with. */
function isTried({ statement, within }: Site): boolean {
  return within.some((outer, index) => {
    if (outer.nodeType !== 'Try') return false;
    return outer.body.includes(within[index + 1] ?? statement);
  });
}

function submoduleOf(run: Run, from: string, module: string, name: string): Value {
  const file = importedFile(run.program.graph, from, submodule(module, name));
  if (file === undefined) {
    if (module.startsWith('.')) return run.unknown(`it comes from ${module}, which can't be followed`);
    return { kind: 'external', name: `${module}.${name}` };
  }
  run.program.load(file, run.state);
  return { kind: 'module', file };
}

/** Runs other files in the place of a statement; of several, any one or none. */
export function inline(run: Run, code: InlinedCode): void {
  const { graph } = run.program;
  const go = (file: string) => {
    const parsed = graph.modules.get(file);
    if (parsed !== undefined && !run.inlining.includes(file)) run.inline(file, parsed);
  };
  for (const part of code) {
    if (part?.missing !== undefined) run.program.missing(run.site, part.missing);
    if (part === undefined) run.state.loseTrack("it runs code that can't be followed", run.site);
    else if (!part.isOneOfSeveral) for (const file of part.files) go(file);
    else if (part.files.length > 0)
      run.branch([
        () => undefined,
        ...part.files.map((file) => () => {
          go(file);
        }),
      ]);
  }
}
