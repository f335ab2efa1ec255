import type { Expression, NodeOf, Statement } from '../parse/nodes.js';
import { assign } from './assignments.js';
import { oneTruth } from './comparisons.js';
import { narrow, widen } from './narrowing.js';
import type { Run } from './run.js';
import { likely, type Unknown } from './values.js';

/** Follows the branch that is taken, or both where the condition is unknown. */
export function followIf(run: Run, statement: NodeOf<'If'>): void {
  const { test, body, orelse } = statement;
  const truth = oneTruth(run, run.evaluate(test));
  const within = [...run.site.within, statement];
  if (truth !== undefined) {
    run.execute(truth ? body : orelse, within);
    return;
  }
  const setElsewhere = orelse.length === 0 ? flagSetElsewhere(run, statement) : undefined;
  let isLeft = false;
  run.branch([
    () => {
      const narrowed = narrow(run, test, true);
      run.execute(body, within);
      widen(run, narrowed);
      isLeft = run.state.dead;
    },
    () => {
      const narrowed = narrow(run, test, false);
      run.execute(orelse, within);
      // After `if …: raise` it is known for good.
      if (!isLeft) widen(run, narrowed);
      if (setElsewhere !== undefined) run.state.replaceAll(setElsewhere);
    },
  ]);
}

/**
 * `if not LOADED: from defaults import *`, where nothing that is known sets the flag: only code that may set any name, as local
 * settings do which import the defaults themselves, keeps them out, and has then set all names.
 */
function flagSetElsewhere(run: Run, { test, body }: NodeOf<'If'>): Unknown | undefined {
  const isNegated = test.nodeType === 'UnaryOp' && test.op.nodeType === 'Not';
  const flag = isNegated ? test.operand : test;
  const isStar = (one: Statement) => one.nodeType === 'ImportFrom' && one.names[0]?.name === '*';
  if (flag.nodeType !== 'Name' || !body.some(isStar)) return undefined;
  const values = run.evaluate(flag);
  const isTaken = oneTruth(run, likely(values)) === !isNegated;
  const open = values.find((value): value is Unknown => value.kind === 'unknown' && value.ofAnyName === true);
  return isTaken && likely(values) !== values ? open : undefined;
}

/** Follows `try`. An exception may come after any statement of the body; a handler may begin there. */
export function followTry(run: Run, statement: NodeOf<'Try'> | NodeOf<'TryStar'>): void {
  const { body, handlers, orelse, finalbody } = statement;
  const within = [...run.site.within, statement];
  const before = run.state;
  run.state = before.fork();
  const interrupted = run.executeBody(body, within);
  run.execute(orelse, within);
  const ends = [run.state];
  const escaping = [interrupted];
  for (const handler of handlers) {
    run.state = interrupted.fork();
    if (handler.name !== undefined) run.bind(handler.name, [run.unknown('it is an exception')]);
    if (finalbody.length > 0) escaping.push(run.executeBody(handler.body, within));
    else run.execute(handler.body, within);
    ends.push(run.state);
  }
  if (finalbody.length > 0)
    run.escape(escaping, () => {
      run.execute(finalbody, within);
    });
  run.state = before;
  before.join(ends, run.site);
  run.execute(finalbody, within);
}

/** Follows `with`; what a context manager makes is unknown, and unless it is a known one it may go on after an exception. */
export function followWith(run: Run, statement: NodeOf<'With'> | NodeOf<'AsyncWith'>): void {
  const within = [...run.site.within, statement];
  for (const { context_expr: context, optional_vars: target } of statement.items) {
    run.evaluate(context);
    if (target !== undefined) assign(run, target, [run.unknown('it is made by a context manager')]);
  }
  if (!statement.items.some(({ context_expr: context }) => suppresses(run, context))) {
    run.execute(statement.body, within);
    return;
  }
  const before = run.state;
  run.state = before.fork();
  const interrupted = run.executeBody(statement.body, within);
  const end = run.state;
  run.state = before;
  before.join([end, interrupted], run.site);
}

/** These pass exceptions on: files, and environs' `env.prefixed('NAME_')`. */
const PASSING_METHODS: ReadonlySet<string> = new Set(['open', 'prefixed', 'urlopen']);
const PASSING: ReadonlySet<string> = new Set([
  'builtins.open',
  'contextlib.chdir',
  'contextlib.closing',
  'contextlib.nullcontext',
  'contextlib.redirect_stderr',
  'contextlib.redirect_stdout',
  'tempfile.TemporaryDirectory',
  'tempfile.TemporaryFile',
  'tempfile.NamedTemporaryFile',
  'warnings.catch_warnings',
]);

function suppresses(run: Run, context: Expression): boolean {
  const called = context.nodeType === 'Call' ? context.func : undefined;
  if (called === undefined) return true;
  if (called.nodeType === 'Attribute' && PASSING_METHODS.has(called.attr)) return false;
  return !run.evaluate(called).every((value) => value.kind === 'external' && PASSING.has(value.name));
}
