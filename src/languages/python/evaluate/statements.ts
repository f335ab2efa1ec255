import type { Expression, NodeOf, Statement } from '../parse/nodes.js';
import { canonicalName } from '../query/canonical.js';
import { dottedName } from '../query/expressions.js';
import { textIn } from './arguments.js';
import { assign, augment, remove } from './assignments.js';
import { defineClass } from './classes.js';
import { followIf, followTry, followWith } from './branches.js';
import { reachesOwnModule } from './definition-effects.js';
import { loseTrackOfEffects } from './effects.js';
import { evaluateExpression } from './expressions.js';
import { onlyReadsOwnModule } from '../query/module-reads.js';
import { namesSetBy } from '../query/names-set.js';
import { isComputedImport } from '../query/computed-modules.js';
import { copiedNamesOf, copyingOf } from '../query/copied-names.js';
import { copyMembers, copyNames, importModules, importNames, inline } from './imports.js';
import { followFor, followWhile } from './loops.js';
import { followMatch } from './match.js';
import { narrow } from './narrowing.js';
import type { Interpreter, Run } from './run.js';
import { scalar, type Value } from './values.js';

/** Follows one statement. */
function followStatement(run: Run, statement: Statement): void {
  const inlined = run.inlined.get(statement);
  if (inlined !== undefined) {
    inline(run, inlined);
    return;
  }
  const copied = copiedNamesOf(run.parsed).get(statement);
  if (copied !== undefined && copyNames(run, copied)) return;
  const copying = copyingOf(run.parsed).get(statement);
  if (copying !== undefined && copyMembers(run, copying)) return;
  STEPS[statement.nodeType]?.(run, statement);
  const { parsed } = run;
  const isHarmless = () => onlyReadsOwnModule(parsed, statement) || isComputedImport(parsed, statement);
  if (reachesOwnModule(statement) && !isHarmless())
    run.state.loseTrack(
      'the module is changed through its name',
      run.site,
      namesSetBy(run.site, textIn(run)),
    );
}

/** What a run follows code with. */
export const interpreter: Interpreter = { expression: evaluateExpression, statement: followStatement };

type Step<Type extends Statement['nodeType']> = (run: Run, statement: NodeOf<Type>) => void;
// Each step is called with the type of statement that it stands beside.
type Steps = { readonly [Type in Statement['nodeType']]?: Step<Type> };

const followed: Steps = {
  Assign: (run, { targets, value }) => {
    const values = run.evaluate(value);
    for (const target of targets) assign(run, target, values, value);
  },
  AnnAssign: (run, { target, value }) => {
    if (value !== undefined) assign(run, target, run.evaluate(value), value);
  },
  AugAssign: augment,
  Expr: (run, { value }) => {
    run.evaluate(value);
    if (endsProgram(run, value)) run.state.dead = true;
  },
  If: followIf,
  Try: followTry,
  TryStar: followTry,
  For: (run, loop) => {
    followFor(run, loop);
  },
  AsyncFor: (run, loop) => {
    followFor(run, loop);
  },
  While: followWhile,
  With: followWith,
  AsyncWith: followWith,
  Match: followMatch,
  FunctionDef: define,
  AsyncFunctionDef: define,
  ClassDef: defineClass,
  Import: importModules,
  ImportFrom: importNames,
  Delete: (run, { targets }) => {
    for (const target of targets) remove(run, target);
  },
  Assert: (run, { test }) => {
    run.evaluate(test);
    narrow(run, test, true);
  },
  Break: (run) => {
    run.leaveRound('break');
  },
  Continue: (run) => {
    run.leaveRound('continue');
  },
  Raise: (run) => {
    run.state.dead = true;
  },
  Return: (run, { value }) => {
    run.leaveBody(value === undefined ? [scalar(null)] : run.evaluate(value));
  },
};
const STEPS = followed as Readonly<
  Partial<Record<Statement['nodeType'], (run: Run, statement: Statement) => void>>
>;

const ENDINGS: ReadonlySet<string> = new Set(['sys.exit', 'os._exit']);

function endsProgram(run: Run, node: Expression): boolean {
  return node.nodeType === 'Call' && ENDINGS.has(canonicalName(run.parsed, node.func) ?? '');
}

/** These only say how a method is called. */
const OF_METHODS: ReadonlySet<string> = new Set(['property', 'staticmethod', 'classmethod']);

/** A decorator may call what it decorates. */
function define(run: Run, node: NodeOf<'FunctionDef'> | NodeOf<'AsyncFunctionDef'>): void {
  const isMethod = run.site.within.at(-1)?.nodeType === 'ClassDef';
  const isDecorated = node.decorator_list.some((one) => !isMethod || !OF_METHODS.has(dottedName(one) ?? ''));
  const defaults = [...node.args.defaults, ...node.args.kw_defaults].filter((one) => one !== null);
  for (const part of node.decorator_list) run.evaluate(part);
  const value: Value = {
    kind: 'definition',
    node,
    site: run.site,
    module: run.module,
    defaults: new Map(defaults.map((part) => [part, run.evaluate(part)])),
  };
  run.bind(node.name, [value]);
  if (!isDecorated) return;
  loseTrackOfEffects(run, value, 'a decorated function may change it');
  run.loseTrackOf(node.name, 'it is decorated');
}
