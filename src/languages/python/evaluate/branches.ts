import type { Expression, NodeOf } from '../parse/nodes.js';
import { assign } from './assignments.js';
import { oneTruth } from './comparisons.js';
import type { Run } from './run.js';

/** Follows the branch that is taken, or both where the condition is unknown. */
export function followIf(run: Run, statement: NodeOf<'If'>): void {
  const { test, body, orelse } = statement;
  const truth = oneTruth(run, run.evaluate(test));
  const within = [...run.site.within, statement];
  if (truth !== undefined) {
    run.execute(truth ? body : orelse, within);
    return;
  }
  run.branch([
    () => {
      run.execute(body, within);
    },
    () => {
      run.execute(orelse, within);
    },
  ]);
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
