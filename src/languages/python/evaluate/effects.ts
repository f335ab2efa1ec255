import { oncePer } from '../../memoize.js';
import type { PythonNode, Statement } from '../parse/nodes.js';
import { nodesIn } from '../parse/nodes.js';
import { changedBy } from '../query/changes.js';
import { dottedName } from '../query/expressions.js';
import { isOpaqueCall } from '../query/namespaces.js';
import { isStatement, ownNodes } from '../query/statements.js';
import type { Run } from './run.js';
import type { Definition, Value } from './values.js';

type DefinitionValue = Value & { kind: 'definition' };

/** What calling a function, or running the body of a class, may change in its module; by way of what it calls as well. */
export function loseTrackOfEffects(run: Run, called: DefinitionValue, reason: string): void {
  const seen = new Set<Definition>();
  const waiting = [called];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next.node)) continue;
    seen.add(next.node);
    const { rebound, changed, used, isOpaque } = effectsOf(next.node);
    for (const name of used) waiting.push(...valuesIn(run, next.module, name).filter(isDefinition));
    if (isOpaque) run.state.loseTrack(reason, run.site);
    for (const name of changed)
      for (const value of valuesIn(run, next.module, name)) run.loseTrackInside(value, reason);
    for (const name of rebound) {
      run.loseTrackOf(name, reason);
      if (next.module !== run.module) run.program.setName(next.module, name, run);
    }
  }
}

/** What a name is in the module of a function, and in the one that calls it. */
function valuesIn(run: Run, module: string, name: string): readonly Value[] {
  const own = run.read(name) ?? [];
  if (module === run.module) return own;
  const found = run.program.load(module, run.state).get(name) ?? [];
  return [...own, ...found.map(({ value }) => value)];
}

function isDefinition(value: Value): value is DefinitionValue {
  return value.kind === 'definition';
}

interface Effects {
  /** The names outside of the definition that it may bind. */
  readonly rebound: ReadonlySet<string>;
  /** Those whose lists and dicts it may change. */
  readonly changed: ReadonlySet<string>;
  /** All names that stand in it. */
  readonly used: ReadonlySet<string>;
  /** It may set any name. */
  readonly isOpaque: boolean;
}

const effectsOf = oncePer((definition: Definition): Effects => {
  const nodes = nodesIn(definition);
  const statements = nodes.filter(isStatement).filter((statement) => statement !== definition);
  const touched = new Set(statements.flatMap((statement) => [...changedBy(statement)]));
  const rebound = new Set(
    statements.flatMap((statement) => (statement.nodeType === 'Global' ? statement.names : [])),
  );
  const own = new Set(statements.flatMap(boundBy));
  const changed = [...touched].filter((name) => name !== '' && !own.has(name));
  const used = nodes.flatMap((node) => (node.nodeType === 'Name' ? [node.id] : []));
  const isOpaque = touched.has('') || statements.some((statement) => ownNodes(statement).some(isOpaqueCall));
  return { rebound, changed: new Set(changed), used: new Set(used), isOpaque };
});

/** The names that an assignment binds. */
function boundBy(statement: Statement): string[] {
  if (statement.nodeType === 'Assign') return statement.targets.flatMap(namesIn);
  return statement.nodeType === 'AnnAssign' || statement.nodeType === 'AugAssign'
    ? namesIn(statement.target)
    : [];
}

function namesIn(target: PythonNode): string[] {
  if (target.nodeType === 'Starred') return namesIn(target.value);
  if (target.nodeType === 'Tuple' || target.nodeType === 'List') return target.elts.flatMap(namesIn);
  return target.nodeType === 'Name' ? [target.id] : [];
}

const MODULES_BY_NAME = ['sys.modules', 'import_module', 'importlib.import_module', '__import__'];

/** `setattr(sys.modules[__name__], …)`: whether a statement reaches for the module that it stands in. */
export function reachesOwnModule(statement: Statement): boolean {
  const nodes = ownNodes(statement);
  if (!nodes.some((node) => node.nodeType === 'Name' && node.id === '__name__')) return false;
  return nodes.some(
    (node) =>
      (node.nodeType === 'Name' || node.nodeType === 'Attribute') &&
      MODULES_BY_NAME.includes(dottedName(node) ?? ''),
  );
}

/** The names that a statement and those in it may bind or change. */
export function namesChangedIn(statements: readonly Statement[]): ReadonlySet<string> {
  const all = statements.flatMap((statement) => nodesIn(statement).filter(isStatement));
  return new Set(
    all
      .flatMap((statement) => [...changedBy(statement), ...boundBy(statement)])
      .filter((name) => name !== ''),
  );
}
