import type { Expression, NodeOf, Statement } from '../parse/nodes.js';
import { onlyValue } from './arguments.js';
import { agreed, equality, identity, oneTruth } from './comparisons.js';
import type { Run } from './run.js';
import { scalar, type Scalar, type Value } from './values.js';

type Case = NodeOf<'Match'>['cases'][number];
type Pattern = Case['pattern'];

/** Follows the case of `match` that is taken, or all that may be. */
export function followMatch(run: Run, statement: NodeOf<'Match'>): void {
  followCases(run, statement.cases, run.evaluate(statement.subject), [...run.site.within, statement]);
}

function followCases(
  run: Run,
  cases: readonly Case[],
  subject: readonly Value[],
  within: readonly Statement[],
): void {
  const [first, ...others] = cases;
  if (first === undefined) return;
  const { pattern, guard, body } = first;
  const next = () => {
    // What this case surely takes comes to no other one.
    const rest = subject.filter(
      (value) => guard !== undefined || matchesPattern(run, pattern, value) !== true,
    );
    followCases(run, others, rest, within);
  };
  const take = () => {
    run.execute(body, within);
  };
  const matches = subjectTruth(run, pattern, subject);
  if (matches === false) {
    next();
    return;
  }
  if (matches === true) {
    bindPattern(run, pattern, subject);
    followGuarded(run, guard, take, next);
    return;
  }
  run.branch([
    () => {
      bindPattern(run, pattern, subject);
      followGuarded(run, guard, take, () => {
        run.state.dead = true;
      });
    },
    () => {
      // What a pattern binds stays bound where only the guard fails.
      if (guard !== undefined)
        for (const name of namesIn(pattern)) run.state.loseTrackOf(name, 'a pattern binds it', run.site);
      next();
    },
  ]);
}

function followGuarded(run: Run, guard: Expression | undefined, take: () => void, next: () => void): void {
  const truth = guard === undefined || oneTruth(run, run.evaluate(guard));
  if (truth === undefined) run.branch([take, next]);
  else if (truth) take();
  else next();
}

/** Whether a pattern matches all values of a subject, or none; undefined where that is open. */
function subjectTruth(run: Run, pattern: Pattern, subject: readonly Value[]): boolean | undefined {
  return agreed(subject.map((value) => matchesPattern(run, pattern, value)));
}

function matchesPattern(run: Run, pattern: Pattern, value: Value): boolean | undefined {
  switch (pattern.nodeType) {
    case 'MatchAs':
      return pattern.pattern === undefined ? true : matchesPattern(run, pattern.pattern, value);
    case 'MatchSingleton': {
      // `value` is any in py-ast: None, True or False.
      const singleton = pattern.value as Scalar;
      return identity(value, scalar(singleton));
    }
    case 'MatchValue': {
      const wanted = plainText(run, pattern.value) ?? onlyValue(run.evaluate(pattern.value));
      return wanted && equality(value, wanted);
    }
    case 'MatchOr':
      return anyOf(pattern.patterns.map((one) => matchesPattern(run, one, value)));
    default:
      return undefined;
  }
}

/** A string without escapes: in a pattern the parser does not say how a string is quoted. */
function plainText(run: Run, node: Expression): Value | undefined {
  const value: unknown = node.nodeType === 'Constant' ? node.value : undefined;
  const { from, to } = run.parsed.span(node);
  const text = run.parsed.text.slice(from, to);
  const isPlain = typeof value === 'string' && [`'${value}'`, `"${value}"`].includes(text);
  return isPlain ? scalar(value) : undefined;
}

function anyOf(truths: readonly (boolean | undefined)[]): boolean | undefined {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
}

/** The name of a whole pattern is the subject; what is inside of it is not followed. */
function bindPattern(run: Run, pattern: Pattern, subject: readonly Value[]): void {
  const whole = pattern.nodeType === 'MatchAs' ? pattern.name : undefined;
  for (const name of namesIn(pattern))
    run.bind(name, name === whole ? subject : [run.unknown('a pattern binds it')]);
}

function namesIn(pattern: Pattern): string[] {
  const own = (name: string | undefined) => (name === undefined ? [] : [name]);
  switch (pattern.nodeType) {
    case 'MatchAs':
      return [...own(pattern.name), ...(pattern.pattern === undefined ? [] : namesIn(pattern.pattern))];
    case 'MatchStar':
      return own(pattern.name);
    case 'MatchMapping':
      return [...own(pattern.rest), ...pattern.patterns.flatMap(namesIn)];
    case 'MatchClass':
      return [...pattern.patterns, ...pattern.kwd_patterns].flatMap(namesIn);
    case 'MatchOr':
    case 'MatchSequence':
      return pattern.patterns.flatMap(namesIn);
    default:
      return [];
  }
}
