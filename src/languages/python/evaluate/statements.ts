import type { NodeOf, Statement } from '../parse/nodes.js';
import { textIn } from './arguments.js';
import { assign, augment, remove } from './assignments.js';
import { followIf, followTry, followWith } from './branches.js';
import { reachesOwnModule } from './definition-effects.js';
import { loseTrackOfEffects } from './effects.js';
import { evaluateExpression } from './expressions.js';
import { onlyReadsOwnModule } from '../query/module-reads.js';
import { namesSetBy } from '../query/names-set.js';
import { copiedNamesOf } from '../query/copied-names.js';
import { copyNames, importModules, importNames, inline } from './imports.js';
import { followFor, followWhile } from './loops.js';
import { followMatch } from './match.js';
import type { Interpreter, Run } from './run.js';
import type { Value } from './values.js';

/** Follows one statement. */
function followStatement(run: Run, statement: Statement): void {
  const inlined = run.inlined.get(statement);
  if (inlined !== undefined) {
    inline(run, inlined);
    return;
  }
  const copied = copiedNamesOf(run.parsed).get(statement);
  if (copied !== undefined && copyNames(run, copied)) return;
  STEPS[statement.nodeType]?.(run, statement);
  if (reachesOwnModule(statement) && !onlyReadsOwnModule(run.parsed, statement))
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
  Expr: (run, { value }) => void run.evaluate(value),
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
  Assert: (run, { test }) => void run.evaluate(test),
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
    if (value !== undefined) run.evaluate(value);
    run.state.dead = true;
  },
};
const STEPS = followed as Readonly<
  Partial<Record<Statement['nodeType'], (run: Run, statement: Statement) => void>>
>;

/** A decorator may call what it decorates. */
function define(run: Run, node: NodeOf<'FunctionDef'> | NodeOf<'AsyncFunctionDef'>): void {
  const isDecorated = node.decorator_list.length > 0;
  const defaults = [...node.args.defaults, ...node.args.kw_defaults].filter((one) => one !== null);
  for (const part of [...node.decorator_list, ...defaults]) run.evaluate(part);
  const value: Value = { kind: 'definition', node, site: run.site, module: run.module };
  run.bind(node.name, [value]);
  if (!isDecorated) return;
  loseTrackOfEffects(run, value, 'a decorated function may change it');
  run.loseTrackOf(node.name, 'it is decorated');
}

/** The body of a class is run at once, in a namespace of its own. */
function defineClass(run: Run, node: NodeOf<'ClassDef'>): void {
  for (const part of [...node.decorator_list, ...node.bases]) run.evaluate(part);
  const value: Value = { kind: 'definition', node, site: run.site, module: run.module };
  loseTrackOfEffects(run, value, 'the body of a class may change it');
  run.bind(node.name, [value]);
  if (node.decorator_list.length > 0) run.loseTrackOf(node.name, 'it is decorated');
}
